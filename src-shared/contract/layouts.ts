import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord, ImportCheck, SheetCount } from '#shared/contract/imports.ts'
import { Satang } from '#shared/contract/money.ts'
import { Instant, RowId } from '#shared/model/ids.ts'
import { columnTypes, evidences } from '#shared/model/layouts/layout.ts'

/** A layout Satang reads sheets with: shipped, or made by an admin from a shipped one. */
export const LayoutEntry = z.object({
  id: z.string(),
  rows: z.string(),
  columns: z.int(),
  /** Null for a shipped layout. */
  made: z.object({ name: z.string(), at: Instant, by: z.string() }).nullable(),
  /** Who uses it no more since when, and why; null for one in use. */
  removed: z.object({ at: Instant, by: z.string(), why: z.string() }).nullable(),
  /** What its header texts rest on. */
  evidence: z.enum(evidences),
})
export type LayoutEntry = z.infer<typeof LayoutEntry>

const Letters = z.string().regex(/^[A-Z]{1,3}$/)

/** What most values of a column are; `none` where all its cells are blank. */
export const valueShapes = ['none', 'amounts', 'dates', 'pids', 'numbers', 'codes', 'texts'] as const
export type ValueShape = (typeof valueShapes)[number]

/** A column as it stands in a sheet. Nothing here tells a value: samples keep the form of a cell and not one character. */
export const FoundColumn = z.object({
  column: Letters,
  /** Header texts from the top level down, parted by ` › `; empty for a column without. */
  header: z.string(),
  /** How many cells of the first rows hold what. */
  kinds: z.object({ blank: z.int(), text: z.int(), number: z.int(), date: z.int() }),
  /** Masked: letters as `ก` or `A`, digits as `9`. */
  samples: z.array(z.string().max(16)).max(3),
  shape: z.enum(valueShapes),
  /** Σ over the data rows of a column of amounts; null for any other. */
  satang: Satang.nullable(),
})
export type FoundColumn = z.infer<typeof FoundColumn>

/** Why a column may be the one: something a person can look up in the file. */
export const ProposalReason = z.discriminatedUnion('kind', [
  /** Header texts have this share of their letters in common, 0 to 1. */
  z.object({ kind: z.literal('text'), share: z.number() }),
  /** Stands right beside columns whose place in the order it would fill. */
  z.object({ kind: z.literal('beside'), left: Letters.nullable(), right: Letters.nullable() }),
  z.object({ kind: z.literal('values'), shape: z.enum(valueShapes) }),
  /** Adds up to what another sheet prints for this very column, less the other columns that belong to it. */
  z.object({ kind: z.literal('proof'), sheet: z.string(), header: z.string(), satang: Satang }),
  /** Adds up to something another sheet prints, which need not be about this column. */
  z.object({ kind: z.literal('printed'), sheet: z.string(), header: z.string(), satang: Satang }),
  /** Adds up to the row รวม of its own sheet. */
  z.object({ kind: z.literal('totalRow'), row: z.int(), satang: Satang }),
  /** Is the sum of the columns beside it. */
  z.object({ kind: z.literal('sumOf'), from: Letters, to: Letters, satang: Satang }),
])
export type ProposalReason = z.infer<typeof ProposalReason>

export const Proposal = z.object({
  column: Letters,
  /** Good enough to be taken unseen; of one field and of one column at most one is. */
  isSure: z.boolean(),
  reasons: z.array(ProposalReason),
})
export type Proposal = z.infer<typeof Proposal>

/** Why a found column wants a look: under another group or order, its header twice, or by an approximate wording. */
export const columnDoubts = ['moved', 'repeated', 'weak'] as const

/** A column of the layout beside where it stands in the sheet. */
export const ExpectedColumn = z.object({
  field: z.string(),
  header: z.string(),
  type: z.enum(columnTypes),
  /** Without it nothing is imported: money, and what identifies a row. */
  isRequired: z.boolean(),
  /** Whether a person may say that the file has no such column. */
  mayLack: z.boolean(),
  foundAt: Letters.nullable(),
  doubt: z.enum(columnDoubts).nullable(),
  /** Best first. */
  proposals: z.array(Proposal),
})
export type ExpectedColumn = z.infer<typeof ExpectedColumn>

/** A sheet of a file in quarantine beside a kind of sheet Satang knows. */
export const Examination = z.object({
  sheets: z.array(z.object({ sheet: z.string(), layout: z.string().nullable(), share: z.number() })),
  sheet: z.string(),
  /** The layout it is held against. */
  base: z.string(),
  /** Kinds of sheets it may be, the likeliest first. */
  bases: z.array(
    z.object({
      id: z.string(),
      rows: z.string(),
      scheme: z.string().nullable(),
      columns: z.int(),
      share: z.number(),
    }),
  ),
  /** As the spreadsheet shows them, from 1. */
  headerRows: z.array(z.int()),
  dataRows: z.int(),
  columns: z.array(FoundColumn),
  expected: z.array(ExpectedColumn),
})
export type Examination = z.infer<typeof Examination>

/** Fields of the layout, each with the letters of its column; null where the file has no such column. */
const ChosenColumns = z.array(z.object({ field: z.string(), column: Letters.nullable() })).max(300)

const Mapping = z.object({
  importId: RowId,
  /** Default: the sheet that did not fit. */
  sheet: z.string().min(1).optional(),
  /** The layout whose columns were named. Default: the one that fits best. */
  base: z.string().min(1).optional(),
  /** What differs from where columns were found, and every found one that a person looked at and confirmed. */
  columns: ChosenColumns,
})

/** What an import of the file would give. */
export const LayoutPreview = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('read'),
    kind: z.string(),
    layout: z.string(),
    scheme: z.string(),
    rows: z.int(),
    /** Claims only; null for other files. */
    passed: z.int().nullable(),
    failed: z.int().nullable(),
    sums: z.record(z.string(), Satang.nullable()),
    rejectedCount: z.int(),
    suspectCount: z.int(),
    warnings: z.array(ErrorRecord),
    checks: z.array(ImportCheck),
    sheets: z.array(SheetCount),
  }),
  /** `sheet` is another sheet whose columns have to be named too; null when that would not help. */
  z.object({ state: z.literal('failed'), reason: ErrorRecord, sheet: z.string().nullable() }),
])
export type LayoutPreview = z.infer<typeof LayoutPreview>

const Use = z.object({ importId: RowId, name: z.string(), at: Instant, rows: z.int() })

const quarantineErrors = ['import.unknown', 'import.notQuarantined', 'import.fileMissing'] as const
const mappingErrors = ['layout.unknown', 'layout.incomplete', 'layout.columnTwice'] as const

export const layouts = {
  list: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({ layouts: z.array(LayoutEntry) }),
    errors: [],
  }),
  /**
   * Reads a file in quarantine again and says which columns it has, which were expected, and what speaks for which.
   * @see Examination: no value of a cell is in the answer
   */
  examine: query({
    allow: 'finance.import',
    input: z.object({
      importId: RowId,
      /** Default: the sheet that did not fit. */
      sheet: z.string().min(1).optional(),
      /** The kind of sheet to hold it against. Default: the one that fits best. */
      base: z.string().min(1).optional(),
    }),
    output: Examination,
    errors: [...quarantineErrors, 'import.unknownLayout', 'layout.unknown'],
  }),
  /** Reads the whole file as an import with these columns would, and keeps nothing of it. */
  preview: command({
    allow: 'finance.import',
    input: Mapping,
    output: LayoutPreview,
    errors: [...quarantineErrors, ...mappingErrors],
    changes: [],
  }),
  /** Ends what `examine` and `preview` are at; they fail with `cancelled`. */
  cancel: command({
    allow: 'finance.import',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: [],
  }),
  /**
   * Keeps which columns of a file in quarantine are which, as a new version of the layout they were named by.
   * Files of the same kind are read with it from now on; the file itself wants `imports.retry`.
   */
  save: command({
    allow: 'finance.import',
    input: Mapping.extend({ name: z.string().trim().min(2).max(60) }),
    output: z.object({ id: z.string() }),
    errors: [...quarantineErrors, ...mappingErrors],
    changes: ['layouts.list'],
  }),
  /** Files that were imported with a made layout and count now: those `remove` takes back. */
  uses: query({
    allow: 'finance.read',
    input: z.object({ id: z.string().min(1) }),
    output: z.object({ name: z.string(), files: z.array(Use) }),
    errors: ['layout.unknown'],
  }),
  /** Uses a made layout no more and takes back every file imported with it: all of them, or nothing is changed. */
  remove: command({
    allow: 'finance.import',
    input: z.object({ id: z.string().min(1), why: z.string().trim().min(3).max(200) }),
    output: z.object({ files: z.array(RowId) }),
    errors: ['layout.unknown'],
    changes: [
      'layouts.list',
      'layouts.uses',
      'imports.list',
      'imports.get',
      'dashboard.get',
      'claims.list',
      'claims.get',
      'completeness.get',
      'quality.get',
    ],
  }),
  /** Writes into the exports folder how a file in quarantine is built: names of sheets, headers and kinds, no value. */
  report: command({
    allow: 'finance.import',
    input: z.object({ importId: RowId }),
    output: z.object({ path: z.string() }),
    errors: [...quarantineErrors, 'folder.denied'],
    changes: [],
  }),
}
