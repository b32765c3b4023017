import {
  type CellParser,
  type DateRange,
  parserFor,
  type Reading,
  toRawText,
  Unreadable,
  valueKindOf,
} from '#main/features/imports/cell-parse.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import { toErrorCodes, toFund, toProducedKey } from '#main/features/imports/rep-codes.ts'
import { isNumberCell } from '#main/features/imports/sheet-start.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { RejectedCell } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { fiscalYearOf, monthOf } from '#shared/model/thai-date.ts'

/** What all rows of one file have in common. */
export type RowFrame = {
  readonly sheet: string
  readonly layout: SheetLayout
  readonly match: HeaderMatch
  readonly hcode: string
  readonly scheme: string
  readonly patientType: string | null
  readonly producedAt: string | null
  readonly sha256: string
  readonly dates: DateRange
}

/** One Detail row as it goes into the store, in the order of `claim_version`'s columns after `import_file_id`. */
export type ClaimRecord = {
  rowNumber: number
  tranId: string
  versionKey: string
  repNo: string | null
  patientType: string | null
  hn: string | null
  an: string | null
  pid: string | null
  fund: string | null
  serviceType: string | null
  admittedAt: string | null
  serviceMonth: string | null
  fiscalYear: number | null
  outcome: 'passed' | 'failed'
  errorCodes: string | null
  claimedSatang: number | null
  approvedSatang: number | null
  cellsJson: string
  /** The hospital the row itself names; null when its cell is blank. */
  rowHospital: string | null
}

type ColumnPlan = {
  readonly field: string
  /** Index of the layout column, or -1 for a column the layout does not know. */
  readonly index: number
  readonly isMoney: boolean
  readonly parse: CellParser
  /** `"field":` ready for the row's JSON. */
  readonly jsonKey: string
}

/** @returns the letters a spreadsheet shows above a column, `AO` for 40. */
export function toColumnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest > 0 ? toColumnLetters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}

// everything else can stand between quotes as it is
const needsEscape = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/

function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`
}

function planColumns({ layout, match, dates }: RowFrame): ColumnPlan[] {
  const plans: ColumnPlan[] = []
  const extraParser = parserFor('text', dates)
  const width = Math.max(0, ...match.columnOf.map((column) => column + 1), ...match.extras.map((one) => one.column + 1))
  for (let column = 0; column < width; column++) {
    const index = match.columnOf.indexOf(column)
    const [field, type] = layout.columns[index] ?? []
    const name = field ?? match.extras.find((one) => one.column === column)?.header ?? namelessField(column)
    const parse = type === undefined ? extraParser : parserFor(type, dates)
    plans.push({ field: name, index, isMoney: type === 'money', parse, jsonKey: `${JSON.stringify(name)}:` })
  }
  return plans
}

/** A file that is odd in every cell must not fill the store with complaints; all of them are counted. */
const maxListedRejections = 10_000

function namelessField(column: number): string {
  return `column ${toColumnLetters(column)}`
}

/** Reads Detail rows into records, sums the money and keeps the list of unreadable cells. One per file. */
export function createRowReader(frame: RowFrame) {
  const { layout, sheet } = frame
  const plans = planColumns(frame)
  const fieldIndex = new Map(layout.columns.map(([field], index) => [field, index]))
  const at = (field: string) => fieldIndex.get(field) ?? -1
  const columns = {
    repNo: at('rep_no'),
    tranId: at('tran_id'),
    hn: at('hn'),
    an: at('an'),
    pid: at('pid'),
    patientType: at('ptype'),
    admitted: at('dateadm'),
    errorCode: at('error_code'),
    mainFund: at('main_fund'),
    serviceType: at('service_type'),
    hospital: at('hcode'),
    claimed: at('claim_net'),
    approved: at('reimb_nhso'),
  }
  const tranIdColumn = match(columns.tranId)
  const sums: number[] = layout.columns.map(() => 0)
  const hasSum: boolean[] = layout.columns.map(() => false)
  const values: (string | number | null)[] = layout.columns.map(() => null)
  const rejected: RejectedCell[] = []
  let rejectedCount = 0
  const namelessColumns = new Set<number>()

  function match(index: number): number {
    return frame.match.columnOf[index] ?? -1
  }

  function reject(row: number, column: number, value: CellValue, reason: RejectedCell['reason']): void {
    rejectedCount++
    if (rejected.length >= maxListedRejections) return
    const field = plans[column]?.field ?? namelessField(column)
    rejected.push({
      sheet,
      row: row + 1,
      column: toColumnLetters(column),
      field,
      valueKind: valueKindOf(value),
      reason,
    })
  }

  /** Cells right of the last header: nothing is lost, but nobody knows what they are. */
  function readBeyond(cells: readonly CellValue[], json: string): string {
    let text = json
    for (let column = plans.length; column < cells.length; column++) {
      const value = cells[column] ?? null
      if (value === null || value === '') continue
      namelessColumns.add(column)
      text += `,${quote(namelessField(column))}:${quote(String(parserFor('text', frame.dates)(value)))}`
    }
    return text
  }

  function keepReading(plan: ColumnPlan, reading: Exclude<Reading, null | Unreadable>): string {
    if (plan.index >= 0) values[plan.index] = reading
    if (!plan.isMoney || typeof reading !== 'number') return quote(String(reading))
    sums[plan.index] = (sums[plan.index] ?? 0) + reading
    hasSum[plan.index] = true
    return String(reading)
  }

  /** Fills `values` and `sums` and returns the row's JSON. */
  function readCells({ row, cells }: SheetRow): string {
    values.fill(null)
    let json = ''
    const width = Math.min(cells.length, plans.length)
    for (let column = 0; column < width; column++) {
      const value = cells[column] ?? null
      const plan = plans[column]
      if (value === null || value === '-' || value === '' || plan === undefined) continue
      const reading = plan.parse(value)
      if (reading === null) continue
      let fragment: string
      if (reading instanceof Unreadable) {
        reject(row, column, value, reading.reason)
        fragment = quote(toRawText(value))
      } else {
        fragment = keepReading(plan, reading)
        if (plan.index < 0 && plan.field === namelessField(column)) namelessColumns.add(column)
      }
      json += json === '' ? plan.jsonKey + fragment : `,${plan.jsonKey}${fragment}`
    }
    return `{${cells.length > plans.length ? readBeyond(cells, json) : json}}`
  }

  const textOf = (index: number): string | null => {
    const value = values[index]
    return typeof value === 'string' ? value : null
  }
  const moneyOf = (index: number): number | null => {
    const value = values[index]
    return typeof value === 'number' ? value : null
  }

  function toPatientType(): string | null {
    const text = textOf(columns.patientType)?.toUpperCase()
    if (text === 'OP' || text === 'IP') return text
    if (frame.patientType !== null) return frame.patientType
    return textOf(columns.an) === null ? 'OP' : 'IP'
  }

  function toRecord(row: number, tranId: string, cellsJson: string): ClaimRecord {
    const repNo = textOf(columns.repNo)
    const admittedAt = textOf(columns.admitted)
    const errorCodes = toErrorCodes(textOf(columns.errorCode))
    const produced = toProducedKey(frame.producedAt, repNo)
    return {
      rowNumber: row + 1,
      tranId,
      // the last part only decides between two files of the same moment, batch and row
      versionKey: `${produced}|${repNo ?? ''}|${String(row + 1).padStart(6, '0')}|${frame.sha256.slice(0, 8)}`,
      repNo,
      patientType: toPatientType(),
      hn: textOf(columns.hn),
      an: textOf(columns.an),
      pid: textOf(columns.pid),
      fund: toFund(textOf(columns.mainFund)),
      serviceType: textOf(columns.serviceType),
      admittedAt,
      serviceMonth: admittedAt === null ? null : monthOf(admittedAt),
      fiscalYear: admittedAt === null ? null : fiscalYearOf(admittedAt),
      outcome: errorCodes === null ? 'passed' : 'failed',
      errorCodes,
      claimedSatang: moneyOf(columns.claimed),
      approvedSatang: moneyOf(columns.approved),
      cellsJson,
      rowHospital: textOf(columns.hospital),
    }
  }

  const isBlank = (value: CellValue | undefined) => value === undefined || value === null || /^[\s-]*$/.test(String(value))

  return {
    /** @returns the record of a claim row, or null for footers, repeated headers and rows without a patient */
    read(row: SheetRow): ClaimRecord | null {
      const { cells } = row
      if (!isNumberCell(cells[tranIdColumn])) return null
      if (isBlank(cells[match(columns.hn)]) && isBlank(cells[match(columns.pid)])) {
        reject(row.row, tranIdColumn, cells[tranIdColumn] ?? null, 'noPatient')
        return null
      }
      const cellsJson = readCells(row)
      const tranId = textOf(columns.tranId)
      return tranId === null ? null : toRecord(row.row, tranId, cellsJson)
    },
    /** Notes that a TRAN_ID stood in an earlier row too. */
    rejectDuplicate(row: SheetRow): void {
      reject(row.row, tranIdColumn, row.cells[tranIdColumn] ?? null, 'duplicateTranId')
    },
    /** The first ones of the file. */
    rejected: rejected as readonly RejectedCell[],
    rejectedCount: () => rejectedCount,
    /** Columns without a header that nevertheless held something. */
    namelessColumns: namelessColumns as ReadonlySet<number>,
    /** Σ per money field over all rows read so far; null when no row had a value. */
    sums: (): Record<string, number | null> =>
      Object.fromEntries(
        layout.columns.flatMap(([field, type], index) =>
          type === 'money' ? [[field, hasSum[index] ? (sums[index] ?? 0) : null]] : [],
        ),
      ),
  }
}

export type RowReader = ReturnType<typeof createRowReader>
