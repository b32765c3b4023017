import { parserFor } from '#main/features/imports/cell-parse.ts'
import { patientTypeOfPeriod, patientTypeOfSheet } from '#main/features/imports/document-slice.ts'
import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { Block, StatementRecord } from '#main/features/imports/import-job.ts'
import { createIssueTally } from '#main/features/imports/issue-tally.ts'
import { createKeylessTest } from '#main/features/imports/keyless-rows.ts'
import { createRowGroups } from '#main/features/imports/row-groups.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import { createBlockTracker, splitKey } from '#main/features/imports/statement-blocks.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { fiscalYearOf, monthOf } from '#shared/model/thai-date.ts'

/** Layout columns by the part they play. */
function findParts(layout: SheetLayout) {
  const at = (part: Part) => columnsOfPart(layout, part)
  return {
    period: at('period'),
    repNo: at('repNo'),
    tranId: at('tranId'),
    patientType: at('patientType'),
    hn: at('hn'),
    an: at('an'),
    pid: at('pid'),
    servedAt: at('servedAt'),
    hospital: at('hospital'),
    claimed: at('claimed'),
    approved: at('approved'),
  }
}

/** Statements of OFC print the batch above its cases: `REP NO : 690100001`, in one cell or in two. */
function findBatchHeading({ cells }: SheetRow): string | null {
  const line = cells.filter((cell) => typeof cell === 'string' || typeof cell === 'number').join(' ')
  return /^\s*REP\s*NO\.?\s*:?\s*(\d{6,12})(?!\d)/i.exec(line)?.[1] ?? null
}

/** Makes the key that rows are added up by: text put together is costly to look up, and most rows have the one before. */
function createKeys() {
  let last = { repNo: '', block: 'whole', key: '|whole' }
  return (repNo: string, block: Block): string => {
    if (repNo !== last.repNo || block !== last.block) last = { repNo, block, key: `${repNo}|${block}` }
    return last.key
  }
}

/**
 * Turns the cases of a statement into records. Normal and appealed cases are rows of their own, whatever they repeat; a
 * dialysis bill has a number and counts once in its archive.
 * @param bills numbers of bills that were read before in the same file
 */
export function createStatementMapper(frame: SheetFrame, bills: Set<string>): SheetMapper {
  const { cells, layout, request } = frame
  const { firstTextOf, sumOf } = cells
  const parts = findParts(layout)
  const keyIndex = layout.columns.findIndex(([field]) => field === layout.key.field)
  const tally = createIssueTally(frame)
  const ofSheet = patientTypeOfSheet(frame)
  const blocks = createBlockTracker(frame.sheet)
  const groups = createRowGroups(frame, false)
  const hospitals = createHospitalCount(request.hospital)
  const { hasPatient, rejectKeyless } = createKeylessTest(frame)
  const patientTypes = new Set<string>()
  const billColumn = frame.match.columnOf[columnsOfPart(layout, 'documentNo')[0] ?? -1] ?? -1
  const parseBillNo = parserFor('id', frame.dates)
  const keyFor = createKeys()
  let headedBy: string | null = null

  function isKnownBill({ cells: values }: SheetRow): boolean {
    const number = parseBillNo(values[billColumn] ?? null)
    return typeof number === 'string' && bills.size === bills.add(number).size
  }

  function toRecord(row: number, repNo: string | null, block: Block): StatementRecord {
    const period = firstTextOf(parts.period)
    const servedAt = firstTextOf(parts.servedAt)
    const patientType = firstTextOf(parts.patientType) ?? ofSheet ?? patientTypeOfPeriod(period)
    const serviceMonth = servedAt === null ? null : monthOf(servedAt)
    const [claimed, approved] = [sumOf(parts.claimed), sumOf(parts.approved)]
    if (patientType !== null) patientTypes.add(patientType)
    tally.add({ repNo, serviceMonth, claimed, approved })
    return [
      row,
      layout.id,
      block,
      tally.slice,
      period,
      repNo,
      firstTextOf(parts.tranId),
      patientType,
      firstTextOf(parts.hn),
      firstTextOf(parts.an),
      firstTextOf(parts.pid),
      servedAt,
      serviceMonth,
      servedAt === null ? null : fiscalYearOf(servedAt),
      claimed,
      approved,
    ]
  }

  /** Takes the row that was read last. @param repNo empty where nothing tells it */
  function take(row: SheetRow, key: string, repNo: string, block: Block): StatementRecord {
    if (hospitals.add(firstTextOf(parts.hospital))) {
      cells.suspect(row, parts.hospital[0] ?? -1, 'otherHospital')
    }
    groups.add(key, row.row)
    return toRecord(row.row + 1, repNo === '' ? null : repNo, block)
  }

  return {
    table: 'statement_row',
    readData(row) {
      if (!hasPatient(row)) {
        cells.reject(row, keyIndex, 'noPatient')
        return null
      }
      if (isKnownBill(row)) {
        cells.reject(row, keyIndex, 'duplicateBill')
        return null
      }
      cells.read(row)
      const ownRepNo = firstTextOf(parts.repNo)
      const repNo = ownRepNo ?? headedBy ?? ''
      const block = blocks.current()
      const key = keyFor(repNo, block)
      // what another account pays of a case is no other amount of it
      const above = `${ownRepNo === null ? repNo : ''}${frame.meta.account ?? ''}`
      const unit = frame.rows.hold(row.row, key, block, above)
      if (unit < 0) return take(row, key, repNo, block)
      groups.wait(unit, key, row.row)
      cells.takeBack()
      return null
    },
    readHeld(row, key) {
      const { batch, block } = splitKey(key)
      cells.read(row)
      return take(row, key, batch, block)
    },
    readOther(row) {
      const heading = findBatchHeading(row)
      if (heading !== null) headedBy = heading
      else if (!blocks.offer(row) && !groups.addTotal(row, blocks.current())) rejectKeyless(row)
    },
    finish: () => ({
      hospitals: hospitals.counts,
      patientTypes,
      claims: null,
      groups: groups.groups(),
      waiting: groups.waiting(),
      totalRows: groups.totalRows,
      issues: tally.issues(),
      checks: [],
    }),
  }
}
