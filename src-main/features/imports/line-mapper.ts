import { createHospitalCount } from '#main/features/imports/hospital-cells.ts'
import type { LineRecord } from '#main/features/imports/import-job.ts'
import { createKeylessTest } from '#main/features/imports/keyless-rows.ts'
import { toErrorCodes, toFund } from '#main/features/imports/rep-codes.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part } from '#shared/model/layouts/layout.ts'

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

  /** Takes the row that was read last. @param isKnown whether the sheet has its claim, number and code already */
  function take(row: SheetRow, isKnown: boolean): LineRecord {
    const tranId = firstTextOf(tranIdAt)
    const lineNo = firstTextOf(lineNoAt)
    const code = firstTextOf(codeAt)
    if (isKnown && lineNo !== null) cells.suspect(row, keyIndex, 'duplicateLine')
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
  }

  return {
    table: 'claim_line',
    readData(row) {
      cells.read(row)
      if (frame.rows.hold(row.row, '') < 0) return take(row, frame.rows.isCaseKnown())
      cells.takeBack()
      return null
    },
    readHeld(row) {
      cells.read(row)
      return take(row, false)
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
