import { makeClaims, type PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { writeSheets } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook, MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { type Container, planRep } from '#main/features/practice/maker/make-rep.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import {
  meantSheet,
  type PlannedSheet,
  printSheet,
  textLine,
} from '#main/features/practice/maker/statement-sheet.ts'
import { toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'

/** What a Seamless for DMIS period follows from. */
export type DmisOrder = {
  readonly seed: string
  readonly hospitalCode: string
  readonly hospitalName: string
  readonly month: Month
  readonly reportedAt: LocalTime
  readonly claims: number
}

const programmes = ['คัดกรองมะเร็งปากมดลูก', 'ยาต้านไวรัส', 'อุปกรณ์ฟื้นฟู', 'วัณโรค']

function toFields(order: DmisOrder, claim: PracticeClaim): MeantFields {
  const { fields } = claim
  const random = createRandom(`${order.seed}/dmis/${fields['tran_id']}`)
  const quantity = random.int(1, 3)
  const price = random.int(50, 3_000) * 100
  const percent = claim.isFailed ? 0 : random.pick([100, 100, 80])
  const isRehab = random.chance(0.2)
  return {
    tran_id: fields['tran_id'] ?? null,
    rep_no: fields['rep_no'] ?? null,
    hn: fields['hn'] ?? null,
    an: fields['an'] ?? null,
    pid: fields['pid'] ?? null,
    patient_name: fields['name'] ?? null,
    send_date: order.reportedAt.slice(0, 10),
    service_date: String(fields['dateadm']).slice(0, 10),
    claim_type: random.pick(programmes),
    quantity,
    unit_price: price,
    ceiling_price: price,
    amount_claimed: quantity * price,
    ps_code: null,
    pay_percent: percent,
    // what is not decided yet is blank: it is not the claimed amount, and it is not 0
    paid: random.chance(0.05) ? null : Math.round((quantity * price * percent) / 100),
    deny_code: claim.isFailed ? 'D01' : null,
    deny_text: claim.isFailed ? 'ไม่พบการลงทะเบียน' : null,
    hmain: order.hospitalCode,
    main_inscl: 'บัตรทอง',
    rehab_code: isRehab ? '8807' : null,
    rehab_name: isRehab ? 'ไม้เท้า' : null,
    sub_unit: null,
  }
}

/**
 * Makes the workbook of one Seamless for DMIS period: a sheet of totals per programme, and one with a row a claim.
 * @source nhso/columns-peers/stm-dmis-seamless.json
 */
export async function makeDmis(order: DmisOrder, container: Container): Promise<MadeWorkbook> {
  const layout = getForm('stm-dmis', 'older')
  const documentNo = `DMOR${toBeMonthDigits(order.month)}010001`
  const { batch } = planRep({ ...order, fileType: 'OP', producedAt: order.reportedAt })
  const rows = [...makeClaims(batch)].map((claim) => toFields(order, claim))
  const meta = [
    textLine(0, { 0: 'รายงาน Seamless for DMIS' }),
    textLine(1, { 0: `โรงพยาบาล ${order.hospitalCode} ${order.hospitalName}` }),
    textLine(2, { 0: `เลขที่เอกสาร ${documentNo}` }),
  ]
  const sheet: PlannedSheet = {
    name: 'individual',
    layout,
    meta,
    *rows() {
      for (const fields of rows) yield { block: 'whole', fields }
    },
  }
  const totals = {
    name: 'สรุปรายการ',
    merges: [],
    lines: [...meta, textLine(4, { 0: 'ประเภท', 1: 'จำนวนราย' })],
  }
  const name = `${order.hospitalCode}_${documentNo}.${container}`
  return {
    name,
    bytes: await writeSheets([totals, printSheet(sheet)], container, true),
    key: { name, kind: 'STM', scheme: 'ucs', documentNo, sheets: [meantSheet(sheet)], spoiled: [] },
  }
}
