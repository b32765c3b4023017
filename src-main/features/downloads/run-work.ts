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
import type { RunReport } from '#main/features/downloads/run-report.ts'
import { type PortalLogin, type SignInDesk, signInStored } from '#main/features/downloads/sign-in.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Source } from '#shared/model/source.ts'

type Needs = {
  readonly store: Store
  readonly visit: VisitNeeds
  readonly logins: readonly PortalLogin[]
  readonly report: RunReport
  readonly importFiles: ImportFiles
  readonly workers: number
  /** Somebody started this who can sign in now. */
  readonly isPersonThere: boolean
}
/** @param isInWindow the run works in a window that the person sees */
type WorkNeeds = Needs & { readonly isInWindow: boolean }

/** @returns whether a failure concerns the lists of one source only: its menu, its pages, or its own server. */
function isOfSource(source: Source, error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  if (source === 'smt') return error.code.startsWith('portal.')
  return error.code === 'portal.pageChanged' || error.code === 'portal.noRight'
}

function enter(needs: WorkNeeds, desk: SignInDesk): Promise<PortalLogin> {
  return enterPortal(desk, needs.logins, needs.visit.tell).catch(async (error: unknown) => {
    const login = whoSignsIn(needs.logins)
    await callPerson(needs, desk, login, error)
    return login
  })
}

async function renewSession(needs: WorkNeeds, desk: SignInDesk, login: PortalLogin): Promise<void> {
  try {
    await signInStored(desk, login)
    needs.visit.tell('info', 'downloads.signedIn', { way: 'stored' })
  } catch (error) {
    await callPerson(needs, desk, login, error)
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
  const broken = new Map<Source, unknown>()
  await withPortal(visit, needs.isInWindow, async (desk) => {
    let login: PortalLogin | null = null
    async function renew(): Promise<void> {
      if (login !== null) report.tell('warn', 'downloads.sessionEnded')
      report.move({ step: 'signingIn' })
      if (login !== null) await renewSession(needs, desk, login)
      else login = await enter(needs, desk)
    }
    // transfers may be open to anybody; their pages tell when they are not
    if (lists.some(({ source }) => source !== 'smt')) await renew()
    const importFiles = isImporting && !isDryRun ? needs.importFiles : null
    const work = {
      ...visit,
      store,
      report,
      importFiles,
      isDryRun,
      isFetchingAgain,
      workers: needs.workers,
      renew,
    }
    const runList = createListRun(work, desk)
    for (const list of lists) {
      if (broken.has(list.source)) continue
      await runList(list).catch(async (error: unknown) => {
        if (!isOfSource(list.source, error)) throw error
        broken.set(list.source, error)
        await tellEvidence(visit, desk.session, error)
      })
      await store.write((trx) => updateSums(trx, run.id))
    }
    report.move({ step: 'ending', source: null, month: null, scheme: null, file: null })
  })
  for (const failure of broken.values()) throw failure
}

/**
 * Signs in, where the lists need it, and works through those of a run that are not done. Where the front of the portal
 * lets no browser in that has no window, the run goes on in a window, as long as a person is there to see it.
 * @throws AppError that ended it, and the signal's reason
 */
export async function workThroughRun(
  run: DownloadRun,
  lists: readonly PlannedList[],
  needs: Needs,
): Promise<void> {
  const { store, visit, report, isPersonThere } = needs
  try {
    await workThroughLists(run, lists, { ...needs, isInWindow: false })
  } catch (error) {
    const isRejected = error instanceof AppError && error.code === 'portal.frontRejected'
    if (!isRejected || !isPersonThere || !visit.browsers.canShowWindow()) throw error
    report.tell('warn', 'downloads.goesOnInWindow')
    report.move({ step: 'openingWindow', filesDone: 0, filesTotal: 0 })
    const left = await store.read((db) => selectOpenLists(db, run.id))
    await workThroughLists(run, left, { ...needs, isInWindow: true })
  }
}
