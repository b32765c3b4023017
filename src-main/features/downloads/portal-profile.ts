import * as z from 'zod'
import { AppError } from '#shared/errors/app-error.ts'

/** Grows when a profile needs fields that an older Satang cannot follow. */
const knownSchemaVersion = 1

const Text = z.string().trim().min(1).max(300)
/** CSS. */
const Selector = z.string().trim().min(1).max(500)
/** Written as text, used as one compiled expression; capitals and small letters are the same. */
const Pattern = z
  .string()
  .min(1)
  .max(300)
  .transform((source, context) => {
    try {
      return new RegExp(source, 'iu')
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'no pattern' })
      return z.NEVER
    }
  })

const groupsOf = (pattern: RegExp) => (new RegExp(`${pattern.source}|`, 'iu').exec('')?.length ?? 1) - 1

/** A portal is reached over https below NHSO's own domain, whoever signed the file that names it. */
const BaseUrl = z.string().regex(/^https:\/\/([a-z0-9-]+\.)+nhso\.go\.th$/)

/** A path below the base address; `//host` and `/\host` lead elsewhere and are none. */
const Path = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)

const Both = z.strictObject({ th: Text, en: Text })

/** Something a page shows: a text in its HTML, or an element. */
const Marker = z.union([z.strictObject({ text: Text }), z.strictObject({ selector: Selector })])
export type Marker = z.infer<typeof Marker>

/** What a page can be recognised as by what it shows. */
const ShownKind = z.enum([
  'olderForm',
  'singleSignOnForm',
  'codeForm',
  'singleSignOnNotice',
  'noRight',
  'failurePage',
  'forbidden',
  'rateLimited',
])
/** What a page turned out to be. The runner decides by this and by nothing else. */
export type PageKind = z.infer<typeof ShownKind> | 'list' | 'down' | 'other'

const SignInForm = z.strictObject({ userName: Selector, password: Selector, button: Selector })

const ListField = z.enum(['sentAt', 'repNo', 'hcode', 'file', 'total', 'passed', 'failed'])
export type ListField = z.infer<typeof ListField>

const List = z.strictObject({
  table: Selector,
  /** Columns in their order; another order means that the page changed. Each header has its known spellings. */
  columns: z
    .array(z.strictObject({ field: ListField, headers: z.array(Text).min(1).max(20) }))
    .refine((columns) => ListField.options.every((field) => count(columns, field) === 1), 'each field once'),
  fileLink: Pattern,
  sourceLink: Pattern,
  /** Parameters of the file link that may hold its name, in order of trust. */
  nameParameters: z.array(Text).min(1).max(20),
  /** Replacements, one after another, that make the workbook's name from the one the link gives. */
  workbookName: z.array(z.strictObject({ from: Pattern, to: z.string().max(40) })).max(10),
})

function count(columns: readonly { readonly field: ListField }[], wanted: ListField): number {
  return columns.filter(({ field }) => field === wanted).length
}

const Limits = z.strictObject({
  pageMs: z.int().min(1_000).max(600_000),
  personMs: z.int().min(30_000).max(3_600_000),
  /** How long the portal may go without a sight of us while we import. */
  keepAliveMs: z.int().min(30_000).max(3_600_000),
  responseMs: z.int().min(1_000).max(600_000),
  stallMs: z.int().min(1_000).max(600_000),
  maxFileBytes: z.int().min(1_000_000).max(2_000_000_000),
  /** Less than this is no workbook. */
  minFileBytes: z.int().min(1).max(100_000),
})

const Retry = z.strictObject({
  /** Pauses before the second, third … try; their number bounds the tries. */
  pausesMs: z.array(z.int().min(1_000).max(600_000)).max(5),
  /** A Retry-After up to this is waited for, together in one run; a longer one ends the run. */
  longestWaitMs: z.int().min(0).max(3_600_000),
  /** Said to the clerk when the portal asks for a rest without saying how long. */
  usualRestMinutes: z.int().min(1).max(1_440),
  /** After so many failures of the server in a row the portal counts as down. */
  serverErrors: z.int().min(1).max(20),
})

/** A portal as data: when NHSO changes a page, only a file of this shape changes. */
const PortalProfile = z.strictObject({
  schemaVersion: z.literal(knownSchemaVersion),
  /** The portal's own word; a newer profile of a portal has the same. */
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  /** Grows by every change that leaves the vendor. */
  version: z.int().min(1),
  title: Both,
  /** What made this version necessary, or where it comes from. */
  why: Both,
  baseUrl: BaseUrl,
  paths: z.strictObject({
    login: Path,
    singleSignOn: Path,
    /** With `{month}` (1–12), `{beYear}` and `{scheme}` to fill in. */
    list: Path.refine(
      (path) => ['{month}', '{beYear}', '{scheme}'].every((blank) => path.includes(blank)),
      'needs {month}, {beYear} and {scheme}',
    ),
    /** A page that names the hospital of the account. */
    whoAmI: Path,
    /** A page whose sight keeps the session. */
    keepAlive: Path,
  }),
  olderForm: SignInForm,
  singleSignOnForm: SignInForm,
  /** Evidence of each page, looked for in this order; one marker is enough. */
  evidence: z
    .array(z.strictObject({ kind: ShownKind, markers: z.array(Marker).min(1).max(20) }))
    .min(1)
    .max(40),
  /** Texts that only a signed-in person sees; one of them ends the wait for a person. */
  alive: z.array(Text).min(1).max(20),
  /** In the HTML of a page that still asks for a password or a code. */
  asksForSecret: Pattern,
  /** The five digits in brackets of the page `whoAmI`, as one group. */
  hospitalCode: Pattern.refine((pattern) => groupsOf(pattern) === 1, 'needs exactly one group'),
  /** Names of the cookies that make a session; all others are forgotten between runs. */
  sessionCookies: z.array(Text).min(1).max(40),
  list: List,
  limits: Limits,
  /** The pause before every list and file: at least `gapMs`, plus up to `jitterMs`. No file may hurry the portal. */
  pace: z.strictObject({ gapMs: z.int().min(500).max(60_000), jitterMs: z.int().min(0).max(60_000) }),
  retry: Retry,
})
export type PortalProfile = z.infer<typeof PortalProfile>

const Versioned = z.looseObject({ schemaVersion: z.int() })

/**
 * Reads a profile out of the JSON of its file; its expressions are compiled once, here.
 * @throws AppError `profile.needsNewerApp`, or `profile.shape` with the first field that is wrong and why
 */
export function parsePortalProfile(document: unknown): PortalProfile {
  const version = Versioned.safeParse(document)
  if (version.success && version.data.schemaVersion > knownSchemaVersion)
    throw new AppError('profile.needsNewerApp', {
      found: version.data.schemaVersion,
      known: knownSchemaVersion,
    })
  const parsed = PortalProfile.safeParse(document)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('profile.shape', {
    field: issue?.path.join('.') || 'profile',
    reason: issue?.message ?? '',
  })
}
