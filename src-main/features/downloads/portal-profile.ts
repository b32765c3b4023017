import * as z from 'zod'
import { type PageList, PortalList } from '#main/features/downloads/portal-lists.ts'
import {
  anyProfile,
  Finder,
  knownSchemaVersion,
  PageSignIn,
  Path,
  Pattern,
  Selector,
  Text,
} from '#main/features/downloads/portal-parts.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Something a page shows: a text or a pattern in its HTML, or an element. */
const Marker = z.union([
  z.strictObject({ text: Text }),
  z.strictObject({ pattern: Pattern }),
  z.strictObject({ selector: Selector }),
])
export type Marker = z.infer<typeof Marker>

/** What a page can be recognised as by what it shows. */
const ShownKind = z.enum([
  'olderForm',
  'singleSignOnForm',
  'codeForm',
  // a code to be scanned, or a sign-in, that took too long
  'codeExpired',
  'signInExpired',
  'singleSignOnNotice',
  'noRight',
  'failurePage',
  'forbidden',
  'rateLimited',
  // a server in front of the portal that does not let this browser through
  'frontRejected',
  'maintenance',
])
export type ShownKind = z.infer<typeof ShownKind>
/** What a page turned out to be. The runner decides by this and by nothing else. */
export type PageKind = ShownKind | 'list' | 'down' | 'other'

const Evidence = z.strictObject({
  kind: ShownKind,
  /** One is enough. */
  markers: z.array(Marker).min(1).max(20),
  /** Only on pages at these addresses: host and path together. */
  at: Pattern.optional(),
  /** What such a page never has: words about maintenance may stand on a page that works. */
  unless: Selector.optional(),
  /** The HTML is no longer than this. */
  mostCharacters: z.int().min(1).optional(),
})
export type Evidence = z.infer<typeof Evidence>

const SignInForm = z.strictObject({ userName: Selector, password: Selector, button: Selector })

/** A portal one signs in to, as data: when NHSO changes a page, only a file of this shape changes. */
const EclaimProfile = z.strictObject({
  ...anyProfile,
  kind: z.literal('eclaim'),
  paths: z.strictObject({
    login: Path,
    singleSignOn: Path,
    /** A page that names the hospital of the account. */
    whoAmI: Path,
    /** A page whose sight keeps the session. */
    keepAlive: Path,
  }),
  olderForm: SignInForm,
  singleSignOnForm: SignInForm,
  /** Evidence of each page, looked for in this order. */
  evidence: z.array(Evidence).min(1).max(40),
  /** Texts that a signed-in person sees; one of them without evidence of a failure ends the wait for a person. */
  alive: z.array(Text).min(1).max(20),
  /** The newer pages (host and path), and the name of the token that the browser's storage has there once she is in. */
  newerClient: z.strictObject({ address: Pattern, token: Text }),
  /** Where a code for the ThaiD app is shown (host and path), and for how long it is good. */
  thaiD: z.strictObject({
    address: Pattern,
    seconds: z.int().min(1).max(3_600),
    /** A page that does not say when its code has ended is renewed after this long; she may still be confirming. */
    renewAfterSeconds: z.int().min(1).max(3_600),
  }),
  /** In the HTML of a page that still asks for a password or a code. */
  asksForSecret: Pattern,
  /** The five digits in brackets of the page `whoAmI`. */
  hospitalCode: Finder,
  /** Names of the cookies that make a session; all others are forgotten between runs. */
  sessionCookies: z.array(Text).min(1).max(40),
  lists: z
    .array(PortalList)
    .max(40)
    .refine((lists) => new Set(lists.map(({ id }) => id)).size === lists.length, 'each id once')
    .refine((lists) => lists[0]?.reads === 'page', 'the first list, which proves a session, must be a page'),
})
export type PortalProfile = z.infer<typeof EclaimProfile>

/** The search for transfers, which answers with JSON and may want the token of the portal one signs in to. */
const TransfersProfile = z.strictObject({
  ...anyProfile,
  kind: z.literal('transfers'),
  /** The page whose scripts ask. */
  opener: Path,
  search: Path,
  /**
   * Body of the search. Filled in are `{vendor}` (the hospital's code in ten digits), `{fiscalYear}` (BE), `{from}` and
   * `{to}` (dd/mm/yyyy, BE).
   */
  body: z.record(z.string().min(1).max(60), z.string().max(200).nullable()),
  /** The list in the answer. */
  rows: Text,
  /** Under this name the pages keep the token of their own sign-in in the browser's storage. */
  tokenName: Text,
  /** The cookie that holds the token, where one is wanted and the pages have none of their own. */
  tokenCookie: Text,
  /** What a refusal (403) says that means a right; any other is that of a session which has ended. */
  noRight: Pattern,
  /** Where the pages have a sign-in of their own. */
  signInPage: Path,
  signIn: PageSignIn,
})
export type TransfersProfile = z.infer<typeof TransfersProfile>

const AnyProfile = z.discriminatedUnion('kind', [EclaimProfile, TransfersProfile])
export type AnyProfile = z.infer<typeof AnyProfile>

const Versioned = z.looseObject({ schemaVersion: z.int() })

/** @returns the list whose sight proves that somebody is signed in: the first one. */
export function proofListOf({ lists }: PortalProfile): PageList {
  const list = lists.find((one) => one.reads === 'page')
  if (!list) throw new Error('the profile has no page')
  return list
}

/**
 * Reads a profile out of the JSON of its file; its expressions are compiled once, here.
 * @throws AppError `profile.needsNewerApp`, or `profile.shape` with the first field that is wrong and why
 */
export function parsePortalProfile(document: unknown): AnyProfile {
  const version = Versioned.safeParse(document)
  if (version.success && version.data.schemaVersion > knownSchemaVersion)
    throw new AppError('profile.needsNewerApp', {
      found: version.data.schemaVersion,
      known: knownSchemaVersion,
    })
  const parsed = AnyProfile.safeParse(document)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('profile.shape', {
    field: issue?.path.join('.') || 'profile',
    reason: issue?.message ?? '',
  })
}
