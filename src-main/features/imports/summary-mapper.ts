import {
  patientTypeOfPeriod,
  patientTypeOfSheet,
  toPatientType,
} from '#main/features/imports/document-slice.ts'
import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { Block, SummaryRecord } from '#main/features/imports/import-job.ts'
import { createRowGroups } from '#main/features/imports/row-groups.ts'
import { createRowSums } from '#main/features/imports/row-sums.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import { createBlockTracker, splitKey } from '#main/features/imports/statement-blocks.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part } from '#shared/model/layouts/layout.ts'

/** What a receivable row comes to: paid, less both deductions. @source nhso/formats.md §4.3 */
const netReceivable = {
  whole: 'total_paid',
  less: ['salary_deduction', 'adjrw_paid_deduction'],
  rest: 'net_receivable',
} as const

/** The cell in which a batch says whether it is normal or appealed. */
const blockField = 'claim_type'

/** Turns what a statement says of itself into records: its receivable table, or its list of batches. */
export function createSummaryMapper(frame: SheetFrame): SheetMapper {
  const { cells, layout, request } = frame
  const { firstTextOf, textOf, sumOf } = cells
  const at = (part: Part) => columnsOfPart(layout, part)
  const [periodAt, repNoAt, typeAt, casesAt] = [at('period'), at('repNo'), at('patientType'), at('cases')]
  const [claimedAt, approvedAt, hospitalAt] = [at('claimed'), at('approved'), at('hospital')]
  const blockAt = layout.columns.findIndex(([field]) => field === blockField)
  const kind = layout.rows === 'receivable' ? 'receivable' : 'batchSummary'
  const ofSheet = patientTypeOfSheet(frame)
  const blocks = createBlockTracker(frame.sheet)
  const groups = createRowGroups(frame, true)
  // what columns without known words come to nobody knows
  const rowSums = frame.match.weak.length > 0 ? null : createRowSums(frame, netReceivable)
  const hospitals = createHospitalCount(request.hospital)
  const patientTypes = new Set<string>()

  function toPatientTypeOfRow(period: string | null): string | null {
    return toPatientType(firstTextOf(typeAt)) ?? patientTypeOfPeriod(period) ?? ofSheet
  }

  /** Takes the row that was read last. */
  function take(row: SheetRow, block: Block): SummaryRecord {
    const period = firstTextOf(periodAt)
    const repNo = firstTextOf(repNoAt)
    const patientType = toPatientTypeOfRow(period)
    const cases = firstTextOf(casesAt)
    if (patientType !== null) patientTypes.add(patientType)
    hospitals.add(firstTextOf(hospitalAt))
    groups.add(`${(kind === 'receivable' ? patientType : repNo) ?? ''}|${block}`, row.row)
    rowSums?.check(row)
    return [
      row.row + 1,
      kind,
      layout.id,
      block,
      period,
      repNo,
      patientType,
      cases === null ? null : Number(cases),
      sumOf(claimedAt),
      sumOf(approvedAt),
    ]
  }

  return {
    table: 'summary_row',
    readData(row) {
      cells.read(row)
      const block = blocks.current(textOf(blockAt))
      if (frame.rows.hold(row.row, block, block) < 0) return take(row, block)
      cells.takeBack()
      return null
    },
    readHeld(row, key) {
      cells.read(row)
      return take(row, splitKey(`|${key}`).block)
    },
    readOther(row) {
      if (!blocks.offer(row)) groups.addTotal(row, blocks.current())
    },
    finish: () => ({
      hospitals: hospitals.counts,
      patientTypes,
      claims: null,
      groups: groups.groups(),
      totalRows: groups.totalRows,
      issues: [],
      checks: rowSums?.checks() ?? [],
    }),
  }
}
