import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { refusals } from '#main/features/practice/maker/odd-files.ts'
import { printTime, toExcelSerial } from '#main/features/practice/maker/times.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { Column, ColumnType } from '#shared/model/layouts/layout.ts'
import { formatBaht, toSatang } from '#shared/model/satang.ts'

/** A Detail cell about to be printed. */
export type CellToPrint = {
  readonly field: string
  readonly type: ColumnType
  readonly value: string | number | null | undefined
  /** 0-based row among the claims. */
  readonly row: number
}

/** Where a claim stands when an oddity changes it. */
export type ClaimPlace = {
  readonly rows: number
  readonly before: PracticeClaim | null
  readonly hospitalCode: string
}

/**
 * Something a real file may do to us, as data. What an importer must end with follows from it:
 * `refused` files give no rows; otherwise every row counts, with the sums of what was meant,
 * except cells that `spoils` (one rejected cell each, left out of the sums) and repeated TRAN_IDs (one rejected cell each).
 */
export type Oddity = {
  /** In the maker's own words, for the answer key. */
  readonly says: string
  readonly refused?: ErrorCode
  /** Summary fields that do not agree with the Detail rows. */
  readonly summaryDiffers?: readonly string[]
  readonly claim?: (claim: PracticeClaim, place: ClaimPlace) => PracticeClaim | undefined
  readonly print?: (cell: CellToPrint) => MadeCell | undefined
  readonly spoils?: { readonly row: number; readonly field: string; readonly text: string }
  readonly columns?: (columns: readonly Column[]) => readonly Column[]
  /** Rows that the Detail block stands lower than usual. */
  readonly shift?: number
  /** The header rows stand again after half of the claims. */
  readonly repeatsHeader?: true
  readonly lastRow?: 'totals' | 'blank'
  readonly summary?: (values: Record<string, string | number | null>) => void
  /** Numbers as eight-byte doubles, one record a cell, as Java libraries write them. */
  readonly plainNumbers?: true
  readonly content?: 'xlsx'
  readonly bytes?: (workbook: Buffer) => Buffer
}

const isMoneyValue = (cell: CellToPrint): cell is CellToPrint & { value: number } =>
  cell.type === 'money' && typeof cell.value === 'number'

function printText(satang: number): string {
  return formatBaht(toSatang(satang))
}

/** Gives every third claim a correction that takes money back, so that there is something negative to print. */
function takeBack(claim: PracticeClaim): PracticeClaim | undefined {
  const net = claim.fields['reimb_nhso']
  if (claim.row % 3 !== 0 || claim.isFailed || typeof net !== 'number') return undefined
  const already = Number(claim.fields['dmis_dmicnt'] ?? 0)
  const fields = { ...claim.fields, dmis_dmicnt: already - 8_000, reimb_nhso: net - 8_000 }
  return { ...claim, fields }
}

const emptyMarks: readonly MadeCell[] = ['-', '', null, 'N/A', ' - ', 'n/a', '   ']

function withHeader(
  columns: readonly Column[],
  change: (text: string, field: string) => string,
): readonly Column[] {
  return columns.map(
    ([field, type, ...headers]) => [field, type, ...headers.map((text) => change(text, field))] as const,
  )
}

function swap(columns: readonly Column[], first: string, second: string): readonly Column[] {
  const find = (field: string) => columns.find((column) => column[0] === field)
  return columns.map((column) => {
    if (column[0] === first) return find(second) ?? column
    return column[0] === second ? (find(first) ?? column) : column
  })
}

/** Oddities of cells and rows. All of these files are imported. */
const accepted = {
  textAmounts: {
    says: 'amounts as text with thousands commas',
    print: (cell) => (isMoneyValue(cell) && cell.row % 2 === 0 ? printText(cell.value) : undefined),
  },
  negativeInParentheses: {
    says: 'negative amounts in parentheses',
    claim: takeBack,
    print: (cell) => (isMoneyValue(cell) && cell.value < 0 ? `(${printText(-cell.value)})` : undefined),
  },
  emptyMarks: {
    says: 'empty amounts as -, blank and N/A',
    print: (cell) =>
      cell.type === 'money' && (cell.value ?? null) === null
        ? (emptyMarks[(cell.row + cell.field.length) % emptyMarks.length] ?? null)
        : undefined,
  },
  beDates: {
    says: 'some dates in BE',
    print: (cell) =>
      cell.type === 'datetime' && cell.value && cell.row % 3 === 0
        ? printTime(String(cell.value), 'BE')
        : undefined,
  },
  dateCells: {
    says: 'some dates as date cells',
    print: (cell) =>
      cell.type === 'datetime' && cell.value && cell.row % 3 === 1
        ? { serial: toExcelSerial(String(cell.value)), hasTime: true }
        : undefined,
  },
  numericIds: {
    says: 'some ids as numbers',
    print: (cell) =>
      cell.type === 'id' && cell.row % 2 === 1 && /^[1-9]\d*$/.test(String(cell.value))
        ? Number(cell.value)
        : undefined,
  },
  vaCode: {
    says: 'VA holds the code V993',
    claim: (claim) =>
      claim.row % 4 === 0 ? { ...claim, fields: { ...claim.fields, va: 'V993' } } : undefined,
  },
  totalsRow: { says: 'a totals row at the end', lastRow: 'totals' },
  blankRow: { says: 'a blank row at the end', lastRow: 'blank' },
  shiftedMeta: { says: 'everything one row lower', shift: 1 },
  headerWithoutNewlines: {
    says: 'headers without line breaks',
    columns: (columns) => withHeader(columns, (text) => text.replaceAll('\n', ' ')),
  },
  width118: {
    says: '118 columns, without OPBKK HSUB and NHSO',
    columns: (columns) => columns.filter(([field]) => field !== 'opbkk_hsub' && field !== 'opbkk_nhso'),
  },
  secondHeader: { says: 'the header again in the middle', repeatsHeader: true },
  severalReps: {
    says: 'two REP numbers in one file',
    claim: (claim, { rows }) =>
      claim.row >= Math.ceil(rows / 2)
        ? { ...claim, fields: { ...claim.fields, rep_no: String(Number(claim.fields['rep_no']) + 1) } }
        : undefined,
  },
  duplicateTranId: {
    says: 'a TRAN_ID twice in the file',
    claim: (claim, { before }) =>
      claim.row === 1 && before
        ? { ...claim, fields: { ...claim.fields, tran_id: before.fields['tran_id'] ?? null } }
        : undefined,
  },
  unreadableAmount: {
    says: 'an amount nobody can read',
    spoils: { row: 0, field: 'claim_net', text: 'ดูใบแจ้งหนี้' },
  },
  wrongSummary: {
    says: 'a Summary that does not agree with the rows',
    summaryDiffers: ['passed_cases', 'reimb_total'],
    summary: (values) => {
      values['passed_cases'] = Number(values['passed_cases'] ?? 0) + 1
      values['reimb_total'] = Number(values['reimb_total'] ?? 0) + 100
    },
  },
  plainNumbers: { says: 'every number as a double', plainNumbers: true },
  xlsxNamedXls: { says: 'xlsx content under an .xls name', content: 'xlsx' },
} as const satisfies Record<string, Oddity>

/** Detail sheets whose money columns are not where they should be, and other hospitals' files. */
const refusedSheets = {
  renamedMoneyColumn: {
    says: 'a money column with another name',
    refused: 'import.columnMissing',
    columns: (columns) =>
      withHeader(columns, (text, field) =>
        field === 'claim_net' && text.includes('(1.3)') ? 'ยอดรวมสุทธิ' : text,
      ),
  },
  missingMoneyColumn: {
    says: 'without the money column claim_net',
    refused: 'import.columnMissing',
    columns: (columns) => columns.filter(([field]) => field !== 'claim_net'),
  },
  swappedColumns: {
    says: 'two money columns have changed places',
    refused: 'import.columnMoved',
    columns: (columns) => swap(columns, 'claim_central_reimb', 'paid'),
  },
  otherHospital: {
    says: "another hospital's HCODE",
    refused: 'import.wrongHospital',
    claim: (claim, { hospitalCode }) => ({
      ...claim,
      fields: { ...claim.fields, hcode: hospitalCode === '99998' ? '99997' : '99998' },
    }),
  },
} as const satisfies Record<string, Oddity>

export const oddities = { ...accepted, ...refusedSheets, ...refusals }

export type OddityName = keyof typeof oddities

/** @returns the oddity by this name, as the wide type. */
export function getOddity(name: OddityName): Oddity {
  return oddities[name]
}
