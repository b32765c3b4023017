import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#main/database/open.ts'
import { createSchedule, defaultPlan } from '#main/features/schedule/schedule.service.ts'
import { systemClock } from '#main/platform/clock.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

type RunInput = ParsedInput<'downloads.run'>

async function openSchedule(start: string) {
  const { platform, folders } = testPlatform(temporaryFolder())
  const store = await openStore({ ...platform, folder: folders.store, clock: systemClock })
  let now = new Date(start)
  const runs: RunInput[] = []
  const run = async (input: RunInput): Promise<DownloadRun> => {
    runs.push(input)
    const counts = { listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0, refused: 0 }
    const at = now.toISOString()
    return { id: runs.length, ...input, ...counts, state: 'done', startedAt: at, endedAt: at, error: null }
  }
  const build = () => createSchedule({ store, clock: { now: () => now }, log: createRecordingLog(), run })
  let schedule = build()
  onTestFinished(async () => {
    await schedule.stop()
    await store.stop()
  })
  return {
    runs,
    schedule: () => schedule,
    moveTo: (instant: string) => {
      now = new Date(instant)
    },
    async restart() {
      await schedule.stop()
      schedule = build()
      await schedule.start()
      await schedule.catchUp()
    },
  }
}

const plan = { ...defaultPlan, at: '07:30' }

describe('the nightly plan', () => {
  it('is kept over a restart and tells its next run in Bangkok time', async () => {
    const { schedule, restart } = await openSchedule('2026-01-05T01:00:00Z')
    await schedule().savePlan(plan)
    await restart()
    expect(await schedule().get()).toEqual({ plan, nextRunAt: '2026-01-06T00:30:00.000Z', lastRunAt: null })
  })

  it('makes up once for a run the computer slept through, whoever notices first', async () => {
    const { schedule, restart, moveTo, runs } = await openSchedule('2026-01-05T01:00:00Z')
    await schedule().savePlan(plan)
    moveTo('2026-01-08T02:00:00Z')
    await restart()
    await Promise.all([schedule().catchUp(), schedule().catchUp()])
    await restart()
    expect(runs.map(({ reason, months }) => [reason, months])).toEqual([['caughtUp', ['2026-01', '2025-12']]])
  })

  it('runs nothing for a due moment from before it was saved', async () => {
    const { schedule, restart, runs } = await openSchedule('2026-01-05T01:00:00Z')
    await schedule().savePlan(plan)
    await restart()
    expect(runs).toEqual([])
  })

  it('stays quiet when it is switched off', async () => {
    const { schedule, restart, moveTo, runs } = await openSchedule('2026-01-05T01:00:00Z')
    await schedule().savePlan({ ...plan, isEnabled: false })
    moveTo('2026-01-08T02:00:00Z')
    await restart()
    expect([runs, (await schedule().get()).nextRunAt]).toEqual([[], null])
  })

  it('counts a run that was asked for as this night’s run', async () => {
    const { schedule, moveTo, runs } = await openSchedule('2026-01-05T01:00:00Z')
    await schedule().savePlan(plan)
    moveTo('2026-01-06T01:00:00Z')
    await schedule().runNow()
    await schedule().catchUp()
    expect(runs.map(({ reason }) => reason)).toEqual(['nightly'])
  })
})
