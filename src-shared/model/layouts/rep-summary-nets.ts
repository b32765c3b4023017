import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'

type Agency = {
  readonly id: string
  /** How the scheme's fund codes end, e.g. `LG` in `IPLG`. */
  readonly suffix: string
  /** Whether there is a fund `IP…_ORS`: with it the sheet has 65 columns, without it 59. */
  readonly hasOrsFund: boolean
  readonly evidence: SheetLayout['evidence']
}

type Block = { readonly prefix: string; readonly above: readonly string[] }

const normal: Block = { prefix: '', above: ['ข้อมูลปกติ'] }
const appealed: Block = { prefix: 'appeal_', above: ['ข้อมูลอุทธรณ์'] }
const oldOnes: Block = { prefix: 'appeal_old_', above: ['ข้อมูลอุทธรณ์', 'ข้อมูลเดิม'] }
const newOnes: Block = { prefix: 'appeal_new_', above: ['ข้อมูลอุทธรณ์', 'ข้อมูลใหม่ที่ขออุทธรณ์'] }

function countsOf({ prefix, above }: Block): readonly Column[] {
  return [
    [`${prefix}total_cases`, 'int', ...above, 'จำนวนราย', 'ทั้งหมด'],
    [`${prefix}passed_cases`, 'int', ...above, 'จำนวนราย', 'ผ่าน'],
    [`${prefix}failed_cases`, 'int', ...above, 'จำนวนราย', 'ไม่ผ่าน'],
  ]
}

function fundsOf({ prefix, above }: Block, funds: readonly string[]): readonly Column[] {
  return funds.flatMap((fund): Column[] => [
    [`${prefix}${fund.toLowerCase()}_claim`, 'money', ...above, fund, 'เรียกเก็บ'],
    [`${prefix}${fund.toLowerCase()}_reimb`, 'money', ...above, fund, 'ชดเชย'],
  ])
}

/** What is paid by block: treatment by the agency, P&P by NHSO. The nets of the normal block stand outside of it. */
function netsOf(prefix: string, above: readonly string[]): readonly Column[] {
  return [
    [`${prefix}net_treatment`, 'money', ...above, 'ชดเชยสุทธิ', 'ค่ารักษา'],
    [`${prefix}net_pp`, 'money', ...above, 'ชดเชยสุทธิ', 'PP\n(รับจาก สปสช.)'],
  ]
}

/**
 * The Summary sheet that LGO, OFC and the smaller schemes share; only the codes of their funds differ.
 * @source nhso/columns-real
 */
export function createNetsSummary({ id, suffix, hasOrsFund, evidence }: Agency): SheetLayout {
  const kinds = ['OP', 'IP', ...(hasOrsFund ? ['IP_ORS'] : []), 'PA', 'INST', 'OT']
  const toFund = (kind: string) => (kind === 'IP_ORS' ? `IP${suffix}_ORS` : `${kind}${suffix}`)
  const funds = [...kinds.map(toFund), 'PP', 'DRUG']
  return {
    ...repSummary57,
    id,
    evidence,
    columns: [
      ['rep_period', 'text', 'งวด'],
      ['hcode', 'hcode', 'HCODE'],
      ['rep_no', 'id', 'REP NO.'],
      ...countsOf(normal),
      ...fundsOf(normal, funds),
      ...netsOf('', []),
      ...countsOf(appealed),
      ...fundsOf(oldOnes, funds),
      ...netsOf('appeal_old_', appealed.above),
      ...fundsOf(newOnes, funds),
      ...netsOf('appeal_new_', appealed.above),
      ['appeal_add', 'money', 'ชดเชยสุทธิ', 'จ่ายเพิ่ม'],
      ['appeal_refund', 'money', 'ชดเชยสุทธิ', 'เรียกคืน'],
    ],
    otherHeaders: {},
    parts: {
      ...repSummary57.parts,
      approved: ['net_treatment', 'net_pp', 'appeal_new_net_treatment', 'appeal_new_net_pp'],
    },
  }
}
