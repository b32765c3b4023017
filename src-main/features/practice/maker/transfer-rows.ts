import type { MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'
import { addSeconds, toBeMonthDigits } from '#main/features/practice/maker/times.ts'
import {
  type Reference,
  type TransferFund,
  transferFunds,
} from '#main/features/practice/maker/transfer-funds.ts'
import { type LocalTime, type Month, monthsBefore } from '#shared/model/thai-date.ts'

/** What a list of transfers follows from. */
export type TransferOrder = {
  readonly seed: string
  readonly hospitalCode: string
  /** The month in which the transfers are posted. */
  readonly month: Month
  readonly rows: number
  /** REP numbers that transfers of other schemes point at; made up when there are none. */
  readonly repNos?: readonly string[]
  /** Whether some transfers lose tax and what is set off; lists without such columns cannot say so. */
  readonly isTaxed: boolean
}

const bank = 'ธนาคารกรุงไทย จำกัด (มหาชน)'
const requestMarks = [
  'DMOR',
  'DKTP',
  'DDSA',
  'DNAP',
  'DMTB',
  'DDOW',
  'DTLM',
  'DHEM',
  'DCKD',
  'DTDT',
  'DMXD',
  'DTTM',
]
const sentences = [
  'ค่าบริการผู้ป่วยนอกแบบเหมาจ่าย งวดที่ 1',
  'PCC - ปีงบประมาณ 2569',
  // a private-use character stands where an old program lost a tone mark
  'เงินช่วยเหลือเพื่อการพัฒนา\uf8c8 งวดพิเศษ',
]
const suffixes = [
  { weight: 60, text: '' },
  { weight: 12, text: '_อุทธรณ์' },
  { weight: 10, text: '(อุทธรณ์)' },
  { weight: 6, text: '(อุทธรณ์ AUDIT)' },
  { weight: 4, text: '(AUDIT)_อุทธรณ์' },
]

function makePeriod(order: TransferOrder, type: 'IP' | 'OP', random: Random): string {
  const month = toBeMonthDigits(monthsBefore(order.month, random.int(0, 2)))
  return `${month}_${type}_0${random.int(1, 3)}`
}

function makeReference(order: TransferOrder, refers: Reference, random: Random): string {
  switch (refers) {
    case 'inpatientPeriod':
      return makePeriod(order, 'IP', random) + random.pickWeighted(suffixes).text
    case 'outpatientPeriod':
      return makePeriod(order, 'OP', random) + random.pickWeighted(suffixes).text
    case 'rep':
      return order.repNos?.length
        ? random.pick(order.repNos)
        : `${toBeMonthDigits(order.month)}${String(random.int(1, 99_999)).padStart(5, '0')}`
    case 'request':
      return `${random.pick(requestMarks)}${toBeMonthDigits(order.month)}${random.int(100_000, 999_999)}`
    case 'referral':
      return random.pick([
        'OP REFER6811',
        'OP REFER 6811',
        'OP REFER 6811  (CUP_Model9)',
        'HSCT6811',
        'HSCT6811_2',
      ])
    case 'sentence':
      return random.pick(sentences)
  }
}

/** Where the gross of one transfer goes. net = gross − held − deducted − guarantee − tax − set off. */
function splitAmount(fund: TransferFund, isTaxed: boolean, random: Random) {
  const [min, max] = fund.baht
  const baht = min + (max - min) * random.next() ** 3
  const amount = random.chance(0.5) ? Math.floor(baht) * 100 : Math.floor(baht * 100)
  const isWaiting = random.chance(0.25)
  // money taken back has no gross at all, so its net is below zero
  const isRecovery = !isWaiting && random.chance(0.1)
  if (isRecovery) return { amount: 0, wait: 0, debt: amount, bond: 0, vat: 0, odbt: 0, status: 'P' }
  if (isWaiting) return { amount, wait: amount, debt: 0, bond: 0, vat: 0, odbt: 0, status: 'W' }
  const part = (share: number) =>
    random.chance(share) ? random.int(1, Math.max(1, Math.floor(amount / 20))) : 0
  const [debt, bond] = [part(0.2), part(0.03)]
  const [vat, odbt] = isTaxed ? [part(0.1), part(0.1)] : [0, 0]
  return { amount, wait: 0, debt, bond, vat, odbt, status: 'P' }
}

type Split = ReturnType<typeof splitAmount>

function toFields(order: TransferOrder, fund: TransferFund, day: LocalTime, split: Split, random: Random) {
  const [accountId, accountName] = random.chance(0.01) ? [null, null] : fund.account
  return {
    run_date: day,
    posting_date: day,
    ref_doc_no: makeReference(order, fund.refers, random),
    vendor_no: order.hospitalCode.padStart(10, '0'),
    fund_name: fund.fund,
    fund_group: fund.groupNo,
    fund_group_desc: fund.group,
    fund_desc: fund.fund,
    efund_desc: fund.subFund,
    mou_grp_code: random.chance(0.3) ? `M${fund.groupNo}${random.int(10, 99)}` : null,
    amount: split.amount,
    wait_amount: split.wait,
    debt_amount: split.debt,
    bond_amount: split.bond,
    vat: split.vat,
    odbt: split.odbt,
    total_amount: split.amount - split.wait - split.debt - split.bond - split.vat - split.odbt,
    bank_name: split.status === 'P' ? bank : null,
    payment_status: split.status,
    batch_no: makeBatchNo(random),
    moph_id: accountId,
    moph_desc: accountName,
    budget_source: fund.source,
  } satisfies MeantFields
}

type TransferFields = ReturnType<typeof toFields>

function makeBatchNo(random: Random): string {
  const digits = String(random.int(1, 9_999)).padStart(4, '0')
  if (random.chance(0.16)) return `Y${digits.slice(1)}`
  return digits + random.pick(['', '', '', 'A', 'B', 'B', 'C', 'D', 'E'])
}

/** A run that was cancelled is taken back, and the same period is paid anew. */
function cancelRun(fields: TransferFields): TransferFields {
  const reference = `${fields.ref_doc_no.slice(0, 10)}${fields.ref_doc_no.includes('อุทธรณ์') ? '(อุทธรณ์)' : ''}(ยกเลิก Rerun)`
  const taken = fields.amount
  return {
    ...fields,
    ref_doc_no: reference,
    ...{
      amount: 0,
      wait_amount: 0,
      debt_amount: taken,
      bond_amount: 0,
      vat: 0,
      odbt: 0,
      total_amount: -taken,
    },
    bank_name: bank,
    payment_status: 'P',
  }
}

/** Another transfer with the same document, hospital, day and sub fund. @param isTwin equal in every column */
function repeatRow(fields: TransferFields, isTwin: boolean, random: Random): TransferFields {
  if (isTwin) return fields
  const more = random.int(100, 90_000)
  const isWaiting = fields.payment_status === 'W'
  return {
    ...fields,
    amount: fields.amount + more,
    wait_amount: fields.wait_amount + (isWaiting ? more : 0),
    total_amount: fields.total_amount + (isWaiting ? 0 : more),
    batch_no: makeBatchNo(random),
  }
}

function* growRows(order: TransferOrder): Generator<TransferFields> {
  const random = createRandom(`${order.seed}/transfers/${order.hospitalCode}/${order.month}`)
  const days = Array.from({ length: 8 }, (_, index) =>
    addSeconds(`${order.month}-02`, index * 3 * 86_400).slice(0, 10),
  )
  for (let index = 0; ; index++) {
    const fund = random.pickWeighted(transferFunds)
    const fields = toFields(order, fund, random.pick(days), splitAmount(fund, order.isTaxed, random), random)
    yield fields
    const isRun = /^\d{4}_IP_/.test(fields.ref_doc_no) && fields.amount > 0 && fields.payment_status === 'P'
    if (isRun && random.chance(0.5)) yield cancelRun(fields)
    if (index % 12 === 3) yield repeatRow(fields, index % 24 === 3, random)
  }
}

/**
 * Makes the transfers of one month, newest posting day first, as Smart Money Transfer lists them.
 * Money is satang; days are local ISO text. The same order always gives the same rows.
 * @source nhso/formats.md §5.2
 */
export function makeTransfers(order: TransferOrder): readonly TransferFields[] {
  const rows: TransferFields[] = []
  for (const fields of growRows(order)) {
    if (rows.length === order.rows) break
    rows.push(fields)
  }
  return rows.sort((a, b) => (a.posting_date > b.posting_date ? -1 : a.posting_date < b.posting_date ? 1 : 0))
}
