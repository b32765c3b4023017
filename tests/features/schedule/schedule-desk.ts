import { onTestFinished } from 'vitest'
import { openStore } from '#main/database/open.ts'
import { upsertSetting } from '#main/database/setting.sql.ts'
import type { PlanRun } from '#main/features/schedule/plan-runner.ts'
import { createSchedule } from '#main/features/schedule/schedule.service.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { SchedulePlan } from '#shared/contract/schedule.ts'
import { endedRun } from '#tests/helpers/ended-run.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

/** At half past seven in Bangkok, which is half past midnight in UTC. */
export const plan: SchedulePlan = {
  name: 'เช้า',
  isEnabled: true,
  times: ['07:30'],
  sources: ['rep'],
  schemes: ['ucs'],
  reach: { unit: 'months', back: 1 },
  isImporting: true,
}

type Ran = { readonly input: PlanRun; readonly at: string }
type Downloader = (input: PlanRun, done: (rest?: Partial<DownloadRun>) => DownloadRun) => Promise<DownloadRun>

type Alarm = { readonly times: readonly string[]; readonly onTime: () => void }

/** A schedule on a real store, with a clock and a downloader a test moves by hand. */
export async function openSchedule(start: string) {
  const { platform, folders } = testPlatform(temporaryFolder())
  const store = await openStore({ ...platform, folder: folders.store, clock: systemClock })
  const log = createRecordingLog()
  let now = new Date(start)
  let onTick: () => void = () => undefined
  let download: Downloader = async (_input, done) => done()
  const ran: Ran[] = []
  let onRan: () => Promise<void> = async () => undefined
  const known = new Map<number, DownloadRun>()
  const noAlarm: Alarm = { times: [], onTime: () => undefined }
  let alarm = noAlarm

  function done(input: PlanRun, rest: Partial<DownloadRun> = {}): DownloadRun {
    ran.push({ input, at: now.toISOString() })
    const at = now.toISOString()
    const run = endedRun({
      id: ran.length,
      ...input,
      stored: 2,
      refused: 6,
      startedAt: at,
      endedAt: at,
      ...rest,
    })
    known.set(run.id, run)
    return run
  }
  const build = () =>
    createSchedule({
      store,
      clock: { now: () => now },
      log,
      notices: createNotices(),
      firstPlanName: 'ทุกคืน',
      onRan: () => onRan(),
      run: (input) => download(input, (rest) => done(input, rest)),
      findRun: async (id) => known.get(id) ?? endedRun({ id }),
      alarm: (times, onTime) => {
        alarm = { times, onTime }
        return () => {
          alarm = noAlarm
        }
      },
      every: (_ms, listener) => {
        onTick = listener
        return () => {
          onTick = () => undefined
        }
      },
    })
  let schedule = build()
  onTestFinished(async () => {
    await schedule.stop()
    await store.stop()
  })

  async function begin(): Promise<void> {
    schedule = build()
    await schedule.recover()
    schedule.start()
    await schedule.look()
  }
  return {
    log,
    /** What ran, as `time reason months`. */
    runs: () => ran.map(({ input, at }) => `${at.slice(0, 16)} ${input.reason} ${input.months.join()}`),
    ran,
    schedule: () => schedule,
    tick: () => onTick(),
    /** When Satang looks to the second. */
    alarmTimes: () => alarm.times,
    ring: () => alarm.onTime(),
    moveTo(instant: string): void {
      now = new Date(instant)
    },
    /** The clock moves, and Satang looks at it, as it does by itself. */
    async lookAt(instant: string): Promise<void> {
      now = new Date(instant)
      await schedule.look()
    },
    /** What became of a run after it had ended for its plan. */
    goOn(id: number, rest: Partial<DownloadRun>): void {
      known.set(id, { ...endedRun({ id }), ...known.get(id), ...rest })
    },
    downloadWith(next: Downloader): void {
      download = next
    },
    /** What follows when plans have run. */
    afterRuns(next: () => Promise<void>): void {
      onRan = next
    },
    async restart(): Promise<void> {
      await schedule.stop()
      await begin()
    },
    /** The process is gone in the middle of whatever it does, and starts again. */
    killAndStart: begin,
    keepOldSetting: (value: unknown) => store.write((trx) => upsertSetting(trx, 'schedule', value)),
  }
}
