import { setTimeout as delay } from 'node:timers/promises'
import type { Store } from '#main/database/store.ts'
import {
  insertRun,
  type RunEnd,
  selectRuns,
  updateEnded,
  updateInterrupted,
} from '#main/features/downloads/download-runs.sql.ts'
import { type FileFilter, resetFetching, selectFiles } from '#main/features/downloads/downloads.sql.ts'
import {
  enterPortal,
  signInByPerson,
  type VisitNeeds,
  withPortal,
} from '#main/features/downloads/open-portal.ts'
import type { PortalPlace, Wait } from '#main/features/downloads/portal-client.ts'
import { createRepRun, type ImportFiles } from '#main/features/downloads/rep-run.ts'
import { createRunReport, createTeller, type RunReport } from '#main/features/downloads/run-report.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import { checkFolder, deleteParts, findFreeBytes } from '#main/features/downloads/stored-files.ts'
import type { Browsers } from '#main/platform/browser/browser.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { DownloadProgress, DownloadRun } from '#shared/contract/downloads.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import { monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

type RunInput = ParsedInput<'downloads.run'>

type Needs = {
  readonly store: Store
  readonly browsers: Browsers
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly importFiles: ImportFiles
  readonly downloadFolder: () => Promise<string>
  readonly hospital: () => Promise<{ readonly code: string }>
  /** Enabled accounts, the preferred one first. */
  readonly logins: () => Promise<readonly PortalLogin[]>
  readonly portal: () => Promise<PortalPlace>
  readonly wait?: Wait
  readonly random?: () => number
  /** What the disk of a folder has left. */
  readonly freeBytes?: (folder: string) => Promise<number>
}

const leastFreeBytes = 200 * 1024 * 1024
const waitReally: Wait = async (ms, signal) => {
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
}

/** Fetches what the portal lists. Owns `download_run` and `download_file`; nobody else writes them. */
export function createDownloads(needs: Needs) {
  const { store, browsers, clock, log, notices, freeBytes = findFreeBytes } = needs
  const tell = createTeller({ clock, log, notices })
  let work: { readonly abort: AbortController; readonly ended: Promise<unknown> } | null = null
  let report: RunReport | null = null

  /** Keeps everybody else out while the portal is being visited. @throws AppError `portal.busy` */
  async function alone<T>(visit: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (work) throw new AppError('portal.busy')
    const abort = new AbortController()
    const visiting = visit(abort.signal)
    work = { abort, ended: visiting.catch(() => undefined) }
    try {
      return await visiting
    } finally {
      work = null
    }
  }

  async function toVisitNeeds(signal: AbortSignal, first: VisitNeeds['first']): Promise<VisitNeeds> {
    const { secrets, wait = waitReally, random = Math.random } = needs
    const hospitalCode = (await needs.hospital()).code
    const [place, folder] = [await needs.portal(), await needs.downloadFolder()]
    return { browsers, secrets, clock, wait, random, tell, signal, first, hospitalCode, place, folder }
  }

  /** A clerk who pressed the button is there to sign in; a run at night must not open windows. */
  async function callPerson(
    visit: VisitNeeds,
    logins: readonly PortalLogin[],
    reason: RunInput['reason'],
    error: unknown,
  ): Promise<void> {
    const login = logins.find(({ signIn }) => signIn === 'assisted')
    const isNeeded = error instanceof AppError && error.code === 'portal.signInNeeded'
    if (!isNeeded || !login || reason !== 'manual' || !browsers.canShowWindow()) throw error
    report?.move({ step: 'waitsForPerson' })
    await signInByPerson(visit, login)
    report?.move({ step: 'signingIn' })
  }

  async function workThrough(input: RunInput, now: RunReport, signal: AbortSignal): Promise<void> {
    const { months, schemes, isImporting, reason } = input
    const logins = await needs.logins()
    if (logins.length === 0) throw new AppError('portal.noAccount')
    await checkFolder(await needs.downloadFolder(), leastFreeBytes, freeBytes)
    const places = months.flatMap((month) => schemes.map((scheme) => ({ month, scheme })))
    const visit = await toVisitNeeds(signal, places[0] ?? { month: '', scheme: '' })
    await withPortal(visit, false, async (desk) => {
      now.move({ step: 'signingIn' })
      const login = await enterPortal(desk, logins, tell).catch(async (error: unknown) => {
        await callPerson(visit, logins, reason, error)
        return enterPortal(desk, logins, tell)
      })
      const importFiles = isImporting ? needs.importFiles : null
      const runList = createRepRun({ ...visit, store, report: now, importFiles }, desk, login)
      for (const place of places) await runList(place)
      now.move({ step: 'ending', month: null, scheme: null, file: null })
    })
  }

  function toEnd(error: unknown, signal: AbortSignal): RunEnd {
    const at = clock.now().toISOString()
    if (signal.aborted) return { state: 'cancelled', at, error: null }
    if (!(error instanceof AppError)) log.error('downloads.runBroke', {}, error)
    return { state: 'failed', at, error: toErrorRecord(error) }
  }

  async function runAlone(input: RunInput, signal: AbortSignal): Promise<DownloadRun> {
    const { reason, months, schemes } = input
    const at = clock.now().toISOString()
    const id = await store.write((trx) => insertRun(trx, { reason, months, schemes, at }))
    const now = createRunReport(id, tell, notices)
    report = now
    now.move({})
    notices.changed('downloads.active', 'downloads.listRuns')
    tell('info', 'downloads.runStarted', { reason, months: months.length, schemes: schemes.length })
    try {
      const end = await workThrough(input, now, signal).then(
        (): RunEnd => ({ state: 'done', at: clock.now().toISOString(), error: null }),
        (error: unknown) => toEnd(error, signal),
      )
      const run = await store.write((trx) => updateEnded(trx, id, now.counts, end))
      const { listed, stored, skipped, failed, imported, refused } = run
      const facts = {
        state: run.state,
        listed,
        stored,
        skipped,
        failed,
        imported,
        refused,
        code: run.error?.code ?? '',
      }
      tell(end.state === 'failed' ? 'error' : 'info', 'downloads.runEnded', facts)
      return run
    } finally {
      report = null
      notices.tell('downloads.progress', null)
      notices.changed('downloads.active', 'downloads.listRuns', 'downloads.listFiles')
    }
  }

  async function endWork(): Promise<void> {
    work?.abort.abort(new AppError('cancelled'))
    await work?.ended
  }

  return {
    /**
     * Signs in, reads the lists and fetches every file that is not yet stored; imports them when asked.
     * A run that ends badly is answered with state `failed`.
     * @throws AppError `portal.busy`
     */
    run: (input: RunInput): Promise<DownloadRun> => alone((signal) => runAlone(input, signal)),

    /** Ends the run or sign-in that goes on, after putting the file in flight back to waiting. */
    cancel: endWork,

    /**
     * Opens a visible window in which a person signs in, and keeps her session for the next runs.
     * @throws AppError of `portal.…`, `browser.…`, or `cancelled` when she closed the window
     */
    signIn: (): Promise<void> =>
      alone(async (signal) => {
        const logins = await needs.logins()
        const login = logins.find(({ signIn }) => signIn === 'assisted') ?? logins[0]
        if (!login) throw new AppError('portal.noAccount')
        const month = monthOf(toBangkokTime(clock.now()))
        await signInByPerson(await toVisitNeeds(signal, { month, scheme: 'ucs' }), login)
      }),

    /** @returns where the running run is, or null */
    active: (): DownloadProgress | null => report?.progress() ?? null,

    /** Runs, newest first. */
    listRuns: (limit: number) => store.read((db) => selectRuns(db, limit)),

    /** Files the portal listed, newest first. */
    listFiles: (filter: FileFilter) => store.read((db) => selectFiles(db, filter)),

    /** Cleans up after a process that was killed; to be called once, before the first run. */
    async recover(): Promise<void> {
      const at = clock.now().toISOString()
      const [files, runs] = await store.write(async (trx) => [
        await resetFetching(trx),
        await updateInterrupted(trx, at),
      ])
      const parts = await deleteParts(await needs.downloadFolder())
      await browsers.cleanUp()
      if (files + runs + parts > 0) log.warn('downloads.recovered', { files, runs, parts })
    },

    /** Ends whatever goes on. */
    stop: endWork,
  }
}

export type Downloads = ReturnType<typeof createDownloads>
