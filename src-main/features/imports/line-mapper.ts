import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { LineRecord } from '#main/features/imports/import-job.ts'
import { createKeylessTest } from '#main/features/imports/keyless-rows.ts'
import { toErrorCodes, toFund } from '#main/features/imports/rep-codes.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import { columnsOfPart, type Part } from '#shared/model/layouts/layout.ts'

/** Lines of one claim stand together, so what was seen long ago may be forgotten. */
const maxRemembered = 100_000

/** Remembers lines by claim, number and code. */
function createLineMemory() {
  const seen = new Set<string>()
  return {
    /** @returns whether the same line was added before */
    add(tranId: string | null, lineNo: string | null, code: string | null): boolean {
      if (tranId === null || lineNo === null) return false
      if (seen.size >= maxRemembered) seen.clear()
      return seen.size === seen.add(`${tranId}|${lineNo}|${code ?? ''}`).size
    },
  }
}

/** Turns drugs, instruments, denials and items paid zero into lines of claims. */
export function createLineMapper(frame: SheetFrame, kind: LineRecord[1]): SheetMapper {
  const { cells, layout, request } = frame
  const { firstTextOf, sumOf } = cells
  const at = (part: Part) => columnsOfPart(layout, part)
  const tranIdAt = at('tranId')
  const lineNoAt = at('lineNo')
  const codeAt = at('code')
  const tmtCodeAt = at('tmtCode')
  const fundAt = at('fund')
  const errorCodesAt = at('errorCodes')
  const hospitalAt = at('hospital')
  const claimedAt = at('claimed')
  const approvedAt = at('approved')
  const keyIndex = layout.columns.findIndex(([field]) => field === layout.key.field)
  const { rejectKeyless } = createKeylessTest(frame)
  const hospitals = createHospitalCount(request.hospital)
  const lines = createLineMemory()

  return {
    table: 'claim_line',
    readData(row): LineRecord {
      cells.read(row)
      const tranId = firstTextOf(tranIdAt)
      const lineNo = firstTextOf(lineNoAt)
      const code = firstTextOf(codeAt)
      if (lines.add(tranId, lineNo, code)) cells.suspect(row, keyIndex, 'duplicateLine')
      if (hospitals.add(firstTextOf(hospitalAt))) cells.suspect(row, hospitalAt[0] ?? -1, 'otherHospital')
      return [
        row.row + 1,
        kind,
        tranId,
        lineNo,
        code,
        firstTextOf(tmtCodeAt),
        toFund(firstTextOf(fundAt)),
        toErrorCodes(firstTextOf(errorCodesAt)),
        sumOf(claimedAt),
        sumOf(approvedAt),
      ]
    },
    readOther: rejectKeyless,
    finish: () => ({
      hospitals: hospitals.counts,
      patientTypes: new Set(),
      claims: null,
      groups: [],
      totalRows: [],
      issues: [],
      checks: [],
    }),
  }
}
