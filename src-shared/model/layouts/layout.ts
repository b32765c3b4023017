/**
 * What a cell of a column holds. `money` becomes integer satang; `decimal` and `percent` stay exact decimal text;
 * `datetime` and `date` become local ISO text; `mixed` keeps its text (a number or a code such as `V993`);
 * `lines` is several values of one cell, parted by line breaks, and keeps them all.
 */
export const columnTypes = [
  'id',
  'text',
  'int',
  'money',
  'decimal',
  'percent',
  'codes',
  'code',
  'flag',
  'hcode',
  'datetime',
  'date',
  'mixed',
  'lines',
] as const
export type ColumnType = (typeof columnTypes)[number]

/**
 * One column: its field name (as in nhso/columns), its type, and its header texts from the top level down. A column
 * without any text has a blank header in the sheet: it stands right before the layout's next column.
 */
export type Column = readonly [field: string, type: ColumnType, ...headers: string[]]

/**
 * What the rows of a sheet are.
 * `claim` one answer to one claim · `drug` `instrument` `denial` `zeroPaid` lines of claims ·
 * `repSummary` what a REP file says of its batches · `statement` what will be paid for one case ·
 * `receivable` `batchSummary` what a statement says of itself · `transfer` what was paid into the bank.
 */
export const rowKinds = [
  'claim',
  'drug',
  'instrument',
  'denial',
  'zeroPaid',
  'repSummary',
  'statement',
  'receivable',
  'batchSummary',
  'transfer',
] as const
export type RowKind = (typeof rowKinds)[number]

/**
 * What the header texts of a layout rest on: `headers` header-only lists of real files, `files` real files whose structure
 * was looked at, `readers` other programs that read such files, `analogy` a layout they are thought to be like.
 */
export const evidences = ['headers', 'files', 'readers', 'analogy'] as const
export type Evidence = (typeof evidences)[number]

/** Parts that rows of several layouts play under different field names. */
export type Part =
  | 'repNo'
  | 'tranId'
  | 'hn'
  | 'an'
  | 'pid'
  | 'patientType'
  | 'servedAt'
  | 'hospital'
  | 'fund'
  | 'serviceType'
  | 'errorCodes'
  | 'period'
  | 'cases'
  | 'lineNo'
  | 'code'
  | 'tmtCode'
  /** What the hospital asked for. */
  | 'claimed'
  /** What NHSO pays for the row: never the patient's own payment. */
  | 'approved'
  | 'postedAt'
  | 'batchNo'
  | 'documentNo'
  | 'source'
  | 'subFund'
  | 'account'
  | 'status'
  /** Amounts of a transfer: gross, held back, deducted, guarantee, tax, set off, and what reaches the bank. */
  | 'gross'
  | 'held'
  | 'deducted'
  | 'guarantee'
  | 'tax'
  | 'setOff'
  | 'net'

/**
 * What a row's key cell must look like: `number` six to twelve digits (TRAN_ID, REP no.), `count` a running number,
 * `period` `6811_IP_01`, `label` one of the patient types a receivable table has rows for, `date` a day,
 * `text` anything that is not blank.
 */
export type KeyShape = 'number' | 'count' | 'period' | 'label' | 'date' | 'text'

/** A kind of sheet as data. Header texts stand as the file prints them, newlines included. */
export type SheetLayout = {
  /** Kind and width, e.g. `rep-ucs-120`. A layout an admin mapped is `<base>@<number>`. */
  readonly id: string
  readonly rows: RowKind
  /** Sheet names as NHSO writes them; the maker uses the first. Names only help: the headers decide. */
  readonly sheetNames: readonly string[]
  /** The header text that finds the header row (level 1), and the rows within which it must stand. */
  readonly anchor: { readonly text: string; readonly withinRows: number }
  /** The field whose cell tells data rows from all others. */
  readonly key: { readonly field: string; readonly shape: KeyShape }
  /** How many rows of headers stand at most (level 1 included). */
  readonly headerLevels: number
  /** 0-based first data row in files as NHSO makes them today; the reader detects, the practice maker follows it. */
  readonly usualHeaderRow: number
  readonly usualDataRow: number
  /** Scheme that only this layout has, e.g. `lgo`; absent where something else has to tell. */
  readonly scheme?: string
  readonly evidence: Evidence
  /**
   * Nobody has seen the words above its columns: where they do not match, the columns are taken by place, if the rows hold
   * what they must. Only for tables that prove others.
   */
  readonly isPlaced?: true
  /** False where columns come in any order (JSON keys, XML elements): an amount in another place has not moved then. */
  readonly isOrdered?: false
  readonly columns: readonly Column[]
  /** Other wordings of a column's headers seen in files, by field, each from the top level down. */
  readonly otherHeaders?: Readonly<Record<string, readonly (readonly string[])[]>>
  /**
   * Groups of columns whose texts below the top level nobody has written down: every column of such a group is read
   * under `<field> › <header below>`. @source nhso/formats.md §3.3, columns 36 to 59
   */
  readonly groups?: readonly { readonly header: string; readonly field: string; readonly type: ColumnType }[]
  /** Columns a file may lack without a word: texts, and amounts that only some files have. */
  readonly optional?: readonly string[]
  /** The fields that play each part; amounts of several fields are added up, of others the first one counts. */
  readonly parts: Readonly<Partial<Record<Part, readonly string[]>>>
  /** Fields that are filled in every normal row: a blank one goes into the quality report. */
  readonly expected?: readonly string[]
}

/** @returns the columns of a layout but for some fields, for another layout that lacks them. */
export function columnsWithout({ columns }: SheetLayout, fields: readonly string[]): readonly Column[] {
  return columns.filter(([field]) => !fields.includes(field))
}

/** @returns the 0-based columns that play a part; empty when the layout has none. */
export function columnsOfPart(layout: SheetLayout, part: Part): readonly number[] {
  return (layout.parts[part] ?? [])
    .map((field) => layout.columns.findIndex(([name]) => name === field))
    .filter((index) => index >= 0)
}
