import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/error-record.ts'
import { Satang } from '#shared/contract/money.ts'
import { Instant, RowId } from '#shared/model/ids.ts'

/** A file whose rows are in, and would be others if it were read today. */
export const OlderReading = z.object({
  id: RowId,
  name: z.string(),
  at: Instant,
  /** `REP`, `STM` or `SMT`. */
  kind: z.string(),
  layout: z.string(),
  /** The version of the pack it was read with; 0 before there were packs. */
  pack: z.int(),
  why: z.discriminatedUnion('state', [
    /** Satang itself makes something else of such a file. */
    z.object({ state: z.literal('reading') }),
    /** A layout it was read with means something else in the pack in use. */
    z.object({ state: z.literal('layout'), layout: z.string() }),
  ]),
})
export type OlderReading = z.infer<typeof OlderReading>

/** What the rows of one file come to: claims of a REP file, cases of a statement, or transfers. */
export const ReadingFigures = z.object({
  rows: z.int(),
  /** Null for what is no answer to claims. */
  passed: z.int().nullable(),
  failed: z.int().nullable(),
  /** Σ; null when no row has a value. */
  claimed: Satang.nullable(),
  /** What NHSO pays; of transfers what reached the bank. */
  approved: Satang.nullable(),
})
export type ReadingFigures = z.infer<typeof ReadingFigures>

/** What is told of a file beside its amounts: cells that could not be read, cells that look wrong, and warnings. */
export const ReadingNews = z.object({ rejected: z.int(), suspect: z.int(), warnings: z.int() })
export type ReadingNews = z.infer<typeof ReadingNews>

const Compared = z.object({ expected: z.int().nullable(), found: z.int().nullable(), isEqual: z.boolean() })

/** A check that comes out otherwise; null on the side that does not make it. */
export const CheckChange = z.object({
  against: z.string(),
  where: z.string().nullable(),
  what: z.string(),
  isMoney: z.boolean(),
  before: Compared.nullable(),
  after: Compared.nullable(),
})
export type CheckChange = z.infer<typeof CheckChange>

const named = { id: RowId, name: z.string() }
/** `current`: nothing would be otherwise any more. `missing`: its bytes are nowhere, so a person has to bring it again. */
const notRead = [
  z.object({ state: z.enum(['current', 'missing']), ...named }),
  z.object({ state: z.literal('failed'), ...named, reason: ErrorRecord }),
] as const

/** What a file would come to today beside what it came to. Nothing of it is written. */
export const ReadingComparison = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('compared'),
    ...named,
    before: ReadingFigures,
    after: ReadingFigures,
    checks: z.array(CheckChange),
    news: z.object({ before: ReadingNews, after: ReadingNews }),
  }),
  ...notRead,
])
export type ReadingComparison = z.infer<typeof ReadingComparison>

/** What became of a file whose rows were to make way for today's. Unless `accepted`, the store is as it was. */
export const AcceptedReading = z.discriminatedUnion('state', [
  z.object({ state: z.literal('accepted'), ...named }),
  ...notRead,
])
export type AcceptedReading = z.infer<typeof AcceptedReading>

/** What may be other than before once rows of a file came, went or changed. */
export const changedByRows = [
  'imports.list',
  'imports.get',
  'imports.active',
  'imports.olderReadings',
  'imports.questions',
  'imports.money',
  'dashboard.get',
  'claims.list',
  'claims.get',
  'completeness.get',
  'quality.get',
] as const

const some = z.object({
  ids: z.array(RowId).min(1).max(200),
  /** Somebody wants these very files read, although nothing tells that they would be read otherwise. */
  isAsked: z.boolean().default(false),
})

/** Entries of `imports` about files that would be read otherwise today. */
export const readings = {
  /** Imported files whose rows would be others today, the newest first; those taken back are not among them. */
  olderReadings: query({
    allow: 'finance.read',
    input: z.object({ limit: z.int().min(1).max(200).default(100) }),
    output: z.object({ total: z.int(), files: z.array(OlderReading) }),
    errors: [],
  }),
  /**
   * Reads files again from where their bytes still are, and compares. It changes nothing. Files that nothing tells to be
   * read otherwise, and that are not asked for, are `current` without a look.
   */
  reread: command({
    allow: 'finance.import',
    input: some,
    output: z.object({ files: z.array(ReadingComparison), wasCancelled: z.boolean() }),
    errors: ['import.unknown'],
    changes: [],
  }),
  /**
   * Puts today's rows of files in the place of those they have, each file in one transaction. What counts afterwards is
   * what would count had it been imported so at first. Again it changes nothing.
   */
  acceptReread: command({
    allow: 'finance.import',
    input: some,
    output: z.object({ files: z.array(AcceptedReading), wasCancelled: z.boolean() }),
    errors: ['import.unknown'],
    changes: changedByRows,
  }),
}
