/** What the document number of a transfer points at. */
export type Reference = 'inpatientPeriod' | 'outpatientPeriod' | 'rep' | 'request' | 'referral' | 'sentence'

/** One fund NHSO transfers from, with the account it is booked under. */
export type TransferFund = {
  readonly weight: number
  readonly source: 'UC' | 'LGO'
  readonly fund: string
  readonly group: string
  readonly groupNo: number
  readonly subFund: string
  readonly account: readonly [id: string, name: string]
  readonly refers: Reference
  /** Range of one amount in baht. */
  readonly baht: readonly [min: number, max: number]
}

const medical = { group: 'กองทุนค่าบริการทางการแพทย์', groupNo: 1 } as const
const prevention = {
  fund: 'กองทุนสร้างเสริมสุขภาพและป้องกันโรค',
  group: 'กองทุนสร้างเสริมสุขภาพและป้องกันโรค',
  groupNo: 2,
  subFund: 'บริการสร้างเสริมสุขภาพและป้องกันโรคสำหรับบริการพื้นฐาน (P&P BASIC SERVICE)',
} as const
const localStaff = {
  source: 'LGO',
  fund: 'สวัสดิการรักษาพยาบาลของพนักงานส่วนท้องถิ่น',
  group: 'สวัสดิการรักษาพยาบาลของพนักงานส่วนท้องถิ่น',
  groupNo: 9,
  subFund: 'กรณีจ่ายตรงหน่วยบริการ',
  refers: 'rep',
  baht: [300, 90_000],
} as const
const reimburse = {
  source: 'UC',
  fund: 'กองทุน CENTRAL REIMBURSE',
  ...medical,
  account: ['1102050101.222', 'ลูกหนี้ค่ารักษา OP - REFER'],
} as const

/** The funds a general hospital gets money from; weights follow what was seen. @source nhso/formats.md §5.2 */
export const transferFunds: readonly TransferFund[] = [
  { ...localStaff, weight: 90, account: ['1102050102.801', 'ลูกหนี้ค่ารักษา - เบิกจ่ายตรง อปท. OP'] },
  { ...localStaff, weight: 87, account: ['1102050102.802', 'ลูกหนี้ค่ารักษา - เบิกจ่ายตรง อปท. IP'] },
  {
    weight: 60,
    source: 'UC',
    fund: 'กองทุนผู้ป่วยใน',
    ...medical,
    subFund: 'กองทุนผู้ป่วยใน CAP',
    account: ['1102050101.202', 'ลูกหนี้ค่ารักษา UC-IP'],
    refers: 'inpatientPeriod',
    baht: [40_000, 9_000_000],
  },
  {
    ...prevention,
    weight: 39,
    source: 'UC',
    account: ['4301020105.223', 'รายได้กองทุน UC-P&P อื่น'],
    refers: 'outpatientPeriod',
    baht: [1_000, 600_000],
  },
  {
    ...reimburse,
    weight: 34,
    subFund: 'เพิ่มความมั่นใจเรื่องคุณภาพบริการ',
    refers: 'outpatientPeriod',
    baht: [20_000, 2_000_000],
  },
  {
    ...reimburse,
    weight: 33,
    subFund: 'ปกป้องได้รับบริการนอกเครือจ่ายกรณีจำเป็น',
    refers: 'outpatientPeriod',
    baht: [2_000, 700_000],
  },
  {
    ...reimburse,
    weight: 25,
    subFund: 'PROVIDER FINANCIAL RISK PROTECTION',
    refers: 'referral',
    baht: [50_000, 3_000_000],
  },
  { ...reimburse, weight: 40, subFund: 'บริการกรณีเฉพาะ', refers: 'request', baht: [500, 900_000] },
  {
    weight: 20,
    source: 'UC',
    fund: 'กองทุนไตวายเรื้อรัง',
    group: 'กองทุนไตวายเรื้อรัง',
    groupNo: 4,
    subFund: 'งบค่าบริการทดแทนไต',
    account: ['1102050101.216', 'ลูกหนี้ค่ารักษา UC-OP-บริการเฉพาะ CR'],
    refers: 'request',
    baht: [1_500, 900_000],
  },
  {
    weight: 9,
    source: 'UC',
    fund: 'กองทุนผู้ป่วยนอก',
    ...medical,
    subFund: 'งบบริการผู้ป่วยนอกจ่ายแบบเหมาจ่ายต่อผู้มีสิทธิ',
    account: ['4301020105.214', 'รายได้กองทุน  UC -OP แบบเหมาจ่าย'],
    refers: 'sentence',
    baht: [900_000, 9_000_000],
  },
]
