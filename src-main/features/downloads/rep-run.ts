import type { Store } from '#main/database/store.ts'
import { updateCounts } from '#main/features/downloads/download-runs.sql.ts'
import {
  selectNotImported,
  updateEmpty,
  updateFailed,
  updateFetching,
  updateStored,
  updateWaiting,
  upsertListed,
} from '#main/features/downloads/downloads.sql.ts'
import { fetchRep, type RepOutcome } from '#main/features/downloads/fetch-rep.ts'
import type { VisitNeeds } from '#main/features/downloads/open-portal.ts'
import { type ListedRep, parseRepList, type RepList } from '#main/features/downloads/rep-list.ts'
import type { RunReport } from '#main/features/downloads/run-report.ts'
import { type PortalLogin, type SignInDesk, signInStored } from '#main/features/downloads/sign-in.ts'
import { isOnDisk, repPath } from '#main/features/downloads/stored-files.ts'
import type { ControlCounts, DownloadFile } from '#shared/contract/downloads.ts'
import type { ImportResult } from '#shared/contract/imports.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Month } from '#shared/model/thai-date.ts'

export type ImportFiles = (
  paths: readonly string[],
  options: { readonly signal: AbortSignal; readonly counts: (path: string) => ControlCounts | null },
) => Promise<{ readonly files: readonly ImportResult[] }>

type Needs = VisitNeeds & {
  readonly store: Store
  readonly report: RunReport
  /** null: fetch only. */
  readonly importFiles: ImportFiles | null
}

type Place = { readonly month: Month; readonly scheme: string }

const recheckAfterMs = 24 * 3_600_000

/** Works through lists with a signed-in browser: reads, fetches what is not yet stored, imports. */
export function createRepRun(needs: Needs, desk: SignInDesk, login: PortalLogin) {
  const { store, folder, report, clock, signal, place: portal, wait } = needs
  const { client, session } = desk
  const { profile } = portal
  const fetchDesk = { session, client, profile, signal, wait, onBytes: report.onBytes }
  let signIns = 0
  let hasMovedOn = true
  let portalFaults = 0

  /** Signs in again in the middle. Without any gain since the last time the portal does not want us. */
  async function signInAgain(): Promise<void> {
    if (!hasMovedOn) throw new AppError('portal.sessionExpired')
    hasMovedOn = false
    signIns += 1
    report.tell('warn', 'downloads.sessionEnded')
    report.move({ step: 'signingIn' })
    await signInStored(desk, login)
    report.tell('info', 'downloads.signedIn', { way: 'stored' })
  }

  async function readList({ month, scheme }: Place): Promise<RepList> {
    for (;;) {
      await client.pace()
      const { kind } = await client.visit(client.listPath(month, scheme))
      if (kind === 'list') return parseRepList(await session.readTable(profile.list.table), portal)
      if (kind === 'other')
        throw new AppError('portal.pageChanged', { expected: profile.list.table, found: '' })
      // right after signing in, `no right` means what it says; later it is also what a forgotten session sees
      if (kind === 'forbidden' || (kind === 'noRight' && !hasMovedOn)) throw new AppError('portal.noRight')
      await signInAgain()
    }
  }

  async function isDone(file: DownloadFile): Promise<boolean> {
    const { file: state, month, name } = file
    if (state.state === 'empty') return state.recheckAt > clock.now().toISOString()
    if (state.state !== 'stored') return false
    if (await isOnDisk(repPath(folder, month, name), state.bytes, state.sha256)) return true
    report.tell('warn', 'downloads.fileLost', { file: name })
    return false
  }

  async function note(file: DownloadFile, outcome: RepOutcome): Promise<void> {
    const at = clock.now()
    if (outcome.kind === 'stored') {
      await store.write((trx) => updateStored(trx, file.id, outcome.bytes, outcome.sha256, at.toISOString()))
      report.count('stored')
      report.tell('info', 'downloads.fileStored', { file: file.name, bytes: outcome.bytes })
      hasMovedOn = true
      portalFaults = 0
      return
    }
    report.count('failed')
    if (outcome.kind === 'empty') {
      const recheckAt = new Date(at.getTime() + recheckAfterMs).toISOString()
      await store.write((trx) => updateEmpty(trx, file.id, recheckAt))
      report.tell('warn', 'downloads.fileEmpty', { file: file.name })
      return
    }
    await store.write((trx) => updateFailed(trx, file.id, outcome.code, outcome.tries))
    report.tell('warn', 'downloads.fileFailed', { file: file.name, code: outcome.code, tries: outcome.tries })
    countPortalFault(outcome)
  }

  function countPortalFault(outcome: RepOutcome): void {
    portalFaults = outcome.kind === 'failed' && outcome.isPortalFault ? portalFaults + 1 : 0
    if (portalFaults < profile.retry.serverErrors || outcome.kind !== 'failed') return
    throw new AppError(outcome.code === 'portal.unreachable' ? 'portal.unreachable' : 'portal.down')
  }

  /** A file that came as a page: the list tells whether the session is at fault; if so the file is asked for again. */
  async function fetchSurely(place: Place, file: DownloadFile, address: string): Promise<RepOutcome> {
    const target = repPath(folder, file.month, file.name)
    for (let at = address; ; ) {
      await client.pace()
      const outcome = await fetchRep(fetchDesk, at, target)
      if (outcome.kind !== 'suspect') return outcome
      const signInsBefore = signIns
      const fresh = (await readList(place)).reps.find(({ name }) => name === file.name)
      if (signIns === signInsBefore || !fresh) {
        return { kind: 'failed', code: outcome.code, tries: outcome.tries, isPortalFault: false }
      }
      report.move({ step: 'fetching' })
      at = fresh.address
    }
  }

  async function fetchOne(place: Place, file: DownloadFile, address: string): Promise<void> {
    report.move({ step: 'fetching', file: file.name, bytes: 0 })
    await store.write((trx) => updateFetching(trx, file.id, report.runId))
    const outcome = await fetchSurely(place, file, address).catch(async (error: unknown) => {
      await putBack(file, error)
      throw error
    })
    await note(file, outcome)
  }

  /** A refusal that ends the run is also this file's state; anything else leaves the file to the next run. */
  async function putBack(file: DownloadFile, error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : 'internal'
    if (code !== 'portal.rateLimited' && code !== 'download.forbidden') {
      await store.write((trx) => updateWaiting(trx, file.id))
      return
    }
    await store.write((trx) => updateFailed(trx, file.id, code, 1))
    report.count('failed')
    report.tell('warn', 'downloads.fileFailed', { file: file.name, code })
  }

  async function noteList(place: Place, list: RepList): Promise<DownloadFile[]> {
    const files = await store.write((trx) => upsertListed(trx, { ...place, runId: report.runId }, list.reps))
    report.count('listed', list.reps.length)
    for (const file of list.duplicates) report.tell('warn', 'downloads.duplicateName', { file })
    for (const rep of list.reps.filter(({ name }) => name === null)) {
      report.count('failed')
      report.tell('warn', 'downloads.nameRefused', { repNo: rep.repNo ?? '' })
    }
    report.tell('info', 'downloads.listed', { month: place.month, scheme: place.scheme, files: files.length })
    return files
  }

  /** Imports what is stored and was not imported before, also when an earlier run was killed in between. */
  async function importStored(ids: readonly number[]): Promise<void> {
    if (!needs.importFiles || ids.length === 0) return
    const waiting = await store.read((db) => selectNotImported(db, ids))
    if (waiting.length === 0) return
    report.move({ step: 'importing', file: null })
    const counts = new Map(waiting.map((file) => [repPath(folder, file.month, file.name), file.counts]))
    const result = await needs.importFiles([...counts.keys()], {
      signal,
      counts: (file) => counts.get(file) ?? null,
    })
    for (const { state } of result.files) report.count(state === 'refused' ? 'refused' : 'imported')
    signal.throwIfAborted()
  }

  async function workThrough(
    place: Place,
    files: readonly DownloadFile[],
    reps: readonly ListedRep[],
  ): Promise<void> {
    const addresses = new Map(reps.map(({ name, address }) => [name, address]))
    for (const file of files) {
      signal.throwIfAborted()
      if (await isDone(file)) report.count('skipped')
      else await fetchOne(place, file, addresses.get(file.name) ?? '')
      report.move({ step: 'fetching', filesDone: report.progress().filesDone + 1, bytes: 0 })
    }
  }

  /** Reads one list and does what it asks for. What was stored is imported even when a later file ends the run. */
  return async function runList(place: Place): Promise<void> {
    report.move({ step: 'listing', ...place, file: null, bytes: 0 })
    const list = await readList(place)
    hasMovedOn = true
    const files = await noteList(place, list)
    report.move({ filesTotal: report.progress().filesTotal + files.length })
    try {
      await workThrough(place, files, list.reps)
    } finally {
      if (!signal.aborted) await importStored(files.map(({ id }) => id))
      await store.write((trx) => updateCounts(trx, report.runId, report.counts))
    }
  }
}
