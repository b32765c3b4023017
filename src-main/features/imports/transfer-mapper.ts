import { parserFor, type Reading, Unreadable } from '#main/features/imports/cell-parse.ts'
import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { TransferRecord } from '#main/features/imports/import-job.ts'
import { createRowGroups } from '#main/features/imports/row-groups.ts'
import { createRowSums, type RowRule } from '#main/features/imports/row-sums.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import { toTransferDocument } from '#main/features/imports/transfer-document.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { fiscalYearOf } from '#shared/model/thai-date.ts'

/** What is taken off the gross amount before it reaches the bank. */
const deductions = ['held', 'deducted', 'guarantee', 'tax', 'setOff'] as const satisfies readonly Part[]

/** Layout columns by the part they play. */
function findParts(layout: SheetLayout) {
  const at = (part: Part) => columnsOfPart(layout, part)
  return {
    hospital: at('hospital'),
    postedAt: at('postedAt'),
    batchNo: at('batchNo'),
    documentNo: at('documentNo'),
    source: at('source'),
    fund: at('fund'),
    subFund: at('subFund'),
    account: at('account'),
    status: at('status'),
    gross: at('gross'),
    held: at('held'),
    deducted: at('deducted'),
    guarantee: at('guarantee'),
    tax: at('tax'),
    setOff: at('setOff'),
    net: at('net'),
  }
}

/** net = gross − held − deducted − guarantee − tax − set off. @source nhso/columns-peers/smt.json */
function toNetRule({ parts }: SheetLayout): RowRule {
  return {
    whole: parts.gross?.[0] ?? '',
    less: deductions.flatMap((part) => parts[part] ?? []),
    rest: parts.net?.[0] ?? '',
  }
}

/** Reads cells that decide whether a row is taken at all, before the row is read and its money added up. */
function createPeek({ layout, match, dates }: SheetFrame) {
  const parsers = layout.columns.map(([, type]) => parserFor(type, dates))
  /** @returns the first of these cells that is not blank, or null */
  return ({ cells }: SheetRow, indexes: readonly number[]): Reading => {
    for (const index of indexes) {
      const reading = parsers[index]?.(cells[match.columnOf[index] ?? -1] ?? null) ?? null
      if (reading !== null) return reading
    }
    return null
  }
}

/** Turns transfers into records. */
export function createTransferMapper(frame: SheetFrame): SheetMapper {
  const { cells, layout, request } = frame
  const { firstTextOf, sumOf } = cells
  const parts = findParts(layout)
  const groups = createRowGroups(frame, false)
  const rowSums = createRowSums(frame, toNetRule(layout))
  const hospitals = createHospitalCount(request.hospital)
  const peek = createPeek(frame)

  function toRecord(row: number, day: string): TransferRecord {
    const documentNo = firstTextOf(parts.documentNo)
    const { period, repNo, isAppeal, isAudit, isRerunCancelled } = toTransferDocument(documentNo)
    const source = firstTextOf(parts.source)
    return [
      row,
      source ?? '',
      day,
      fiscalYearOf(day),
      firstTextOf(parts.batchNo),
      documentNo,
      period,
      repNo,
      isAppeal ? 1 : 0,
      isAudit ? 1 : 0,
      isRerunCancelled ? 1 : 0,
      source,
      firstTextOf(parts.fund),
      firstTextOf(parts.subFund),
      firstTextOf(parts.account),
      firstTextOf(parts.status),
      sumOf(parts.gross),
      sumOf(parts.held),
      sumOf(parts.deducted),
      sumOf(parts.guarantee),
      sumOf(parts.tax),
      sumOf(parts.setOff),
      sumOf(parts.net),
    ]
  }

  /** A transfer without a day cannot be taken, but it must be seen that it is there. */
  function rejectDayless(row: SheetRow): void {
    const isAmount = (index: number) => typeof peek(row, [index]) === 'number'
    if (![...parts.gross, ...parts.net].some(isAmount)) return
    const day = peek(row, parts.postedAt)
    cells.reject(row, parts.postedAt[0] ?? -1, day instanceof Unreadable ? day.reason : 'blankValue')
  }

  /** Takes the row that was read last. */
  function take(row: SheetRow, day: string): TransferRecord {
    groups.add(day, row.row)
    rowSums.check(row)
    return toRecord(row.row + 1, day)
  }

  return {
    table: 'transfer_row',
    readData(row) {
      const vendor = peek(row, parts.hospital)
      if (typeof vendor === 'string' && hospitals.add(vendor)) {
        cells.reject(row, parts.hospital[0] ?? -1, 'otherHospital')
        return null
      }
      const postedAt = peek(row, parts.postedAt)
      if (typeof postedAt !== 'string') {
        rejectDayless(row)
        return null
      }
      const day = postedAt.slice(0, 10)
      cells.read(row)
      const unit = frame.rows.hold(row.row, day)
      if (unit < 0) return take(row, day)
      groups.wait(unit, day, row.row)
      cells.takeBack()
      return null
    },
    readHeld(row, day) {
      cells.read(row)
      return take(row, day)
    },
    readOther(row) {
      if (!groups.addTotal(row)) rejectDayless(row)
    },
    finish: () => ({
      hospitals: hospitals.counts,
      patientTypes: new Set(),
      claims: null,
      groups: groups.groups(),
      waiting: groups.waiting(),
      totalRows: groups.totalRows,
      issues: [],
      checks: rowSums.checks(),
    }),
  }
}
