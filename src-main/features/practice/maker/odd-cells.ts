import { agencyTakenBackField } from '#main/features/practice/maker/agency-claims.ts'
import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import type { CellToPrint, ClaimPlace, Oddity } from '#main/features/practice/maker/oddity.ts'
import { orfTakenBackField } from '#main/features/practice/maker/orf-claims.ts'
import type { RepKind } from '#main/features/practice/maker/rep-kinds.ts'
import { sssTakenBackField } from '#main/features/practice/maker/sss-claims.ts'
import { printTime, toExcelSerial } from '#main/features/practice/maker/times.ts'
import { formatBaht, toSatang } from '#shared/model/satang.ts'

const isMoneyValue = (cell: CellToPrint): cell is CellToPrint & { value: number } =>
  cell.type === 'money' && typeof cell.value === 'number'

const isDateValue = (cell: CellToPrint): cell is CellToPrint & { value: string } =>
  (cell.type === 'datetime' || cell.type === 'date') && typeof cell.value === 'string'

/** Sheets of items print the day only. */
const timeOf = ({ type, value }: CellToPrint) =>
  type === 'date' ? String(value).slice(0, 10) : String(value)

function printText(satang: number): string {
  return formatBaht(toSatang(satang))
}

/** Which cells go down together when NHSO takes money back: the case and its total. */
function takenBackFields(kind: RepKind): readonly [string, string] {
  switch (kind.family) {
    case 'ucs':
      return ['dmis_dmicnt', 'reimb_nhso']
    case 'agency':
      return [agencyTakenBackField(kind.detail), 'reimb_nhso']
    case 'sss':
      return [sssTakenBackField(kind), 'total_service_amt']
    case 'orf':
      return [orfTakenBackField, 'cr_total']
  }
}

/** Gives every third claim a correction that takes money back, so that there is something negative to print. */
function takeBack(claim: PracticeClaim, { kind }: ClaimPlace): PracticeClaim | undefined {
  if (claim.row % 3 !== 0 || claim.isFailed) return undefined
  const lowered = takenBackFields(kind).map((field) => [field, Number(claim.fields[field] ?? 0) - 8_000])
  return { ...claim, fields: { ...claim.fields, ...Object.fromEntries(lowered) } }
}

const emptyMarks: readonly MadeCell[] = ['-', '', null, 'N/A', ' - ', 'n/a', '   ']
const spaced = [
  (text: string) => `${text} `,
  (text: string) => `  ${text.replaceAll(',', '')}`,
  (text: string) => `\u00a0${text}\u00a0`,
]

const heldCodes = ['T01', 'AP0', 'EP0', 'T02']

/** Marks every fourth claim with a code of its life: held or opened again, waiting, or an appeal that was refused. */
function markLifeCycle(claim: PracticeClaim, { kind }: ClaimPlace): PracticeClaim | undefined {
  if (claim.row % 4 !== 2 || (claim.isFailed && !kind.isAppeal)) return undefined
  const code = claim.isFailed ? 'AP3' : kind.isAppeal ? 'AP2' : (heldCodes[(claim.row >> 2) % 4] ?? null)
  const codes = claim.isFailed ? `${claim.fields['error_code']},${code}` : code
  return { ...claim, isFailed: true, fields: { ...claim.fields, error_code: codes } }
}

/** Oddities of single cells. All of these files are imported. */
export const oddCells = {
  textAmounts: {
    says: 'amounts as text with thousands commas',
    print: (cell) => (isMoneyValue(cell) && cell.row % 2 === 0 ? printText(cell.value) : undefined),
  },
  spacedAmounts: {
    says: 'amounts as text between spaces',
    print: (cell) =>
      isMoneyValue(cell) ? spaced[cell.row % spaced.length]?.(printText(cell.value)) : undefined,
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
    says: 'some dates in the other era than the rest',
    print: (cell) =>
      isDateValue(cell) && cell.row % 3 === 0
        ? printTime(timeOf(cell), cell.type === 'date' ? 'CE' : 'BE')
        : undefined,
  },
  dateCells: {
    says: 'some dates as date cells',
    print: (cell) =>
      isDateValue(cell) && cell.row % 3 === 1
        ? { serial: toExcelSerial(timeOf(cell)), hasTime: timeOf(cell).length > 10 }
        : undefined,
  },
  serialDates: {
    says: 'some dates as bare day numbers',
    print: (cell) => (isDateValue(cell) && cell.row % 3 === 2 ? toExcelSerial(timeOf(cell)) : undefined),
  },
  numericIds: {
    says: 'some ids as numbers',
    print: (cell) =>
      cell.type === 'id' && cell.row % 2 === 1 && /^[1-9]\d*$/.test(String(cell.value))
        ? Number(cell.value)
        : undefined,
  },
  idsWithPoint: {
    says: 'some ids with .0 behind them, as programs leave them that took them for numbers',
    print: (cell) =>
      cell.type === 'id' && cell.row % 4 === 2 && /^[1-9]\d*$/.test(String(cell.value))
        ? `${cell.value}.0`
        : undefined,
  },
  vaCode: {
    says: 'VA holds the code V993',
    claim: (claim) =>
      claim.row % 4 === 0 ? { ...claim, fields: { ...claim.fields, va: 'V993' } } : undefined,
  },
  lifeCycleCodes: {
    says: 'claims that are held, opened again, waiting or refused once more',
    claim: markLifeCycle,
  },
  unreadableAmount: {
    says: 'an amount nobody can read',
    spoils: { row: 0, part: 'claimed', text: 'ดูใบแจ้งหนี้' },
  },
} as const satisfies Record<string, Oddity>
