import { createHash } from 'node:crypto'
import type {
  PracticeHospital,
  RepListing,
  StatementListing,
  StatementScheme,
  TransferRow,
} from '#main/features/practice/practice-hospital.ts'

const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** @returns 4 KiB that begin like an OLE2 workbook and differ by name */
export function tinyWorkbook(name: string): Buffer {
  return Buffer.concat([oleMagic, Buffer.alloc(4088, createHash('sha256').update(name).digest())])
}

function toListing(index: number): RepListing {
  const fileType = index % 2 === 0 ? 'OP' : 'IP'
  return {
    name: `eclaim_10670_${fileType}_256901${String(20 - index).padStart(2, '0')}_20150188${index}.xls`,
    repNo: `6901000${String(20 - index).padStart(2, '0')}`,
    scheme: 'ucs',
    month: '2026-01',
    sentAt: `2026-01-${20 - index}T20:15:01`,
    checkedAt: `2026-01-${20 - index}T21:00:00`,
    total: 100 + index,
    passed: 90,
    failed: 10 + index,
  }
}

const toBeMonth = (month: string) => `${Number(month.slice(0, 4)) + 543}${month.slice(5)}`

/** @returns the number as NHSO has it: that of civil servants names no scheme and has its year in CE */
export function numberOf(scheme: string, month: string, patientType: 'OP' | 'IP'): string {
  const named = scheme === 'OFC' ? month.replace('-', '') : `${scheme}${toBeMonth(month)}`
  return `10670_${patientType}${named}_01`
}

function toStatement(scheme: StatementScheme, month: string, patientType: 'OP' | 'IP'): StatementListing {
  const beMonth = toBeMonth(month)
  const documentNo = numberOf(scheme, month, patientType)
  return {
    name: `STM_${documentNo}.xls`,
    documentNo,
    scheme,
    personType: patientType === 'OP' ? '1' : '2',
    month,
    round: 1,
    period: `${beMonth.slice(2)}_${patientType}_01`,
    serviceMonth: '2025-09',
    issuedAt: patientType === 'OP' ? `${month}-20T10:20:00` : `${month}-12T10:20:00`,
  }
}

function toTransfer(posting_date: string, budget_source: string, amount: number): TransferRow {
  const money = { amount, wait_amount: 0, debt_amount: 0, bond_amount: 0, total_amount: amount }
  const texts = { fund_group_desc: 'กองทุนค่าบริการทางการแพทย์', fund_desc: 'กองทุนผู้ป่วยใน', bank_name: null }
  return { ...money, ...texts, posting_date, run_date: posting_date, budget_source, ref_doc_no: '6811_IP_01' }
}

const transfers = [
  toTransfer('2026-01-22', 'UC', 1),
  toTransfer('2026-01-09', 'UC', 250_050),
  toTransfer('2025-10-02', 'LGO', 100),
  toTransfer('2025-09-30', 'UC', 300),
]

/**
 * Four made-up REP files of January 2569 in the UCS list; an OP and an IP statement of each scheme in October 2568 and
 * January 2569; four transfers. Nothing else.
 */
export const tinyHospital: PracticeHospital = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาล <ฝึก> & "สอบ"',
  listReps: (month, scheme) => (month === '2026-01' && scheme === 'ucs' ? [0, 1, 2, 3].map(toListing) : []),
  listStatements: ({ scheme, month }) =>
    month === '2026-01' || month === '2025-10'
      ? [toStatement(scheme, month, 'OP'), toStatement(scheme, month, 'IP')]
      : [],
  makeStatement: async (name) => ({
    name,
    bytes: tinyWorkbook(name),
    key: { name, kind: 'STM', scheme: 'ucs', documentNo: name.slice(4, -4), sheets: [], spoiled: [] },
  }),
  listTransfers: (from, to) =>
    transfers.filter(({ posting_date }) => posting_date >= from && posting_date <= to),
  makeRep: async (name) => ({
    bytes: tinyWorkbook(name),
    key: {
      name,
      kind: 'REP',
      layout: 'none',
      rows: 0,
      passed: 0,
      failed: 0,
      sums: {},
      funds: [],
      errorCodes: {},
      rejected: 0,
      oddities: [],
    },
  }),
}
