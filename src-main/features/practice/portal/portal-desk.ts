import type { Answer } from '#main/features/practice/portal/answers.ts'
import type { FaultArea, Faults, PortalFault } from '#main/features/practice/portal/faults.ts'
import type { PracticeAccount, Session, Sessions } from '#main/features/practice/portal/sessions.ts'
import type { SignIns } from '#main/features/practice/portal/sign-ins.ts'
import type { PracticeHospital, RepListing } from '#main/features/practice/practice-hospital.ts'
import type { Clock } from '#main/platform/clock.ts'

/** How the portal behaves where NHSO's pages were seen to differ. None of these is a fault. */
export type PortalHabits = {
  /**
   * How the Excel link names its file: by `filename=`, `fn=` or `file=`; through the newer `/eclaimapi` address with a
   * token; not at all but beside a `rep_eclaim` link; or nowhere in the line.
   */
  readonly linkStyle: 'filename' | 'fn' | 'file' | 'eclaimapi' | 'repEclaimOnly' | 'noName'
  readonly addressStyle: 'relative' | 'absolute'
  /** What a visitor without a session gets. */
  readonly withoutSession: 'redirect' | 'errorPage' | 'noRight' | 'ssoNotice'
  /** What the older form says after a wrong password. */
  readonly wrongPassword: 'thaiMessage' | 'silent' | 'errorWord'
  /** `ssoNotice`: the older form is gone and a notice points to single sign-on. */
  readonly olderForm: 'open' | 'ssoNotice'
}

export const usualHabits: PortalHabits = {
  linkStyle: 'filename',
  addressStyle: 'relative',
  withoutSession: 'redirect',
  wrongPassword: 'thaiMessage',
  olderForm: 'open',
}

/** What every page of the portal may ask for. */
export type PortalDesk = {
  readonly hospital: PracticeHospital
  readonly accounts: readonly PracticeAccount[]
  readonly clock: Clock
  readonly sessions: Sessions
  readonly signIns: SignIns
  readonly faults: Faults
  /** Base names (no ending) as lists showed them, with the line they stand for. */
  readonly shownNames: Map<string, RepListing>
  habits(): PortalHabits
  /** The portal's own address, e.g. `http://127.0.0.1:40123`. */
  address(): string
}

/** One request, parsed. */
export type Visit = {
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly cookies: ReadonlyMap<string, string>
  /** The faults that strike this request. */
  readonly faults: readonly PortalFault[]
}

type Place = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly area: Exclude<FaultArea, 'session'> | null
}
type OpenRoute = Place & {
  readonly access: 'anyone'
  answer(desk: PortalDesk, visit: Visit): Answer | Promise<Answer>
}
type SignedInRoute = Place & {
  readonly access: 'signedIn' | 'repRight'
  answer(desk: PortalDesk, visit: Visit, session: Session): Answer | Promise<Answer>
}

/** One address of the portal and who may see it. */
export type Route = OpenRoute | SignedInRoute
