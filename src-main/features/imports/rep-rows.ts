import type { DateRange } from '#main/features/imports/cell-parse.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import { toErrorCodes, toFund, toProducedKey } from '#main/features/imports/rep-codes.ts'
import { createRowCells } from '#main/features/imports/row-cells.ts'
import { isNumberCell } from '#main/features/imports/sheet-start.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { isEmptyMark } from '#shared/model/satang.ts'
import { fiscalYearOf, monthOf } from '#shared/model/thai-date.ts'

/** What all rows of one file have in common. */
export type RowFrame = {
  readonly sheet: string
  readonly layout: SheetLayout
  readonly match: HeaderMatch
  /** From the file name; null when it tells nothing. */
  readonly patientType: string | null
  readonly producedAt: string | null
  readonly sha256: string
  readonly dates: DateRange
}

/**
 * One Detail row as it goes into the store; a tuple, because rows cross threads and objects cost five times as much.
 * The row number is the one the spreadsheet shows, from 1.
 */
export type ClaimRecord = readonly [
  rowNumber: number,
  tranId: string,
  versionKey: string,
  repNo: string | null,
  patientType: string | null,
  hn: string | null,
  an: string | null,
  pid: string | null,
  fund: string | null,
  serviceType: string | null,
  admittedAt: string | null,
  serviceMonth: string | null,
  fiscalYear: number | null,
  outcome: 'passed' | 'failed',
  errorCodes: string | null,
  claimedSatang: number | null,
  approvedSatang: number | null,
  cellsJson: string,
]

/** What a row says beside its record. */
export type ReadRow = {
  readonly claim: ClaimRecord
  readonly tranId: string
  readonly patientType: string
  readonly isPassed: boolean
  /** The hospital the row itself names; null when its cell is blank. */
  readonly hospital: string | null
}

function findColumns({ columns }: SheetLayout) {
  const at = (field: string) => columns.findIndex(([name]) => name === field)
  return {
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
}

function toPatientType(cell: string | null, ofFile: string | null, an: string | null): string {
  const text = cell?.toUpperCase()
  if (text === 'OP' || text === 'IP') return text
  return ofFile ?? (an === null ? 'OP' : 'IP')
}

function isBlank(value: CellValue | undefined): boolean {
  return value === undefined || value === null || isEmptyMark(String(value).trim())
}

/** Reads Detail rows into records, sums the money and keeps the list of unreadable cells. One per file. */
export function createRowReader(frame: RowFrame) {
  const cells = createRowCells(frame)
  const { textOf, moneyOf } = cells
  const columns = findColumns(frame.layout)
  const sheetColumn = (index: number) => frame.match.columnOf[index] ?? -1
  const [tranIdAt, hnAt, pidAt] = [
    sheetColumn(columns.tranId),
    sheetColumn(columns.hn),
    sheetColumn(columns.pid),
  ]

  function toRecord(row: number, tranId: string, cellsJson: string): ReadRow {
    const repNo = textOf(columns.repNo)
    const an = textOf(columns.an)
    const admittedAt = textOf(columns.admitted)
    const errorCodes = toErrorCodes(textOf(columns.errorCode))
    const produced = toProducedKey(frame.producedAt, repNo)
    const patientType = toPatientType(textOf(columns.patientType), frame.patientType, an)
    const claim: ClaimRecord = [
      row + 1,
      tranId,
      // the last part only decides between two files of the same moment, batch and row
      `${produced}|${repNo ?? ''}|${String(row + 1).padStart(7, '0')}|${frame.sha256.slice(0, 8)}`,
      repNo,
      patientType,
      textOf(columns.hn),
      an,
      textOf(columns.pid),
      toFund(textOf(columns.mainFund)),
      textOf(columns.serviceType),
      admittedAt,
      admittedAt === null ? null : monthOf(admittedAt),
      admittedAt === null ? null : fiscalYearOf(admittedAt),
      errorCodes === null ? 'passed' : 'failed',
      errorCodes,
      moneyOf(columns.claimed),
      moneyOf(columns.approved),
      cellsJson,
    ]
    return { claim, tranId, patientType, isPassed: errorCodes === null, hospital: textOf(columns.hospital) }
  }

  return {
    /** @returns a claim row, or null for footers, repeated headers and rows without a patient */
    read(row: SheetRow): ReadRow | null {
      const tranIdCell = row.cells[tranIdAt] ?? null
      if (!isNumberCell(tranIdCell)) return null
      if (isBlank(row.cells[hnAt]) && isBlank(row.cells[pidAt])) {
        cells.rejections.add(row.row, tranIdAt, tranIdCell, 'noPatient')
        return null
      }
      const cellsJson = cells.read(row)
      const tranId = textOf(columns.tranId)
      return tranId === null ? null : toRecord(row.row, tranId, cellsJson)
    },
    /** Notes that the TRAN_ID of this row stood in an earlier one too. */
    rejectDuplicate(row: SheetRow): void {
      cells.rejections.add(row.row, tranIdAt, row.cells[tranIdAt] ?? null, 'duplicateTranId')
    },
    rejections: cells.rejections,
    namelessColumns: cells.namelessColumns,
    sums: cells.sums,
  }
}

export type RowReader = ReturnType<typeof createRowReader>
