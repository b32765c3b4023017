import type { Store } from '#main/database/store.ts'
import { callPerson, whoSignsIn } from '#main/features/downloads/call-person.ts'
import { type PlannedList, selectOpenLists } from '#main/features/downloads/download-lists.sql.ts'
import { updateSums } from '#main/features/downloads/download-runs.sql.ts'
import type { ImportFiles } from '#main/features/downloads/list-needs.ts'
import { createListRun } from '#main/features/downloads/list-run.ts'
import {
  enterPortal,
  tellEvidence,
  type VisitNeeds,
  withPortal,
} from '#main/features/downloads/open-portal.ts'
import type { Readings } from '#main/features/downloads/readings.ts'
import type { RunReport } from '#main/features/downloads/run-report.ts'
import { type PortalLogin, type SignInDesk, signInStored } from '#main/features/downloads/sign-in.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { isUnreached } from '#shared/errors/network-codes.ts'
import type { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

type Needs = {
  readonly store: Store
  readonly visit: VisitNeeds
  readonly logins: readonly PortalLogin[]
  readonly report: RunReport
  readonly readings: Readings
  readonly importFiles: ImportFiles
  readonly workers: number
  readonly knownMonth: Month | null
  /** Somebody started this who can sign in now. */
  readonly isPersonThere: boolean
}
/** @param isInWindow the run works in a window that the person sees */
type WorkNeeds = Needs & { readonly isInWindow: boolean }

/** @returns whether a failure concerns the lists of one source only: its menu, its pages, or its own server. */
export function isOfSource(source: Source, error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  if (source === 'smt') return error.code.startsWith('portal.') || isUnreached(error.code)
  return error.code === 'portal.pageChanged' || error.code === 'portal.noRight'
}

/** What signing in needs of a run, or of a look at lists. */
export type EntryNeeds = Pick<WorkNeeds, 'visit' | 'logins' | 'report' | 'isPersonThere' | 'isInWindow'>

const ofList: readonly ErrorCode[] = ['portal.listSilent', 'portal.listShort']

/** @returns whether a failure says nothing of any other list. */
export const isOfList = (error: unknown) => error instanceof AppError && ofList.includes(error.code)

function enter(needs: EntryNeeds, desk: SignInDesk): Promise<PortalLogin> {
  return enterPortal(desk, needs.logins, needs.visit.tell).catch(async (error: unknown) => {
    const login = whoSignsIn(needs.logins)
    await callPerson(needs, desk, login, error)
    return login
  })
}

async function renewSession(needs: EntryNeeds, desk: SignInDesk, login: PortalLogin): Promise<void> {
  try {
    await signInStored(desk, login)
    needs.visit.tell('info', 'downloads.signedIn', { way: 'stored' })
  } catch (error) {
    await callPerson(needs, desk, login, error)
  }
}

/** @returns how to sign in, the first time and whenever the session has ended */
export function createEntry(needs: EntryNeeds, desk: SignInDesk): () => Promise<void> {
  const { report } = needs
  let login: PortalLogin | null = null
  return async () => {
    if (login !== null) report.tell('warn', 'downloads.sessionEnded')
    report.move({ step: 'signingIn' })
    if (login !== null) await renewSession(needs, desk, login)
    else login = await enter(needs, desk)
  }
}

async function workThroughLists(
  run: DownloadRun,
  lists: readonly PlannedList[],
  needs: WorkNeeds,
): Promise<void> {
  const { store, visit, report } = needs
  const { isImporting, isDryRun, isFetchingAgain } = run
  // what one source refuses does not keep us from the others
  const broken = new Set<Source>()
  const failures: unknown[] = []
  await withPortal(visit, needs.isInWindow, async (desk) => {
    const renew = createEntry(needs, desk)
    // transfers may be open to anybody; their pages tell when they are not
    if (lists.some(({ source }) => source !== 'smt')) await renew()
    const importFiles = isImporting && !isDryRun ? needs.importFiles : null
    const work = {
      ...visit,
      store,
      readings: needs.readings,
      report,
      importFiles,
      isDryRun,
      isFetchingAgain,
      workers: needs.workers,
      knownMonth: needs.knownMonth,
      renew,
    }
    const runList = createListRun(work, desk)
    for (const list of lists) {
      if (broken.has(list.source)) continue
      await runList(list).catch(async (error: unknown) => {
        if (!isOfSource(list.source, error) && !isOfList(error)) throw error
        failures.push(error)
        if (!isOfList(error)) broken.add(list.source)
        await tellEvidence(visit, desk.session, error)
      })
      await store.write((trx) => updateSums(trx, run.id))
    }
    report.move({ step: 'ending', source: null, month: null, scheme: null, file: null })
  })
  for (const failure of failures) throw failure
}

/**
 * Works in a browser without a window. Where the front of the portal lets no such browser in, the work begins again in a
 * window, as long as a person is there to see it.
 */
export async function whileLetIn<T>(
  { visit, report, isPersonThere }: Pick<Needs, 'visit' | 'report' | 'isPersonThere'>,
  work: (isInWindow: boolean) => Promise<T>,
): Promise<T> {
  try {
    return await work(false)
  } catch (error) {
    const isRejected = error instanceof AppError && error.code === 'portal.frontRejected'
    if (!isRejected || !isPersonThere || !visit.browsers.canShowWindow()) throw error
    report.tell('warn', 'downloads.goesOnInWindow')
    report.move({ step: 'openingWindow', filesDone: 0, filesTotal: 0 })
    return work(true)
  }
}

/**
 * Signs in, where the lists need it, and works through those of a run that are not done.
 * @throws AppError that ended it, and the signal's reason
 */
export function workThroughRun(run: DownloadRun, lists: readonly PlannedList[], needs: Needs): Promise<void> {
  const { store } = needs
  return whileLetIn(needs, async (isInWindow) => {
    const left = isInWindow ? await store.read((db) => selectOpenLists(db, run.id)) : lists
    await workThroughLists(run, left, { ...needs, isInWindow })
  })
}
