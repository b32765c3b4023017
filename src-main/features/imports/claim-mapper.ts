import { isBlankCell } from '#main/features/imports/cell-parse.ts'
import { fieldsOf } from '#main/features/imports/column-plan.ts'
import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { ClaimRecord } from '#main/features/imports/import-job.ts'
import { createKeylessTest } from '#main/features/imports/keyless-rows.ts'
import { toErrorCodes, toFund, toProducedKey } from '#main/features/imports/rep-codes.ts'
import type { RowGroup, SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { lifeCycleOf } from '#shared/model/life-cycle.ts'
import { isValidPid } from '#shared/model/pid.ts'
import { fiscalYearOf, monthOf } from '#shared/model/thai-date.ts'

/** Layout columns by the part they play. */
function findParts(layout: SheetLayout) {
  const at = (part: Part) => columnsOfPart(layout, part)
  return {
    repNo: at('repNo'),
    tranId: at('tranId'),
    hn: at('hn'),
    an: at('an'),
    pid: at('pid'),
    patientType: at('patientType'),
    servedAt: at('servedAt'),
    errorCodes: at('errorCodes'),
    fund: at('fund'),
    serviceType: at('serviceType'),
    hospital: at('hospital'),
    claimed: at('claimed'),
    approved: at('approved'),
  }
}

/** OP refer files are about out-patients. */
function toPatientType(cell: string | null, ofFile: string | null, an: string | null): string {
  const text = cell?.toUpperCase()
  if (text === 'OP' || text === 'IP') return text
  if (ofFile === 'ORF') return 'OP'
  return ofFile ?? (an === null ? 'OP' : 'IP')
}

/** Ids of Thai citizens carry a check digit; those of foreigners, which begin otherwise, are not judged. */
const thaiPid = /^[1-58]\d{12}$/

function isWrongPid(pid: string | null): boolean {
  return pid !== null && thaiPid.test(pid) && !isValidPid(pid)
}

/** A superseded row never takes the place of another one, however new it is. */
function toVersionKey(isSuperseded: boolean, produced: string, repNo: string | null, row: number): string {
  return `${isSuperseded ? '0' : '1'}${produced}|${repNo ?? ''}|${String(row).padStart(7, '0')}`
}

/** The group of rows that a newer row replaces. */
export const supersededGroup = 'superseded'

/** Adds up the rows that a newer row replaces, which sums over what counts leave out. */
function createSupersededSums({ cells, layout, match }: SheetFrame) {
  const money = fieldsOf(layout, match).flatMap(({ field, type }, index) =>
    type === 'money' ? [{ field, index }] : [],
  )
  const sums: Record<string, number | null> = {}
  let rows = 0
  return {
    /** The row read last. */
    add(): void {
      rows++
      for (const { field, index } of money) {
        const satang = cells.moneyOf(index)
        if (satang !== null) sums[field] = (sums[field] ?? 0) + satang
      }
    },
    groups: (): RowGroup[] => (rows === 0 ? [] : [{ key: supersededGroup, rows, sums }]),
  }
}

/**
 * Turns Detail rows into claims.
 * @param tranIds of the whole file, so that one that stands in two sheets is noticed
 */
export function createClaimMapper(frame: SheetFrame, tranIds: Set<string>): SheetMapper {
  const { cells, layout, match, request, named, meta } = frame
  const { firstTextOf, sumOf } = cells
  const parts = findParts(layout)
  const tranIdIndex = parts.tranId[0] ?? -1
  const pidIndex = parts.pid[0] ?? -1
  const people = [...parts.hn, ...parts.pid].map((index) => match.columnOf[index] ?? -1)
  const producedAt = named.producedAt ?? meta.producedAt
  const patientTypeOfFile = named.patientType ?? meta.patientType
  const { rejectKeyless } = createKeylessTest(frame)
  const hospitals = createHospitalCount(request.hospital)
  const patientTypes = new Set<string>()
  const outcomes = { passed: 0, failed: 0 }
  const superseded = createSupersededSums(frame)

  function judge(row: SheetRow, tranId: string, pid: string | null, isSuperseded: boolean): void {
    // the original of an appeal stands beside what replaced it
    const isKnown = !isSuperseded && tranIds.size === tranIds.add(tranId).size
    if (isKnown) cells.reject(row, tranIdIndex, 'duplicateTranId')
    if (isWrongPid(pid)) cells.suspect(row, pidIndex, 'invalidPid')
    if (hospitals.add(firstTextOf(parts.hospital)))
      cells.suspect(row, parts.hospital[0] ?? -1, 'otherHospital')
  }

  function toRecord(row: SheetRow, tranId: string): ClaimRecord {
    const rowNumber = row.row + 1
    const pid = firstTextOf(parts.pid)
    const repNo = firstTextOf(parts.repNo)
    const an = firstTextOf(parts.an)
    const servedAt = firstTextOf(parts.servedAt)
    const fund = firstTextOf(parts.fund)
    const errorCodes = toErrorCodes(firstTextOf(parts.errorCodes), fund)
    const lifeCycle = lifeCycleOf(errorCodes)
    const isSuperseded = lifeCycle === 'superseded'
    const patientType = toPatientType(firstTextOf(parts.patientType), patientTypeOfFile, an)
    const outcome = errorCodes === null ? 'passed' : 'failed'
    patientTypes.add(patientType)
    outcomes[outcome]++
    if (isSuperseded) superseded.add()
    judge(row, tranId, pid, isSuperseded)
    return [
      rowNumber,
      tranId,
      toVersionKey(isSuperseded, toProducedKey(producedAt, repNo), repNo, rowNumber),
      lifeCycle,
      repNo,
      patientType,
      firstTextOf(parts.hn),
      an,
      pid,
      toFund(fund),
      firstTextOf(parts.serviceType),
      servedAt,
      servedAt === null ? null : monthOf(servedAt),
      servedAt === null ? null : fiscalYearOf(servedAt),
      outcome,
      errorCodes,
      sumOf(parts.claimed),
      isSuperseded ? null : sumOf(parts.approved),
    ]
  }

  return {
    table: 'claim_version',
    readData(row) {
      if (people.every((column) => isBlankCell(row.cells[column]))) {
        cells.reject(row, tranIdIndex, 'noPatient')
        return null
      }
      cells.read(row)
      const tranId = firstTextOf(parts.tranId)
      return tranId === null ? null : toRecord(row, tranId)
    },
    readOther: rejectKeyless,
    finish: () => ({
      hospitals: hospitals.counts,
      patientTypes,
      outcomes,
      groups: superseded.groups(),
      totalRows: [],
      slices: [],
      checks: [],
    }),
  }
}
