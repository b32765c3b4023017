import { isBlankCell } from '#main/features/imports/cell-parse.ts'
import { createClaimTally } from '#main/features/imports/claim-tally.ts'
import type { ClaimRow, FileClaims, VersionRank } from '#main/features/imports/file-claims.ts'
import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { ClaimRecord } from '#main/features/imports/import-job.ts'
import { createKeylessTest } from '#main/features/imports/keyless-rows.ts'
import { toErrorCodes, toFund } from '#main/features/imports/rep-codes.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import { type SheetRow, UncalculatedCell } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { type LifeCycle, lifeCycleOf } from '#shared/model/life-cycle.ts'
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

/** Life-cycle rows that only tell of an appeal do not wipe what was approved before. */
function toRank(lifeCycle: LifeCycle | null, printed: number | null): VersionRank {
  if (lifeCycle === 'superseded') return '0'
  return lifeCycle !== null && (printed ?? 0) === 0 ? '1' : '2'
}

/**
 * Turns Detail rows into claims.
 * @param fileClaims of the whole file, so that a claim that stands in it twice counts once
 */
export function createClaimMapper(frame: SheetFrame, fileClaims: FileClaims): SheetMapper {
  const { cells, layout, match, request, named, meta } = frame
  const { firstTextOf, sumOf } = cells
  const parts = findParts(layout)
  const tranIdIndex = parts.tranId[0] ?? -1
  const pidIndex = parts.pid[0] ?? -1
  const people = [...parts.hn, ...parts.pid].map((index) => match.columnOf[index] ?? -1)
  const patientTypeOfFile = named.patientType ?? meta.patientType
  const { rejectKeyless } = createKeylessTest(frame)
  const hospitals = createHospitalCount(request.hospital)
  const patientTypes = new Set<string>()
  const tally = createClaimTally(frame)

  /** A formula in place of the codes: nobody knows whether the claim passed, so no money counts as approved. */
  const isUncalculated = (row: SheetRow) => (index: number) =>
    row.cells[match.columnOf[index] ?? -1] instanceof UncalculatedCell

  function judge(row: SheetRow, tranId: string, pid: string | null, claim: ClaimRow): void {
    const { isKnown, isOlder } = fileClaims.add(tranId, claim)
    tally.add(cells.moneyOf, claim.isPassed, isOlder)
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
    const errorCodes = toErrorCodes(firstTextOf(parts.errorCodes))
    const lifeCycle = lifeCycleOf(errorCodes)
    const printed = sumOf(parts.approved)
    const rank = toRank(lifeCycle, printed)
    const patientType = toPatientType(firstTextOf(parts.patientType), patientTypeOfFile, an)
    const isPassed = errorCodes === null && !parts.errorCodes.some(isUncalculated(row))
    patientTypes.add(patientType)
    judge(row, tranId, pid, { sheet: frame.sheet, row: row.row, rank, repNo, isPassed })
    return [
      rowNumber,
      tranId,
      `${rank}|${repNo ?? ''}`,
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
      isPassed ? 'passed' : 'failed',
      errorCodes,
      sumOf(parts.claimed),
      isPassed ? printed : null,
      isPassed ? null : printed,
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
    takeOut: tally.takeOut,
    finish: () => ({
      hospitals: hospitals.counts,
      patientTypes,
      claims: tally.tally(),
      groups: [],
      totalRows: [],
      issues: [],
      checks: [],
    }),
  }
}
