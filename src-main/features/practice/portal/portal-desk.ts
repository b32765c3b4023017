import type { Answer } from '#main/features/practice/portal/answers.ts'
import type { Chaos } from '#main/features/practice/portal/chaos.ts'
import { type ClientHabits, usualClientHabits } from '#main/features/practice/portal/client-habits.ts'
import type { FaultArea, Faults, PortalFault } from '#main/features/practice/portal/faults.ts'
import { type ListHabits, usualListHabits } from '#main/features/practice/portal/list-habits.ts'
import type { YearMeaning } from '#main/features/practice/portal/portal-dates.ts'
import type { PracticeAccount, Session, Sessions } from '#main/features/practice/portal/sessions.ts'
import { type SignInHabits, usualSignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import type { SignIns } from '#main/features/practice/portal/sign-ins.ts'
import type {
  PracticeHospital,
  RepListing,
  StatementListing,
} from '#main/features/practice/practice-hospital.ts'
import type { Clock } from '#main/platform/clock.ts'

/** How the portal behaves where NHSO's pages were seen to differ. None of these is a fault. */
export type PortalHabits = OwnHabits & ListHabits & ClientHabits & SignInHabits

type OwnHabits = {
  /** How long every answer takes to begin, in milliseconds: 0 on this computer, more at a portal far away. */
  readonly answerMs: number
  /**
   * How the Excel link names its file: by `filename=`, `fn=` or `file=`; through the newer `/eclaimapi` address with a
   * token; not at all but beside a `rep_eclaim` link; or nowhere in the line.
   */
  readonly linkStyle: 'filename' | 'fn' | 'file' | 'eclaimapi' | 'repEclaimOnly' | 'noName'
  /** An address in a list: from the page, from the root of the portal, or whole. */
  readonly addressStyle: 'relative' | 'path' | 'absolute'
  /** What a visitor without a session gets. */
  readonly withoutSession: 'redirect' | 'errorPage' | 'noRight' | 'ssoNotice'
  /** What the older form says after a wrong password. */
  readonly wrongPassword: 'thaiMessage' | 'silent' | 'errorWord'
  /** `ssoNotice`: the older form is gone and a notice points to single sign-on. */
  readonly olderForm: 'open' | 'ssoNotice'
  /** `nowhere`: no page shows the one-time code; only `currentCode()` of the portal tells it. */
  readonly codeShown: 'practicePage' | 'nowhere'
  /** `gone`: the older REP list is no longer there; the newer one is. */
  readonly repList: 'open' | 'gone'
  /** What `ye` of the REP list means from October to December: the calendar year in BE, or the fiscal year. */
  readonly repYear: 'calendarBe' | 'fiscalBe'
  /** Lines on a page of the REP list, then `PAGE_HEAD=2`, …; null: all on one page. */
  readonly repPageLines: number | null
  /** Which year the list of UCS statements wants; another one finds nothing, or the wrong months. */
  readonly statementYear: YearMeaning
  /** Lines on a page of the list of UCS statements. */
  readonly statementPageLines: number
  /** Which year the lists of OFC, BKK, BMT, SRT and PVT want. */
  readonly agencyYear: YearMeaning
  /**
   * How OFC, BKK, BMT, SRT and PVT number documents: `10670_OPOFC256811_01`, or `10670_OP202511_01` as NHSO does, so that
   * all five use the same numbers. The workbook itself names its scheme either way.
   */
  readonly agencyNumbers: 'withScheme' | 'bare'
  /** The table of BKK, BMT, SRT and PVT. */
  readonly agencyTable: 'tb-sso-data' | 'tb-list'
  /** Most lines the newer REP search answers at once, however many are asked for. */
  readonly uploadPageLines: number
  /** How many months back the newer REP search goes. */
  readonly uploadMonths: number
  /** How long a token is good; a living session renews it. */
  readonly tokenMinutes: number
  /** Whether the list of transfers wants a bearer token. */
  readonly transferAccess: 'open' | 'bearer'
  /** How transfers spell `fundGroupDescr` and `fundDescr`. */
  readonly transferSpelling: 'Descr' | 'Desc'
}

export const usualHabits: PortalHabits = {
  ...usualListHabits,
  ...usualClientHabits,
  ...usualSignInHabits,
  answerMs: 0,
  linkStyle: 'filename',
  addressStyle: 'relative',
  withoutSession: 'redirect',
  wrongPassword: 'thaiMessage',
  olderForm: 'open',
  codeShown: 'practicePage',
  repList: 'open',
  repYear: 'calendarBe',
  repPageLines: null,
  statementYear: 'fiscalCe',
  statementPageLines: 50,
  agencyYear: 'calendarCe',
  agencyNumbers: 'withScheme',
  agencyTable: 'tb-sso-data',
  uploadPageLines: 3000,
  uploadMonths: 6,
  tokenMinutes: 25,
  transferAccess: 'open',
  transferSpelling: 'Descr',
}

/** What every page of the portal may ask for. */
export type PortalDesk = {
  readonly hospital: PracticeHospital
  readonly accounts: readonly PracticeAccount[]
  readonly clock: Clock
  readonly sessions: Sessions
  readonly signIns: SignIns
  readonly faults: Faults
  readonly chaos: Chaos
  /** Base names (no ending) as lists showed them, with the line they stand for. */
  readonly shownNames: Map<string, RepListing>
  /** Scheme and document number as lists showed them, with the line they stand for. */
  readonly shownDocuments: Map<string, StatementListing>
  /** Addresses of lists in whose place something else was seen once. */
  readonly seenInPlace: Set<string>
  /** The pages before lists that a session has opened. */
  readonly opened: Map<Session, Set<string>>
  /** What a redirect to a file leads to, by its ticket. */
  readonly movedFiles: Map<string, Answer>
  habits(): PortalHabits
  setHabits(changes: Partial<PortalHabits>): void
  /** The portal's own address, e.g. `http://127.0.0.1:40123`. */
  address(): string
}

/** One request, parsed. */
export type Visit = {
  readonly path: string
  readonly query: URLSearchParams
  /** The fields of a posted form, or the plain ones of a posted JSON object. */
  readonly form: URLSearchParams
  readonly body: string
  readonly cookies: ReadonlyMap<string, string>
  /** The token after `Authorization: Bearer`; an empty text without one. */
  readonly bearer: string
  /** The header `C-Menu`, or an empty text. */
  readonly menu: string
  /** A script of a page asks, and wants no frame around the answer. */
  readonly isScript: boolean
  /** The faults that strike this request. */
  readonly faults: readonly PortalFault[]
}

type Place = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly area: Exclude<FaultArea, 'session'> | null
  /** `bearer`: the session is known by its token only; `token`: by cookies or by `token=` in the address. Default cookies. */
  readonly accepts?: 'bearer' | 'token'
}
type OpenRoute = Place & {
  readonly access: 'anyone'
  answer(desk: PortalDesk, visit: Visit, session: Session | null): Answer | Promise<Answer>
}
type SignedInRoute = Place & {
  readonly access: 'signedIn' | 'repRight'
  answer(desk: PortalDesk, visit: Visit, session: Session): Answer | Promise<Answer>
  /** What a stranger sees in the place of the portal's usual answer; null for that. */
  strangerSees?(desk: PortalDesk): Answer | null
}

/** One address of the portal and who may see it. */
export type Route = OpenRoute | SignedInRoute

/** @returns the fields of the address and of the form together; the form has the last word. */
export function fieldsOf({ query, form }: Visit): URLSearchParams {
  const fields = new URLSearchParams(query)
  for (const [name, value] of form) fields.set(name, value)
  return fields
}

/** @returns the file a request asks for, as the list named it, or an empty text. */
export function fileNameIn({ query, form }: Visit): string {
  const named = ['fn', 'filename', 'file'].map((name) => query.get(name))
  const numbered = ['document_no', 'documentno'].map((name) => form.get(name))
  return [...named, ...numbered].find((name) => name !== null) ?? ''
}
