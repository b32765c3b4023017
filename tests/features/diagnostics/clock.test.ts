import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createClockCheck } from '#main/features/diagnostics/clock-check.ts'
import { createDiagnostics } from '#main/features/diagnostics/diagnostics.service.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { openDesk, orderRep } from '#tests/features/imports/import-desk.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { findQuickBrowser } from '#tests/platform/browser/quick-browser.ts'

/** A portal whose clock shows a day, and says so in every answer. */
async function startPortal(day: string): Promise<string> {
  const server = createServer((_, answer) => {
    answer.setHeader('date', new Date(`${day}T03:00:00Z`).toUTCString())
    answer.end('portal')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/`
}

const secrets = {
  protection: async () => 'ownerFile' as const,
  find: async () => null,
  save: async () => undefined,
  remove: async () => undefined,
}

/** The step about the clock, on a computer whose clock shows a day. @param files imported before */
async function lookAtClock(computer: string, portalDay: string | null, files: readonly string[] = []) {
  const { root, store, imports } = await openDesk()
  await imports.importFiles(files)
  const clock = { now: () => new Date(`${computer}T03:00:00Z`) }
  const portal = portalDay === null ? null : await startPortal(portalDay)
  const { steps } = await createDiagnostics({
    store,
    checkStore: () => store.check(new AbortController().signal),
    clock,
    secrets,
    downloadFolder: async () => root,
    log: createRecordingLog(),
    browsers: createBrowsers({ log: createRecordingLog(), find: findQuickBrowser }),
    ownFolders: [],
    watchedFolder: async () => null,
    portalAddress: async () => portal,
    findClockTrouble: createClockCheck({ store, clock, portalTime: async () => null }),
  }).run()
  return steps.find(({ name }) => name === 'clock')
}

const right = { name: 'clock', isOk: true, error: null }

test('diagnostics hold the clock against the portal that answers now', async () => {
  expect([
    await lookAtClock('2026-11-22', '2026-11-22'),
    await lookAtClock('2020-01-01', '2026-11-22'),
    await lookAtClock('2035-01-01', '2026-11-22'),
  ]).toEqual([
    { ...right, facts: { bangkok: '2026-11-22T10:00:00' } },
    {
      name: 'clock',
      isOk: false,
      error: { code: 'clock.behind', details: { days: 2517, shown: '2020-01-01' } },
      facts: {},
    },
    {
      name: 'clock',
      isOk: false,
      error: { code: 'clock.ahead', details: { days: 2962, shown: '2035-01-01' } },
      facts: {},
    },
  ])
})

test('without a portal the newest document tells that the clock is behind', async () => {
  const { root } = await openDesk()
  const { path: rep } = await orderRep(root, { claims: 5 })
  expect([
    (await lookAtClock('2020-01-01', null, [rep]))?.error?.code,
    (await lookAtClock('2020-01-01', null))?.error,
    (await lookAtClock('2026-11-22', null, [rep]))?.error,
  ]).toEqual(['clock.behind', null, null])
})
