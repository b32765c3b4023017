/** Something a page shows: a text in its HTML, or an element. */
export type Marker = { readonly text: string } | { readonly selector: string }

/** What a page turned out to be. The runner decides by this and by nothing else. */
export type PageKind =
  | 'list'
  | 'olderForm'
  | 'singleSignOnForm'
  | 'codeForm'
  | 'singleSignOnNotice'
  | 'noRight'
  | 'failurePage'
  | 'forbidden'
  | 'rateLimited'
  | 'down'
  | 'other'

export type SignInForm = { readonly userName: string; readonly password: string; readonly button: string }

export type ListField = 'sentAt' | 'repNo' | 'hcode' | 'file' | 'total' | 'passed' | 'failed'

/**
 * A portal as data: when NHSO changes a page, only a file of this shape changes.
 * Addresses are paths below the base address; selectors are CSS.
 */
export type PortalProfile = {
  readonly name: string
  readonly paths: {
    readonly login: string
    readonly singleSignOn: string
    /** With `{month}` (1–12), `{beYear}` and `{scheme}` to fill in. */
    readonly list: string
    /** A page that names the hospital of the account. */
    readonly whoAmI: string
  }
  readonly olderForm: SignInForm
  readonly singleSignOnForm: SignInForm
  /** Evidence of each page, looked for in this order; one marker is enough. */
  readonly evidence: readonly {
    readonly kind: Exclude<PageKind, 'list' | 'down' | 'other'>
    readonly markers: readonly Marker[]
  }[]
  /** Texts that only a signed-in person sees; one of them ends the wait for a person. */
  readonly alive: readonly string[]
  /** The five digits in brackets of the page `whoAmI`, as one group. */
  readonly hospitalCode: RegExp
  /** Names of the cookies that make a session; all others are forgotten between runs. */
  readonly sessionCookies: readonly string[]
  readonly list: {
    readonly table: string
    /** Columns in their order; another order means that the page changed. Each header has its known spellings. */
    readonly columns: readonly { readonly field: ListField; readonly headers: readonly string[] }[]
    readonly fileLink: RegExp
    readonly sourceLink: RegExp
    /** Parameters of the file link that may hold its name, in order of trust. */
    readonly nameParameters: readonly string[]
  }
  readonly limits: {
    readonly pageMs: number
    readonly personMs: number
    readonly responseMs: number
    readonly stallMs: number
    readonly maxFileBytes: number
    /** Less than this is no workbook. */
    readonly minFileBytes: number
  }
  /** The pause before every list and file: at least `gapMs`, plus up to `jitterMs`. */
  readonly pace: { readonly gapMs: number; readonly jitterMs: number }
  readonly retry: {
    /** Pauses before the second, third … try; their number bounds the tries. */
    readonly pausesMs: readonly number[]
    /** A Retry-After up to this is waited for, together in one run; a longer one ends the run. */
    readonly longestWaitMs: number
    /** Said to the clerk when the portal asks for a rest without saying how long. */
    readonly usualRestMinutes: number
    /** After so many failures of the server in a row the portal counts as down. */
    readonly serverErrors: number
  }
}
