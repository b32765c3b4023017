import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { openSchedule, plan } from '#tests/features/schedule/schedule-desk.ts'

const monday = '2026-01-05T01:00:00Z'

describe('plans', () => {
  it('are kept over a restart, each with its next run in Bangkok time', async () => {
    const { schedule, restart } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    await schedule().save(undefined, { ...plan, name: 'เย็น', times: ['18:00', '12:00', '18:00'] })
    await restart()
    const { plans } = await schedule().get()
    expect(plans).toEqual([
      {
        ...plan,
        id: 1,
        isRunning: false,
        nextRunAt: '2026-01-06T00:30:00.000Z',
        missedAt: null,
        nextTryAt: null,
        lastRun: null,
      },
      {
        ...plan,
        name: 'เย็น',
        times: ['12:00', '18:00'],
        id: 2,
        isRunning: false,
        nextRunAt: '2026-01-05T05:00:00.000Z',
        missedAt: null,
        nextTryAt: null,
        lastRun: null,
      },
    ])
  })

  it('are changed and taken away by their number, which no other plan gets again', async () => {
    const { schedule } = await openSchedule(monday)
    const first = await schedule().save(undefined, plan)
    await schedule().save(first.id, { ...plan, name: 'ใหม่' })
    await schedule().remove(first.id)
    const second = await schedule().save(undefined, plan)
    expect([second.id, (await schedule().get()).plans.map(({ id, name }) => [id, name])]).toEqual([
      2,
      [[2, 'เช้า']],
    ])
    await expect(schedule().remove(1)).rejects.toThrow('schedule.unknown')
    await expect(schedule().save(1, plan)).rejects.toThrow('schedule.unknown')
    await expect(schedule().runNow(1)).rejects.toThrow('schedule.unknown')
  })

  it('begin with the only plan an old store knows, which stays there as it was', async () => {
    const { schedule, restart, keepOldSetting, lookAt, runs } = await openSchedule(monday)
    await keepOldSetting({
      plan: { isEnabled: true, at: '02:30', monthsBack: 2, schemes: ['ucs', 'ofc'], isImporting: false },
      handledDueAt: '2026-01-04T19:30:00.000Z',
      lastRunAt: '2026-01-04T19:30:02.000Z',
    })
    await restart()
    await keepOldSetting({ isNonsense: true })
    await restart()
    expect((await schedule().get()).plans).toEqual([
      {
        id: 1,
        name: 'ทุกคืน',
        isEnabled: true,
        times: ['02:30'],
        sources: ['rep'],
        schemes: ['ucs', 'ofc'],
        reach: { unit: 'months', back: 2 },
        isImporting: false,
        isRunning: false,
        nextRunAt: '2026-01-05T19:30:00.000Z',
        missedAt: null,
        nextTryAt: null,
        lastRun: { at: '2026-01-04T19:30:02.000Z', outcome: null, tried: null },
      },
    ])
    await lookAt('2026-01-05T19:30:10Z')
    expect(runs()).toEqual(['2026-01-05T19:30 nightly 2026-01,2025-12,2025-11'])
  })

  it('ask the downloader for what they say, and remember how it ended', async () => {
    const { schedule, lookAt, ran } = await openSchedule(monday)
    await schedule().save(undefined, { ...plan, isImporting: false, reach: { unit: 'days', back: 3 } })
    await lookAt('2026-01-06T00:30:05Z')
    expect([ran[0]?.input, (await schedule().get()).plans[0]?.lastRun]).toEqual([
      {
        months: ['2026-01'],
        schemes: ['ucs'],
        sources: ['rep'],
        isImporting: false,
        reason: 'nightly',
      },
      {
        at: '2026-01-06T00:30:05.000Z',
        outcome: {
          runId: 1,
          reason: 'nightly',
          state: 'done',
          stored: 2,
          failed: 0,
          refused: 6,
          error: null,
        },
        tried: { count: 1, since: '2026-01-06T00:30:05.000Z' },
      },
    ])
  })

  it('run at each of their times, once', async () => {
    const { schedule, lookAt, runs } = await openSchedule(monday)
    await schedule().save(undefined, { ...plan, times: ['07:30', '12:00'] })
    for (const instant of ['2026-01-05T04:59:59Z', '2026-01-05T05:00:10Z', '2026-01-05T05:00:30Z'])
      await lookAt(instant)
    await lookAt('2026-01-06T00:30:00Z')
    expect(runs()).toEqual([
      '2026-01-05T05:00 nightly 2026-01,2025-12',
      '2026-01-06T00:30 nightly 2026-01,2025-12',
    ])
  })

  it('run nothing for a due moment from before they were saved, changed or switched on', async () => {
    const { schedule, lookAt, restart, runs } = await openSchedule('2026-01-05T03:00:00Z')
    const { id } = await schedule().save(undefined, plan)
    await restart()
    await schedule().save(id, { ...plan, times: ['09:00'] })
    await lookAt('2026-01-05T03:01:00Z')
    await schedule().save(id, { ...plan, isEnabled: false })
    await lookAt('2026-01-08T02:00:00Z')
    await schedule().save(id, plan)
    await lookAt('2026-01-08T02:01:00Z')
    expect(runs()).toEqual([])
  })

  it('stay quiet while they are paused, and do not make up for it', async () => {
    const { schedule, lookAt, restart, runs } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    await schedule().pause(true)
    await lookAt('2026-01-07T02:00:00Z')
    await restart()
    const paused = await schedule().get()
    await schedule().pause(false)
    await lookAt('2026-01-07T02:01:00Z')
    expect([
      paused.isPaused,
      paused.plans.map(({ nextRunAt, missedAt }) => [nextRunAt, missedAt]),
      runs(),
      (await schedule().get()).plans[0]?.nextRunAt,
    ]).toEqual([true, [[null, null]], [], '2026-01-08T00:30:00.000Z'])
  })

  it('run by hand count as done until their next time', async () => {
    const { schedule, moveTo, lookAt, runs } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    await schedule().save(undefined, { ...plan, isEnabled: false })
    moveTo('2026-01-06T01:00:00Z')
    await schedule().runNow(undefined)
    await lookAt('2026-01-06T01:01:00Z')
    expect(runs()).toEqual(['2026-01-06T01:00 manual 2026-01,2025-12'])
  })

  it('run for the operating system when they are due, and not twice', async () => {
    const { schedule, moveTo, runs } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    moveTo('2026-01-06T00:40:00Z')
    const first = await schedule().runDue()
    const second = await schedule().runDue()
    expect([first.length, second, runs()]).toEqual([1, [], ['2026-01-06T00:40 nightly 2026-01,2025-12']])
  })
})

describe('a run that goes on after it has ended', () => {
  it('is shown as it is now, and its plan is not due again for that', async () => {
    const { schedule, downloadWith, lookAt, goOn, runs } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    const error = { code: 'portal.signInNeeded' as const, details: {} }
    downloadWith(async (_input, done) => done({ state: 'failed', stored: 1, error }))
    await lookAt('2026-01-06T00:30:00Z')
    const outcome = async () => (await schedule().get()).plans[0]?.lastRun?.outcome
    expect(await outcome()).toMatchObject({ runId: 1, state: 'failed', stored: 1, error })
    goOn(1, { state: 'running', error: null })
    expect(await outcome()).toMatchObject({ state: 'running', error: null })
    goOn(1, { state: 'done', stored: 5, error: null })
    expect(await outcome()).toMatchObject({ reason: 'nightly', state: 'done', stored: 5, error: null })
    await lookAt('2026-01-06T00:50:00Z')
    expect(runs()).toHaveLength(1)
  })
})

describe('two at once', () => {
  it('of the same minute run one after the other', async () => {
    const { schedule, downloadWith, lookAt } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    await schedule().save(undefined, { ...plan, schemes: ['ofc'] })
    const events: string[] = []
    downloadWith(async ({ schemes }, done) => {
      events.push(`begin ${schemes}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      events.push(`end ${schemes}`)
      return done()
    })
    await Promise.all([lookAt('2026-01-06T00:30:00Z'), lookAt('2026-01-06T00:30:00Z')])
    expect(events).toEqual(['begin ucs', 'end ucs', 'begin ofc', 'end ofc'])
  })

  it('wait for somebody else at the portal, and are not lost', async () => {
    const { schedule, downloadWith, lookAt, runs } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    await schedule().save(undefined, plan)
    let isBusy = true
    downloadWith(async (_input, done) => {
      if (isBusy) throw new AppError('portal.busy')
      return done()
    })
    await lookAt('2026-01-06T00:30:00Z')
    const waiting = (await schedule().get()).plans.map(({ lastRun }) => lastRun)
    await lookAt('2026-01-06T01:00:00Z')
    const late = (await schedule().get()).plans.map(({ missedAt }) => missedAt)
    isBusy = false
    await lookAt('2026-01-06T01:10:00Z')
    expect([waiting, late, runs()]).toEqual([
      [null, null],
      ['2026-01-06T00:30:00.000Z', '2026-01-06T00:30:00.000Z'],
      ['2026-01-06T01:10 nightly 2026-01,2025-12', '2026-01-06T01:10 nightly 2026-01,2025-12'],
    ])
  })

  it('are refused when a person asks for the second', async () => {
    const { schedule, downloadWith } = await openSchedule(monday)
    const { id } = await schedule().save(undefined, plan)
    downloadWith(async (_input, done) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return done()
    })
    const first = schedule().runNow(id)
    await expect(schedule().runNow(id)).rejects.toThrow('portal.busy')
    expect((await first).length).toBe(1)
  })

  it('survive a downloader with a bug, which is told as a failed run', async () => {
    const { schedule, downloadWith, lookAt, log, runs } = await openSchedule(monday)
    await schedule().save(undefined, plan)
    await schedule().save(undefined, { ...plan, schemes: ['ofc'] })
    downloadWith(async ({ schemes }, done) => {
      if (schemes.includes('ucs')) throw new TypeError('a bug')
      return done()
    })
    await lookAt('2026-01-06T00:30:00Z')
    await lookAt('2026-01-06T00:31:00Z')
    const [broken] = (await schedule().get()).plans
    const logged = log.lines.find(({ event }) => event === 'schedule.runBroke')
    expect(logged).toMatchObject({ facts: { reference: expect.any(String) }, error: new TypeError('a bug') })
    expect([broken?.lastRun?.outcome, runs().length, log.lines.at(-1)?.event]).toEqual([
      {
        runId: null,
        reason: 'nightly',
        state: 'failed',
        stored: 0,
        failed: 0,
        refused: 0,
        error: { code: 'internal', details: { reference: logged?.facts['reference'] } },
      },
      1,
      'schedule.run',
    ])
  })
})
