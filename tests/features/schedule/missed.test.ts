import { describe, expect, it } from 'vitest'
import { openSchedule, plan } from '#tests/features/schedule/schedule-desk.ts'
import { endedRun } from '#tests/helpers/ended-run.ts'

const monday = '2026-01-05T01:00:00Z'

async function openWithPlan(start = monday) {
  const desk = await openSchedule(start)
  await desk.schedule().save(undefined, plan)
  return desk
}

describe('a missed run', () => {
  it('is made up once by a computer that slept from 07:30 to 09:00', async () => {
    const { moveTo, lookAt, runs } = await openWithPlan()
    await lookAt('2026-01-06T00:29:40Z')
    moveTo('2026-01-06T02:00:00Z')
    await lookAt('2026-01-06T02:00:00Z')
    await lookAt('2026-01-06T02:00:20Z')
    expect(runs()).toEqual(['2026-01-06T02:00 caughtUp 2026-01,2025-12'])
  })

  it('is made up once after three days, whoever notices first', async () => {
    const { schedule, lookAt, restart, tick, runs } = await openWithPlan()
    await lookAt('2026-01-08T02:00:00Z')
    tick()
    await Promise.all([schedule().look(), schedule().look()])
    await restart()
    await lookAt('2026-01-09T00:30:00Z')
    expect(runs()).toEqual([
      '2026-01-08T02:00 caughtUp 2026-01,2025-12',
      '2026-01-09T00:30 nightly 2026-01,2025-12',
    ])
  })

  it('is made up once for each plan', async () => {
    const { schedule, lookAt, ran } = await openWithPlan()
    await schedule().save(undefined, { ...plan, schemes: ['ofc'], times: ['01:00', '13:00'] })
    await lookAt('2026-01-08T02:00:00Z')
    expect(ran.map(({ input }) => [input.schemes, input.reason])).toEqual([
      [['ucs'], 'caughtUp'],
      [['ofc'], 'caughtUp'],
    ])
  })

  it('of the old year is made up in the new one, with its months', async () => {
    const { lookAt, runs } = await openWithPlan('2025-12-31T01:00:00Z')
    await lookAt('2026-01-01T03:00:00Z')
    expect(runs()).toEqual(['2026-01-01T03:00 caughtUp 2026-01,2025-12'])
  })

  it('is made up in 2571 and in 2600 as well', async () => {
    const { lookAt, runs } = await openWithPlan('2027-12-31T01:00:00Z')
    await lookAt('2028-02-29T00:30:00Z')
    await lookAt('2057-01-01T03:00:00Z')
    expect(runs()).toEqual([
      '2028-02-29T00:30 nightly 2028-02,2028-01',
      '2057-01-01T03:00 caughtUp 2057-01,2056-12',
    ])
  })

  it('is none when a person ran the plan in between', async () => {
    const { schedule, moveTo, restart, runs } = await openWithPlan()
    moveTo('2026-01-06T01:00:00Z')
    await schedule().runNow(1)
    moveTo('2026-01-06T03:00:00Z')
    await restart()
    expect(runs()).toEqual(['2026-01-06T01:00 manual 2026-01,2025-12'])
  })

  it('is said to be missing until it is made up', async () => {
    const { schedule, moveTo, lookAt } = await openWithPlan()
    const missed = async () => (await schedule().get()).plans[0]?.missedAt
    moveTo('2026-01-06T00:35:00Z')
    const soon = await missed()
    moveTo('2026-01-06T02:00:00Z')
    const late = await missed()
    await lookAt('2026-01-06T02:00:00Z')
    expect([soon, late, await missed()]).toEqual([null, '2026-01-06T00:30:00.000Z', null])
  })
})

describe('a run that did not reach the portal', () => {
  it('tries again after some minutes, because a computer that woke up has no network yet', async () => {
    const { schedule, downloadWith, lookAt, runs } = await openWithPlan()
    const error = { code: 'portal.unreachable', details: {} } as const
    downloadWith(async (_input, done) => done({ state: 'failed', stored: 0, error }))
    await lookAt('2026-01-06T02:00:00Z')
    await lookAt('2026-01-06T02:09:59Z')
    downloadWith(async (_input, done) => done())
    await lookAt('2026-01-06T02:10:00Z')
    await lookAt('2026-01-06T02:30:00Z')
    expect([runs(), (await schedule().get()).plans[0]?.lastRun?.outcome?.state]).toEqual([
      ['2026-01-06T02:00 caughtUp 2026-01,2025-12', '2026-01-06T02:10 caughtUp 2026-01,2025-12'],
      'done',
    ])
  })

  it.each(['portal.unreachable', 'browser.missing', 'folder.missing', 'download.diskFull'] as const)(
    'because of %s is tried through the night with growing pauses, and says so in the morning',
    async (code) => {
      const { schedule, downloadWith, lookAt, runs } = await openWithPlan()
      downloadWith(async (_input, done) => done({ state: 'failed', stored: 0, error: { code, details: {} } }))
      // every ten minutes from 07:30 to 17:20 in Bangkok
      for (let minute = 30; minute < 630; minute += 10) {
        const at = new Date(Date.UTC(2026, 0, 6, 0, minute))
        await lookAt(at.toISOString())
        if (minute === 50)
          expect((await schedule().get()).plans[0]?.nextTryAt).toBe('2026-01-06T01:00:00.000Z')
      }
      expect(runs().map((run) => run.slice(11, 16))).toEqual([
        ...['00:30', '00:40', '01:00', '01:40', '02:40', '03:40', '04:40', '05:40', '06:40'],
      ])
      expect((await schedule().get()).plans[0]).toMatchObject({
        nextTryAt: null,
        missedAt: null,
        lastRun: { tried: { count: 9, since: '2026-01-06T00:30:00.000Z' }, outcome: { error: { code } } },
      })
    },
  )

  it('once it went well is done, however often it had failed', async () => {
    const { schedule, downloadWith, lookAt, runs } = await openWithPlan()
    const error = { code: 'browser.missing', details: {} } as const
    downloadWith(async (_input, done) => done({ state: 'failed', stored: 0, error }))
    for (const time of ['00:30', '00:40', '01:00']) await lookAt(`2026-01-06T${time}:00Z`)
    downloadWith(async (_input, done) => done())
    for (const time of ['01:40', '02:40']) await lookAt(`2026-01-06T${time}:00Z`)
    expect([runs().length, (await schedule().get()).plans[0]]).toMatchObject([
      4,
      { nextTryAt: null, lastRun: { tried: { count: 4 }, outcome: { state: 'done' } } },
    ])
  })

  it('is not tried again when it failed in any other way', async () => {
    const { downloadWith, lookAt, runs } = await openWithPlan()
    const error = { code: 'portal.signInNeeded', details: {} } as const
    downloadWith(async (_input, done) => done({ state: 'failed', stored: 0, error }))
    for (const minute of ['30', '41']) await lookAt(`2026-01-06T00:${minute}:00Z`)
    expect(runs()).toEqual(['2026-01-06T00:30 nightly 2026-01,2025-12'])
  })
})

describe('a clock', () => {
  it('that is set back does not run a plan a second time the same day', async () => {
    const { schedule, lookAt, runs } = await openWithPlan()
    await lookAt('2026-01-06T00:30:00Z')
    await lookAt('2026-01-05T23:00:00Z')
    const next = (await schedule().get()).plans[0]?.nextRunAt
    await lookAt('2026-01-06T00:30:00Z')
    await lookAt('2026-01-07T00:30:00Z')
    expect([next, runs()]).toEqual([
      '2026-01-07T00:30:00.000Z',
      ['2026-01-06T00:30 nightly 2026-01,2025-12', '2026-01-07T00:30 nightly 2026-01,2025-12'],
    ])
  })

  it('that jumps forward makes up once', async () => {
    const { lookAt, runs } = await openWithPlan()
    await lookAt('2026-01-05T01:00:20Z')
    await lookAt('2026-01-06T12:00:00Z')
    await lookAt('2026-01-06T12:00:20Z')
    expect(runs()).toEqual(['2026-01-06T12:00 caughtUp 2026-01,2025-12'])
  })

  it('that was years ahead and is right again does not silence the plan until then', async () => {
    const { lookAt, runs, schedule } = await openWithPlan()
    await lookAt('2569-01-06T12:00:00Z')
    await lookAt('2026-01-05T02:00:00Z')
    await schedule().save(1, { ...plan, name: 'อื่น' })
    await lookAt('2026-01-06T00:30:00Z')
    await lookAt('2026-01-06T00:30:20Z')
    expect(runs()).toEqual([
      '2569-01-06T12:00 caughtUp 2569-01,2568-12',
      '2026-01-06T00:30 nightly 2026-01,2025-12',
    ])
  })
})

describe('a run that was cut off', () => {
  const never = () => new Promise<never>(() => undefined)

  it('by a kill is made up once at the next start', async () => {
    const { schedule, moveTo, downloadWith, killAndStart, restart, runs } = await openWithPlan()
    moveTo('2026-01-06T00:30:00Z')
    downloadWith(never)
    void schedule().look()
    await expect.poll(async () => (await schedule().get()).plans[0]?.isRunning).toBe(true)
    await expect.poll(async () => (await schedule().get()).plans[0]?.lastRun?.outcome?.state).toBe('running')
    downloadWith(async (_input, done) => done())
    moveTo('2026-01-06T00:50:00Z')
    await killAndStart()
    await restart()
    expect(runs()).toEqual(['2026-01-06T00:50 caughtUp 2026-01,2025-12'])
  })

  it('is told as interrupted, and left after the third kill until its next time', async () => {
    const { schedule, moveTo, lookAt, downloadWith, killAndStart, runs } = await openWithPlan()
    downloadWith(never)
    for (const minute of ['31', '32', '33']) {
      moveTo(`2026-01-06T00:${minute}:00Z`)
      void killAndStart()
      await expect
        .poll(async () => (await schedule().get()).plans[0]?.lastRun?.at)
        .toBe(`2026-01-06T00:${minute}:00.000Z`)
    }
    downloadWith(async (_input, done) => done())
    moveTo('2026-01-06T00:50:00Z')
    await killAndStart()
    const [left] = (await schedule().get()).plans
    await lookAt('2026-01-07T00:30:00Z')
    expect([left?.lastRun?.outcome?.state, left?.missedAt, runs()]).toEqual([
      'interrupted',
      '2026-01-06T00:30:00.000Z',
      ['2026-01-07T00:30 nightly 2026-01,2025-12'],
    ])
  })

  it('by the end of Satang is still due when it starts again', async () => {
    const { schedule, moveTo, downloadWith, restart, runs } = await openWithPlan()
    moveTo('2026-01-06T00:30:00Z')
    let end = (): void => undefined
    downloadWith(async (input) => {
      await new Promise<void>((resolve) => {
        end = resolve
      })
      return endedRun({ ...input, state: 'interrupted' })
    })
    const looking = schedule().look()
    await expect.poll(async () => (await schedule().get()).plans[0]?.lastRun?.outcome?.state).toBe('running')
    await schedule().stop()
    end()
    await looking
    downloadWith(async (_input, done) => done())
    moveTo('2026-01-06T00:50:00Z')
    await restart()
    expect(runs()).toEqual(['2026-01-06T00:50 caughtUp 2026-01,2025-12'])
  })
})
