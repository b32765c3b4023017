import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '#main/database/store.ts'
import { whoSignsIn } from '#main/features/downloads/call-person.ts'
import { insertLists, selectOpenLists } from '#main/features/downloads/download-lists.sql.ts'
import {
  findRun,
  insertRun,
  type RunEnd,
  type RunStart,
  updateEnded,
  updateResumed,
} from '#main/features/downloads/download-runs.sql.ts'
import type { ImportFiles } from '#main/features/downloads/list-needs.ts'
import { createLook } from '#main/features/downloads/look.ts'
import { signInByPerson, type VisitNeeds } from '#main/features/downloads/open-portal.ts'
import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { PortalTimes } from '#main/features/downloads/portal-time.ts'
import { createPortalTurn } from '#main/features/downloads/portal-turn.ts'
import type { Readings } from '#main/features/downloads/readings.ts'
import {
  createReportBoard,
  createRunReport,
  type RunReport,
  type Teller,
} from '#main/features/downloads/run-report.ts'
import { workThroughRun } from '#main/features/downloads/run-work.ts'
import { findPersonsSessions, showSessions } from '#main/features/downloads/seen-sessions.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import { checkFolder } from '#main/features/downloads/stored-files.ts'
import type { Browsers } from '#main/platform/browser/browser.ts'
import type { Clock } from '#main/platform/clock.ts'
import { findFreeBytes } from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { DownloadOptions, DownloadRun } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ListPlace } from '#shared/model/source.ts'
import { monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

export type RunNeeds = {
  readonly store: Store
  readonly browsers: Browsers
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly importFiles: ImportFiles
  readonly readings: Readings
  /** @throws AppError when it cannot be used now */
  readonly downloadFolder: () => Promise<string>
  readonly hospital: () => Promise<{ readonly code: string }>
  /** Enabled accounts, the preferred one first. */
  readonly logins: () => Promise<readonly PortalLogin[]>
  readonly portal: () => Promise<PortalPlace>
  /** Remembers what the portal's clock shows. */
  readonly portalTime?: Pick<PortalTimes, 'hear' | 'keep'>
  readonly wait?: Wait
  readonly random?: () => number
  /** What the disk of a folder has left. */
  readonly freeBytes?: (folder: string) => Promise<number>
}

/** What the end of a run changes, whoever started it. */
const shownElsewhere = [
  ...['downloads.active', 'downloads.listRuns', 'downloads.getRun', 'downloads.listFiles'],
  ...[
    'downloads.missing',
    'schedule.get',
    'dashboard.get',
    'attention.get',
    'imports.list',
    'claims.list',
    'completeness.get',
  ],
]

const leastFreeBytes = 200 * 1024 * 1024
export const waitReally: Wait = async (ms, signal) => {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
}

type DeskNeeds = RunNeeds & { readonly tell: Teller; readonly options: () => Promise<DownloadOptions> }

/** Visits the portal for one run or one sign-in at a time, and writes down how each run ended. */
export function createRunDesk(needs: DeskNeeds) {
  const { store, browsers, clock, log, notices, tell, freeBytes = findFreeBytes } = needs
  const turn = createPortalTurn()
  const board = createReportBoard()

  async function toVisitNeeds(signal: AbortSignal, list?: ListPlace): Promise<VisitNeeds> {
    const { secrets, wait = waitReally, random = Math.random } = needs
    const month = list?.month ?? monthOf(toBangkokTime(clock.now()))
    const first = { month, scheme: list && list.scheme !== 'all' ? list.scheme : 'ucs' }
    const hospitalCode = (await needs.hospital()).code
    const [place, folder] = [await needs.portal(), await needs.downloadFolder()]
    const tellCode = (seconds: number | null) => notices.tell('downloads.thaiDCode', { seconds })
    const desk = { browsers, secrets, clock, wait, random, tell, tellCode, signal }
    const time = needs.portalTime && { portalTime: needs.portalTime }
    return { ...desk, ...time, first, hospitalCode, place, folder }
  }

  async function workOn(
    run: DownloadRun,
    now: RunReport,
    isPersonThere: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const logins = await needs.logins()
    if (logins.length === 0) throw new AppError('portal.noAccount')
    await checkFolder(await needs.downloadFolder(), leastFreeBytes, freeBytes)
    const lists = await store.read((db) => selectOpenLists(db, run.id))
    const visit = await toVisitNeeds(signal, lists[0])
    const { importFiles, readings } = needs
    const { workers, knownMonth } = await needs.options()
    const more = { readings, importFiles, workers, knownMonth, isPersonThere }
    await workThroughRun(run, lists, { store, visit, logins, report: now, ...more })
  }

  const look = createLook({ ...needs, toVisitNeeds, board })

  function toEnd(error: unknown, signal: AbortSignal): RunEnd {
    const at = clock.now().toISOString()
    if (signal.aborted) return { state: turn.wish(), at, error: null }
    return { state: 'failed', at, error: toRecord(log, 'downloads.runBroke', error) }
  }

  async function getRun(id: number): Promise<DownloadRun> {
    const run = await store.read((db) => findRun(db, id))
    if (run === null) throw new AppError('input.invalid', { field: 'id' })
    return run
  }

  function tellEnd(run: DownloadRun): void {
    const { state, listed, stored, skipped, failed, imported, refused } = run
    const facts = {
      state,
      listed,
      stored,
      skipped,
      failed,
      imported,
      refused,
      code: run.error?.code ?? '',
      ...run.error?.details,
    }
    tell(state === 'failed' ? 'error' : 'info', 'downloads.runEnded', facts)
  }

  /** Works on a run that is noted as running until it ends, well or badly. */
  async function finish(id: number, isPersonThere: boolean, signal: AbortSignal): Promise<DownloadRun> {
    const now = createRunReport(id, tell, notices)
    board.show(now)
    now.move({})
    notices.changed('downloads.active', 'downloads.listRuns', 'downloads.getRun', 'schedule.get')
    try {
      const end = await workOn(await getRun(id), now, isPersonThere, signal).then(
        (): RunEnd => ({ state: 'done', at: clock.now().toISOString(), error: null }),
        (error: unknown) => toEnd(error, signal),
      )
      await store.write((trx) => updateEnded(trx, id, end))
      const run = await getRun(id)
      tellEnd(run)
      return run
    } finally {
      board.show(null)
      notices.tell('downloads.progress', null)
      notices.changed(...shownElsewhere)
    }
  }

  async function resumeNow(id: number, isPersonThere: boolean, signal: AbortSignal): Promise<DownloadRun> {
    if (!(await store.write((trx) => updateResumed(trx, id)))) return getRun(id)
    tell('info', 'downloads.runResumed', { run: id })
    return finish(id, isPersonThere, signal)
  }

  return {
    getRun,

    /** Starts a run over some lists and answers when it has ended. @throws AppError `portal.busy` */
    start: (start: Omit<RunStart, 'at'>, places: readonly ListPlace[]): Promise<DownloadRun> =>
      turn.take(async (signal) => {
        const { reason, isDryRun } = start
        const id = await store.write(async (trx) => {
          const runId = await insertRun(trx, { ...start, at: clock.now().toISOString() })
          await insertLists(trx, runId, places)
          return runId
        })
        tell('info', 'downloads.runStarted', { reason, lists: places.length, isDryRun })
        return finish(id, reason === 'manual', signal)
      }),

    /**
     * Goes on with a run that stopped; one that is done is answered as it is.
     * @throws AppError `portal.busy`, `input.invalid`
     */
    resume: (id: number, isPersonThere: boolean) =>
      turn.take((signal) => resumeNow(id, isPersonThere, signal)),

    /** Goes on with a run for a person, once nobody else is at the portal. @returns null when Satang ended before that */
    resumeNext: (id: number) => turn.takeNext((signal) => resumeNow(id, true, signal)),
    look: (places: readonly ListPlace[]) => turn.take((signal) => look(places, signal)),

    /** Ends the run or sign-in that goes on, once nothing is in flight any more. */
    end: turn.end,
    /** Keeps runs and sign-ins out until some other work has ended; `end` ends it too. @throws AppError `portal.busy` */
    whileIdle: turn.take,

    /** Opens a visible window for a person. */
    signIn: (): Promise<void> =>
      turn.take(async (signal) => {
        const login = whoSignsIn(await needs.logins())
        await signInByPerson(await toVisitNeeds(signal), login)
      }),

    /**
     * Lets the portal see the kept sessions of persons, unless somebody is at work there.
     * @returns how many it has forgotten
     */
    showSessions: async (): Promise<number> => {
      const lost = await turn.glance(async (signal) => {
        const logins = await findPersonsSessions(needs.secrets, await needs.logins())
        return logins.length === 0 ? 0 : showSessions(await toVisitNeeds(signal), logins)
      })
      return lost ?? 0
    },

    active: board.active,
    inFlight: board.inFlight,
  }
}
