import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { Satang } from '#shared/contract/money.ts'
import { changedByRows } from '#shared/contract/readings.ts'
import { Instant, RowId } from '#shared/model/ids.ts'
import { Scheme } from '#shared/model/scheme.ts'

const DocumentKind = z.enum(['REP', 'STM', 'SMT'])
const Named = z.object({ id: RowId, name: z.string() })

/** When a document was made, as far as anything tells it: local CE times, or only days. */
const made = {
  /** Inside the document; midnight stands for a day without a time. */
  printedAt: z.string().nullable(),
  /** The strongest of the others, to the minute. */
  madeAt: z.string().nullable(),
  namedAt: z.string().nullable(),
  listedAt: z.string().nullable(),
}

/** Two files of which a person has to say what they are to each other. Until then the first counts, by a written rule. */
export const DocumentQuestion = z.object({
  kind: DocumentKind,
  /**
   * `undecided`: issues of one document, and nothing tells which is newer. `drops`: statements that only their cases show to
   * be one; the newer counts and lacks cases of the other. `repeats`: rows of one document stand in the other, too, and
   * both count. `overlaps`: lists of the same days of which one names no source, and both count.
   */
  why: z.enum(['undecided', 'drops', 'repeats', 'overlaps']),
  /** As NHSO numbers it, or the days of a list; empty where nothing tells it. */
  document: z.string(),
  /** Claims, cases or transfers it is about. */
  rows: z.int(),
  /** What each of the two has of them: approved, or of transfers net. */
  files: z.tuple([
    z.object({ ...Named.shape, ...made, satang: Satang.nullable() }),
    z.object({ ...Named.shape, ...made, satang: Satang.nullable() }),
  ]),
})
export type DocumentQuestion = z.infer<typeof DocumentQuestion>

/** @returns whether only the first of the two counts */
export function isOneDocument(why: DocumentQuestion['why']): boolean {
  return why === 'undecided' || why === 'drops'
}

/** A file that counts although nobody knows of which scheme, or source of transfers, it is. */
export const UntoldDocument = z.object({
  ...Named.shape,
  kind: DocumentKind,
  lacks: z.enum(['scheme', 'source']),
  document: z.string().nullable(),
  rows: z.int(),
  /** Approved, or of transfers net. */
  satang: Satang.nullable(),
})
export type UntoldDocument = z.infer<typeof UntoldDocument>

/** What a person said of two files, and may take back. */
export const DocumentChoice = z.object({
  verdict: z.enum(['counts', 'both']),
  file: Named,
  other: Named,
  at: Instant,
  by: z.string(),
})
export type DocumentChoice = z.infer<typeof DocumentChoice>

/** Who says of which scheme a document is; `inside` is the document itself. */
export const SchemeSayer = z.enum(['inside', 'person', 'portal', 'name', 'folder'])

/** What a file is a document of, and by what it is put in order. */
export const DocumentFacts = z.object({
  ...made,
  schemeSaidBy: SchemeSayer.nullable(),
  /** What a person said of the file and did not take back. */
  told: z.object({ scheme: Scheme.nullable(), source: z.string().nullable() }).nullable(),
  /** Every name the same bytes came under. */
  names: z.array(z.string()),
  /** Statements: each document the file holds. */
  statements: z.array(
    z.object({
      number: z.string().nullable(),
      scheme: z.string().nullable(),
      account: z.string().nullable(),
      patientType: z.string().nullable(),
      rows: z.int(),
      approvedSatang: Satang.nullable(),
      isCounting: z.boolean(),
      /** The file whose issue of the document counts in its place. */
      countedBy: Named.nullable(),
    }),
  ),
  /** Lists of transfers: what they cover, and how many of their rows count. */
  transfers: z.array(
    z.object({
      /** As `budgetSource` names it; `*` for all of them, empty where nothing tells it. */
      source: z.string(),
      firstDay: z.string(),
      lastDay: z.string(),
      rows: z.int(),
      counting: z.int(),
    }),
  ),
  /** REP files: claims of the file, and those of which its row counts. */
  claims: z.object({ all: z.int(), counting: z.int() }).nullable(),
})
export type DocumentFacts = z.infer<typeof DocumentFacts>

/** What all that counts comes to: approval, statements and transfers are three amounts, each with its own name. */
export const MoneyTotals = z.object({
  claims: z.object({
    count: z.int(),
    claimedSatang: Satang.nullable(),
    approvedSatang: Satang.nullable(),
  }),
  statements: z.object({
    rows: z.int(),
    approvedSatang: Satang.nullable(),
    /** `unknown` for statements of which nobody knows the scheme. */
    byScheme: z.record(z.string(), z.object({ rows: z.int(), approvedSatang: Satang.nullable() })),
  }),
  transfers: z.object({
    rows: z.int(),
    grossSatang: Satang.nullable(),
    netSatang: Satang.nullable(),
    /** `unknown` for transfers of which nobody knows the source. */
    bySource: z.record(
      z.string(),
      z.object({ rows: z.int(), grossSatang: Satang.nullable(), netSatang: Satang.nullable() }),
    ),
  }),
})
export type MoneyTotals = z.infer<typeof MoneyTotals>

/** A file of which more or less counts by the rules of today than by older ones. */
export const SettlingChange = z.object({
  ...Named.shape,
  kind: DocumentKind,
  /** Claims, cases or transfers that count, and what they come to: approved, or of transfers net. */
  before: z.object({ rows: z.int(), satang: Satang.nullable() }),
  after: z.object({ rows: z.int(), satang: Satang.nullable() }),
})
export type SettlingChange = z.infer<typeof SettlingChange>

const settling = z.object({ changes: z.array(SettlingChange) })
const two = z.object({ id: RowId, otherId: RowId })

/** Entries of `imports` about what a document is and which issue of it counts. */
export const documentQuestions = {
  /** What only a person can say, and what persons said. */
  questions: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({
      questions: z.array(DocumentQuestion),
      untold: z.array(UntoldDocument),
      choices: z.array(DocumentChoice),
      /** What counts still follows from older rules, until somebody has looked at what those of today change. */
      isUnsettled: z.boolean(),
    }),
    errors: [],
  }),
  /** Sums over everything that counts. */
  money: query({ allow: 'finance.read', input: z.object({}), output: MoneyTotals, errors: [] }),
  /** Says that one file counts before another. A document that is tellably newer than both still counts before them. */
  choose: command({
    allow: 'finance.import',
    input: two,
    output: z.object({}),
    errors: ['import.unknown', 'import.notImported'],
    changes: changedByRows,
  }),
  /** Says that two files are two documents, and that both count. */
  keepBoth: command({
    allow: 'finance.import',
    input: two,
    output: z.object({}),
    errors: ['import.unknown', 'import.notImported'],
    changes: changedByRows,
  }),
  /** Takes back what was said of two files. Again it changes nothing. */
  withdrawChoice: command({
    allow: 'finance.import',
    input: two,
    output: z.object({}),
    errors: ['import.unknown', 'import.notImported'],
    changes: changedByRows,
  }),
  /** What would count otherwise by the rules of today than it does. It changes nothing. */
  lookAtSettling: command({
    allow: 'finance.import',
    input: z.object({}),
    output: settling,
    errors: [],
    changes: [],
  }),
  /** Lets everything count by the rules of today, all of it or nothing. Again it changes nothing. */
  settleAnew: command({
    allow: 'finance.import',
    input: z.object({}),
    output: settling,
    errors: [],
    changes: changedByRows,
  }),
  /** Says of which scheme a document, or of which source a list of transfers is; null takes it back. */
  tell: command({
    allow: 'finance.import',
    input: z.object({
      id: RowId,
      scheme: Scheme.nullable().default(null),
      source: z.string().trim().min(1).max(10).nullable().default(null),
    }),
    output: z.object({}),
    errors: ['import.unknown', 'import.notImported'],
    changes: changedByRows,
  }),
}
