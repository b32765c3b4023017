import * as z from 'zod'

/** Grows when a profile needs fields that an older Satang cannot follow. */
export const knownSchemaVersion = 3

export const Text = z.string().trim().min(1).max(300)
/** CSS; `::-p-text(…)` of the browser's driver finds what bears a text. */
export const Selector = z.string().trim().min(1).max(500)
/** Written as text, used as one compiled expression; capitals and small letters are the same. */
export const Pattern = z
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
/** An expression whose only group is what it finds. */
export const Finder = Pattern.refine((pattern) => groupsOf(pattern) === 1, 'needs exactly one group')

/** A path below the base address; `//host` and `/\host` lead elsewhere and are none. */
export const Path = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)

/** How pages with a sign-in of their own show it to somebody they do not know. */
export const PageSignIn = z.strictObject({
  /** What may lie over it, e.g. an announcement; pressed when it is there. */
  dismiss: Selector,
  button: Selector,
})
export type PageSignIn = z.infer<typeof PageSignIn>

/** A portal is reached over https below NHSO's own domain, whoever signed the file that names it. */
const BaseUrl = z.string().regex(/^https:\/\/([a-z0-9-]+\.)+nhso\.go\.th$/)

const Both = z.strictObject({ th: Text, en: Text })

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

/** What every portal's profile says, whatever the portal is. */
export const anyProfile = {
  schemaVersion: z.literal(knownSchemaVersion),
  /** The portal's own word; a newer profile of a portal has the same. */
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  /** Grows by every change that leaves the vendor. */
  version: z.int().min(1),
  title: Both,
  /** What made this version necessary, or where it comes from. */
  why: Both,
  baseUrl: BaseUrl,
  limits: Limits,
  /** The pause before every list and file: at least `gapMs`, plus up to `jitterMs`. No file may hurry the portal. */
  pace: z.strictObject({ gapMs: z.int().min(500).max(60_000), jitterMs: z.int().min(0).max(60_000) }),
  retry: Retry,
}
