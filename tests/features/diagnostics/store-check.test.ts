import { expect, it, onTestFinished } from 'vitest'
import { createStoreCheck } from '#main/features/diagnostics/store-check.ts'
import { createNotices } from '#main/platform/notices.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'
import { claimBatch, claimRecord, sha256Of, writeRead } from '#tests/features/imports/written-file.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

/** A store of one document with its weekly check, whose clock and moments the test brings. */
async function openDesk() {
  const store = await openTestStore(storeNeeds())
  const file = { name: 'rep.xls', sha256: sha256Of('rep'), printedAt: null }
  await writeRead(store, { ...file, batches: [claimBatch([claimRecord(9, '300000001')])] })
  const at = { now: '2026-11-01T03:00:00.000Z', isBusy: false }
  const log = createRecordingLog()
  const notices = createNotices()
  const told: unknown[] = []
  notices.listen((_name, payload) => void told.push(payload))
  let tick: () => void = () => undefined
  const check = createStoreCheck({
    store,
    clock: { now: () => new Date(at.now) },
    log,
    notices,
    isBusy: () => at.isBusy,
    every(_ms, onTick) {
      tick = onTick
      return () => {
        tick = () => undefined
      }
    },
  })
  check.start()
  onTestFinished(() => check.stop())
  /** Lets the moment come, and waits for what it began. */
  const look = async (now: string, isBusy = false) => {
    Object.assign(at, { now, isBusy })
    tick()
    await check.runWhenDue()
    return (await check.find()).last?.at ?? null
  }
  return { check, look, log, told }
}

const counted = { pages: expect.any(Number), documents: 1, rows: 2 }

it('the whole store is looked at in the first quiet moment, and again when a week has passed', async () => {
  const { look, check } = await openDesk()
  const never = await check.find()
  expect([
    never,
    await look('2026-11-01T03:00:00.000Z', true),
    await look('2026-11-01T04:00:00.000Z'),
    await look('2026-11-08T03:59:59.000Z'),
    await look('2026-11-08T04:00:00.000Z', true),
    await look('2026-11-08T05:00:00.000Z'),
    await check.find(),
    // a clock that was set back
    await look('2026-10-01T05:00:00.000Z'),
  ]).toEqual([
    { last: null, isDue: true, isRunning: false },
    null,
    '2026-11-01T04:00:00.000Z',
    '2026-11-01T04:00:00.000Z',
    '2026-11-01T04:00:00.000Z',
    '2026-11-08T05:00:00.000Z',
    { last: { at: '2026-11-08T05:00:00.000Z', ...counted }, isDue: false, isRunning: false },
    '2026-10-01T05:00:00.000Z',
  ])
})

it('a check that a person asks for is the one that is running, and is kept', async () => {
  const { check, log, told } = await openDesk()
  const [one, other] = await Promise.all([check.run(), check.run()])
  expect([one, other, (await check.find()).last?.documents]).toEqual([counted, one, 1])
  expect([log.lines.filter(({ event }) => event === 'store.checked').length, told]).toEqual([
    1,
    Array(2).fill({ entries: ['diagnostics.storeCheck'] }),
  ])
})
