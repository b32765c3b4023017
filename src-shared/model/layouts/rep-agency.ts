import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** What tells the Detail sheets of LGO, OFC and the smaller schemes apart. */
type Agency = {
  readonly scheme: string
  /** How the scheme's fund codes end, e.g. `LG` in `IPLG`. */
  readonly suffix: string
  /** Whether there is a case column `IP…_ORS`: with it the sheet has 59 columns, without it 58. */
  readonly hasOrsCase: boolean
  readonly evidence: SheetLayout['evidence']
  /** The mark in the layout's id, where the scheme has two. */
  readonly mark?: string
  /** What stands above the two columns of what was charged; other schemes say เรียกเก็บ. */
  readonly chargedBelow?: string
  /** Columns that these files have not. */
  readonly without?: readonly string[]
}

// biome-ignore format: one column a line reads like the sheet
const firstColumns: readonly Column[] = [
  ['rep_no', 'id', 'REP'],
  ['seq', 'int', 'ลำดับที่'],
  ['tran_id', 'id', 'TRAN_ID'],
  ['hn', 'id', 'HN'],
  ['an', 'id', 'AN'],
  ['pid', 'id', 'PID'],
  ['name', 'text', 'ชื่อ - สกุล'],
  ['ptype', 'code', 'ประเภทผู้ป่วย'],
  ['dateadm', 'datetime', 'วันเข้ารักษา'],
  ['datedsc', 'datetime', 'วันจำหน่าย'],
  ['reimb_nhso', 'money', 'ชดเชยสุทธิ', 'ค่ารักษา'],
  ['reimb_pp_nhso', 'money', 'ชดเชยสุทธิ', 'PP (รับจาก สปสช.)'],
  ['error_code', 'codes', 'Error Code'],
  ['main_fund', 'text', 'กองทุน'],
  ['service_type', 'code', 'ประเภทบริการ'],
  ['chk_refer', 'flag', 'การรับส่งต่อ'],
  ['chk_right', 'flag', 'การมีสิทธิ'],
  ['chk_use_right', 'flag', 'การใช้สิทธิ'],
  ['main_inscl', 'code', 'สิทธิหลัก'],
  ['sub_inscl', 'code', 'สิทธิรอง'],
  ['href', 'hcode', 'HREF'],
  ['hcode', 'hcode', 'HCODE'],
  ['prov1', 'code', 'PROV1'],
  ['org_code', 'text', 'รหัสหน่วยงาน'],
  ['org_name', 'text', 'ชื่อหน่วยงาน'],
  ['projcode', 'text', 'PROJ'],
  ['pa', 'flag', 'PA'],
  ['drg', 'code', 'DRG'],
  ['rw', 'decimal', 'RW'],
  ['claim_drg', 'money', 'เรียกเก็บ', 'ค่ารักษา'],
  ['claim_pp', 'money', 'เรียกเก็บ', 'PP'],
  ['claim_able', 'money', 'เบิกได้'],
  ['claim_unable', 'money', 'เบิกไม่ได้'],
  ['paid', 'money', 'ชำระเอง'],
  ['pay_point', 'decimal', 'อัตราจ่าย'],
  ['ps_percent', 'code', 'ล่าช้า (PS)'],
  ['ps_percent2', 'percent', 'ล่าช้า (PS) เปอร์เซ็นต์'],
  ['ccuf', 'decimal', 'CCUF'],
  ['adjrw_nhso', 'decimal', 'AdjRW'],
  ['act_amt', 'money', 'พรบ.'],
]

// biome-ignore format: one column a line reads like the sheet
const lastColumns: readonly Column[] = [
  ['ors', 'text', 'ORS'],
  ['va', 'mixed', 'VA'],
  ['audit_result', 'text', 'AUDIT RESULTS'],
  ['seq_no', 'id', 'SEQ NO'],
  ['invoice_no', 'id', 'INVOICE NO'],
  ['invoice_lt', 'id', 'INVOICE LT'],
]

const kinds = ['IP', 'OP', 'PA', 'INST', 'OT'] as const

function toCaseColumns(suffix: string, hasOrsCase: boolean): readonly Column[] {
  const funds = kinds.map((kind) => `${kind}${suffix}`)
  if (hasOrsCase) funds.splice(1, 0, `IP${suffix}_ORS`)
  return [...funds, 'PP', 'DRUG'].map((fund) => [`case_${fund.toLowerCase()}`, 'money', 'กรณี', fund] as const)
}

function toDenyColumns(suffix: string): readonly Column[] {
  return kinds
    .map((kind) => `${kind}${suffix}`)
    .map((fund) => [`deny_${fund.toLowerCase()}`, 'code', 'Deny', fund] as const)
}

/** Readers of other programs print some headers otherwise; files of 2017 call the PP case FPNHSO. */
function toOtherHeaders({ suffix, chargedBelow }: Agency): NonNullable<SheetLayout['otherHeaders']> {
  return {
    rep_no: [['REP No.']],
    ...(chargedBelow === undefined
      ? { reimb_pp_nhso: [['ชดเชยสุทธิ', 'PP']] }
      : { claim_drg: [['เรียกเก็บ', 'ค่ารักษา']], claim_pp: [['เรียกเก็บ', 'PP']] }),
    ps_percent2: [['ล่าช้า (PS)'], ['ล่าช้า (PS)', 'เปอร์เซ็นต์']],
    case_pp: [['กรณี', 'FPNHSO']],
    ...Object.fromEntries(
      kinds.map((kind) => [`deny_${kind}${suffix}`.toLowerCase(), [['Deny', kind]]] as const),
    ),
  }
}

function toColumns({ suffix, hasOrsCase, chargedBelow, without = [] }: Agency): readonly Column[] {
  const toOwn = ([field, type, ...headers]: Column): Column => {
    const isCharged = field === 'claim_drg' || field === 'claim_pp'
    return [field, type, ...(isCharged && chargedBelow ? [chargedBelow, ...headers.slice(1)] : headers)]
  }
  return [...firstColumns, ...toCaseColumns(suffix, hasOrsCase), ...toDenyColumns(suffix), ...lastColumns]
    .filter(([field]) => !without.includes(field))
    .map(toOwn)
}

/**
 * The Detail sheet that LGO, OFC and the smaller schemes share; only the codes of their cases differ. What NHSO pays is
 * treatment and P&P together; `paid` is the patient's own money.
 * @source nhso/columns-real, nhso/formats.md §3.2
 */
export function createAgencyLayout(agency: Agency): SheetLayout {
  const { scheme, evidence, mark = scheme } = agency
  const columns = toColumns(agency)
  return {
    id: `rep-${mark}-${columns.length}`,
    rows: 'claim',
    sheetNames: ['Detail'],
    anchor: { text: 'TRAN_ID', withinRows: 15 },
    key: { field: 'tran_id', shape: 'number' },
    headerLevels: 2,
    usualHeaderRow: 5,
    usualDataRow: 7,
    scheme,
    evidence,
    columns,
    otherHeaders: toOtherHeaders(agency),
    parts: {
      repNo: ['rep_no'],
      tranId: ['tran_id'],
      hn: ['hn'],
      an: ['an'],
      pid: ['pid'],
      patientType: ['ptype'],
      servedAt: ['dateadm'],
      hospital: ['hcode'],
      fund: ['main_fund'],
      serviceType: ['service_type'],
      errorCodes: ['error_code'],
      claimed: ['claim_drg', 'claim_pp'],
      approved: ['reimb_nhso', 'reimb_pp_nhso'],
    },
    expected: ['rep_no', 'hn', 'pid', 'ptype', 'dateadm', 'claim_drg'],
  }
}
