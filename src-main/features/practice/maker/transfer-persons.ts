import { makeClaims, type PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { writeSheets } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook, MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { type Container, planRep } from '#main/features/practice/maker/make-rep.ts'
import {
  meantSheet,
  type PlannedSheet,
  printSheet,
  textLine,
} from '#main/features/practice/maker/statement-sheet.ts'
import { toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'

/** The persons behind one transfer. */
export type PersonOrder = {
  readonly seed: string
  readonly hospitalCode: string
  readonly month: Month
  readonly producedAt: LocalTime
  readonly claims: number
}

/** A column no layout knows: an importer keeps its texts under its header. */
const unpaid = 'ไม่ชดเชย'

function toFields(order: PersonOrder, { fields }: PracticeClaim): MeantFields {
  return {
    hn: fields['hn'] ?? null,
    an: fields['an'] ?? null,
    pid: fields['pid'] ?? null,
    patient_name: fields['name'] ?? null,
    main_inscl: 'UCS',
    service_date: fields['dateadm'] ?? null,
    rep_no: fields['rep_no'] ?? null,
    tran_id: fields['tran_id'] ?? null,
    main_fund: fields['main_fund'] ?? null,
    sub_fund: fields['sub_fund'] ?? null,
    sub_fund_name: 'ค่าบริการตามกองทุนย่อย',
    hcode: order.hospitalCode,
    [unpaid]: '0.00',
    paid: fields['reimb_nhso'] ?? null,
  }
}

/**
 * Makes the persons of one transfer. A column of what is not paid stands beside the payment, as it does in real files.
 * @source nhso/columns-peers/smt.json
 */
export async function makeTransferPersons(order: PersonOrder, container: Container): Promise<MadeWorkbook> {
  const layout = getForm('smt-detail-13', 'older')
  const { batch } = planRep({ ...order, fileType: 'OP' })
  const period = `${toBeMonthDigits(order.month)}_OP_01`
  const rows = [...makeClaims(batch)]
    .filter((claim) => !claim.isFailed)
    .map((claim) => toFields(order, claim))
  const sheet: PlannedSheet = {
    name: 'Sheet1',
    layout,
    columns: [...layout.columns.slice(0, -1), [unpaid, 'text', unpaid], ...layout.columns.slice(-1)],
    meta: [
      textLine(0, { 0: `งวด : ${period}` }),
      textLine(1, { 0: 'รหัสผังบัญชี 1102050101.222 : ลูกหนี้ค่ารักษา OP - REFER' }),
    ],
    *rows() {
      for (const fields of rows) yield { block: 'whole', fields }
    },
  }
  const name = `smt_detail_${period}.${container}`
  return {
    name,
    bytes: await writeSheets([printSheet(sheet)], container, true),
    key: { name, kind: 'STM', scheme: 'ucs', documentNo: period, sheets: [meantSheet(sheet)], spoiled: [] },
  }
}
