import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Whose money a column holds, or what it is when it is nobody's payment.
 * `nhso` what the document's payer pays the hospital: NHSO, or CHI for the dialysis of others · `patient` the patient's own
 * · `agency` another payer's: ต้นสังกัด, a local government, a CUP · `claimed` charged or asked for · `rate` a price that
 * payments are worked out with · `deduction` taken off, held back or paid by another insurer · `control` a total that rows
 * are held against, counted nowhere.
 */
const owners = ['nhso', 'patient', 'agency', 'claimed', 'rate', 'deduction', 'control'] as const
export type MoneyOwner = (typeof owners)[number]

/** Layouts whose columns mean the same, with their fields by owner; `*` stands for any letters of a fund's code. */
export type OwnedColumns = {
  /** What the owners rest on. */
  readonly source: string
  readonly layouts: readonly string[]
  readonly owners: Readonly<Partial<Record<MoneyOwner, readonly string[]>>>
}

const ucsClaims: OwnedColumns = {
  source: 'nhso/formats.md §3.1 columns 10, 11, 38 to 59 and 118; nhso/columns-peers/rep-ucs-120.json',
  layouts: ['rep-ucs-120', 'rep-ucs-118', 'rep-ucs-113', 'rep-ucs-96'],
  owners: {
    nhso: [
      ...['reimb_nhso', 'reimb_amt', 'reimb_diff_salary', 'iphc', 'ophc', 'ae_*', 'opinst', 'inst'],
      ...[
        'ipaec',
        'ipaer',
        'ipinrgc',
        'ipinrgr',
        'ipinspsn',
        'ipprcc',
        'ipprcc_puc',
        'ipbkk_inst',
        'ip_ontop',
      ],
      ...['cataract_*', 'dmis_*', 'dmisrc_*', 'rcuhosc_*', 'rcuhosr_*', 'drug', 'opbkk_*', 'fs'],
    ],
    patient: ['paid'],
    agency: ['reimb_agency'],
    claimed: ['claim_drg', 'claim_xdrg', 'claim_net', 'claim_central_reimb'],
    rate: ['baserate_*'],
    deduction: ['act_amt', 'salary_amt'],
  },
}

const agencyClaims: OwnedColumns = {
  source: 'nhso/formats.md §3.2 columns 10, 11, 29 to 33 and 39; nhso/corrections.md 10 (BMT)',
  layouts: [
    ...['rep-lgo-58', 'rep-lgo-59', 'rep-ofc-59', 'rep-ofc-58', 'rep-ofc-55', 'rep-ktmn-59', 'rep-bkk-59'],
    ...['rep-bmt-59', 'rep-srt-59', 'rep-pvt-59', 'rep-nhs-59'],
  ],
  owners: {
    nhso: ['reimb_nhso', 'reimb_pp_nhso', 'case_*'],
    patient: ['paid'],
    // what cannot be reimbursed was charged; who bears it no column says
    claimed: ['claim_drg', 'claim_pp', 'claim_able', 'claim_unable'],
    deduction: ['act_amt'],
  },
}

const sssClaims: OwnedColumns = {
  source: 'nhso/formats.md §3.3 columns 31, 32 and 36 to 59',
  layouts: ['rep-sss-74', 'rep-sss-groups'],
  owners: {
    nhso: [
      ...['ip_*', 'op_*', 'ae_*', 'hc_*', 'int_*', 'ontop_*', 'on_top_amt', 'pp_amt'],
      'total_service_amt',
    ],
    patient: ['paid'],
    claimed: ['claim_request'],
  },
}

const referClaims: OwnedColumns = {
  source: 'nhso/formats.md §3.4 columns 21 to 32, 35 to 61 and 63 to 100',
  layouts: ['rep-orf-114', 'rep-orf-113'],
  owners: {
    nhso: ['opref_aft_adj', 'total', 'respon_nhso', 'reimb_total', 'cr_*'],
    patient: ['paid'],
    // up to 1,600 baht are the CUP's or the province's, cleared with the rest
    agency: ['respon_cup'],
    claimed: ['claim_amt', 'central_reimb_amt', 'opref_list', 'opref_bef_adj', 'oprefer_md*'],
    deduction: ['act_amt'],
  },
}

const repSummaries: OwnedColumns = {
  source: 'nhso/formats.md §3.5, nhso/corrections.md 1 and 8',
  layouts: [
    ...['rep-summary-57', 'rep-summary-55', 'rep-summary-56', 'rep-summary-any', 'rep-summary-lgo-59'],
    ...['rep-summary-ofc-65', 'rep-summary-ktmn-65', 'rep-summary-bmt-65', 'rep-summary-srt-65'],
    'rep-summary-pvt-65',
  ],
  owners: {
    agency: ['reimb_agency'],
    claimed: ['*_claim'],
    control: [
      '*_reimb',
      'reimb_total',
      'appeal_*_reimb_total',
      '*_add',
      '*_refund',
      '*net_treatment',
      '*net_pp',
    ],
  },
}

const repLines: readonly OwnedColumns[] = [
  {
    source: 'nhso/formats.md §3.6 columns 14 to 20, nhso/corrections.md 9',
    layouts: ['data-drug-22', 'data-drug-21', 'data-drug-20'],
    owners: {
      nhso: ['reimb_amount'],
      agency: ['reimb_agency'],
      claimed: ['claim_amount'],
      rate: ['unit_price', 'ceiling_price'],
    },
  },
  {
    source: 'nhso/formats.md §3.7, nhso/corrections.md 9',
    layouts: ['data-instrument-16', 'data-instrument-14'],
    owners: { nhso: ['reimb_amount'], claimed: ['claim_amount'] },
  },
  { source: 'nhso/formats.md §3.8', layouts: ['data-deny-13'], owners: { claimed: ['claim_amount'] } },
  { source: 'nhso/formats.md §3.9', layouts: ['data-zero-16'], owners: { nhso: ['paid_amount'] } },
]

const funds = [
  ...['receivable_op', 'receivable_ip_*', 'hc_*', 'ae_*', 'inst_amount', 'dmis_*', 'palliative_care'],
  ...['dmishd_amount', 'pp_amount', 'fs_amount', 'opbkk_amount', 'covid_amount'],
]
const ofcFunds = ['room', 'instrument', 'drug', 'treatment', 'car', 'wait_dch', 'other', 'total']

const statements: readonly OwnedColumns[] = [
  {
    source: 'nhso/formats.md §3.12, nhso/corrections.md 5',
    layouts: ['stm-ucs-43', 'stm-ucs-42', 'stm-ucs-41', 'stm-ucs-36'],
    owners: {
      nhso: [...funds, 'paid_after_deduction', 'total_compensation'],
      claimed: ['amount_claimed'],
      rate: ['payment_rate'],
      deduction: ['fund_ip_prb', 'salary_deduction'],
    },
  },
  {
    source: 'nhso/formats.md §3.10, nhso/corrections.md 6',
    layouts: ['stm-ucs-period-7', 'stm-ucs-period-5', 'stm-ucs-receivable-8'],
    owners: {
      control: ['total_paid', 'net_receivable'],
      deduction: ['salary_deduction', 'adjrw_paid_deduction'],
    },
  },
  {
    source: 'nhso/formats.md §3.11, nhso/corrections.md 6',
    layouts: ['stm-ucs-batch-28', 'stm-ucs-batch-26', 'stm-ucs-batch-22'],
    owners: {
      claimed: ['amount_claimed'],
      deduction: ['prb_amount'],
      control: [...funds, 'total_receivable'],
    },
  },
  {
    source: 'nhso/formats.md §3.13, nhso/columns-peers/stm-ofc-family-20.json',
    layouts: ['stm-ofc-21', 'stm-ofc-20'],
    owners: { nhso: ofcFunds, claimed: ['amount_claimed'], deduction: ['act_amount'] },
  },
  {
    source: 'nhso/columns-peers/stm-ofc-family-20.json (สรุป(พึงรับ))',
    layouts: ['stm-ofc-batch-16'],
    owners: { control: ofcFunds, claimed: ['amount_claimed'], deduction: ['act_amount'] },
  },
]

const dialysis: readonly OwnedColumns[] = [
  {
    // nothing of what was asked for is taken for paid where the paid column is blank, 0 or missing
    source: 'nhso/columns-peers/stm-kidney.json, its traps of BKK and BMT',
    layouts: ['stm-kidney-ucs', 'stm-kidney-lgo', 'stm-kidney-bkk', 'stm-kidney-bmt', 'stm-kidney-item'],
    owners: { nhso: ['paid'], claimed: ['charge', 'epo*_amount'] },
  },
  {
    source: 'nhso/corrections.md 13',
    layouts: ['stm-kidney-xml'],
    owners: { nhso: ['amount', 'epo_pay', 'epo_adm'], patient: ['paid'] },
  },
]

const others: readonly OwnedColumns[] = [
  {
    source: 'nhso/columns-peers/stm-dmis-seamless.json',
    layouts: ['stm-dmis'],
    owners: { nhso: ['paid'], claimed: ['amount_claimed'], rate: ['unit_price', 'ceiling_price'] },
  },
  {
    source: 'nhso/columns-peers/smt.json (excel_detail), nhso/corrections.md 14',
    layouts: ['smt-detail-13'],
    owners: { nhso: ['paid'] },
  },
  {
    source: 'nhso/formats.md §5.3, nhso/columns-peers/smt.json, nhso/corrections.md 12',
    layouts: ['smt-csv-new', 'smt-csv-old', 'smt-json', 'smt-summary-15'],
    owners: {
      nhso: ['amount', 'total_amount'],
      deduction: ['wait_amount', 'debt_amount', 'bond_amount', 'vat', 'odbt'],
      control: ['remaining_amount'],
    },
  },
]

/** Whose money every money column of every shipped layout holds. It says nothing of how a sheet is read. */
export const moneyOwners: readonly OwnedColumns[] = [
  ...[ucsClaims, agencyClaims, sssClaims, referClaims, repSummaries],
  ...repLines,
  ...statements,
  ...dialysis,
  ...others,
]

/** @param pattern a field, or one with `*` for any letters */
export function isFieldLike(field: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*')
  if (end === undefined) return field === pattern
  return field.length >= start.length + end.length && field.startsWith(start) && field.endsWith(end)
}

/**
 * @param id of a shipped layout, or of one that was mapped from it (`<base>@<number>`)
 * @returns whose money a field of it holds; null for one that holds none, or that nobody has said anything of
 */
export function moneyOwnerOf({ id }: Pick<SheetLayout, 'id'>, field: string): MoneyOwner | null {
  const base = id.split('@')[0] ?? id
  const said = moneyOwners.find(({ layouts }) => layouts.includes(base))?.owners ?? {}
  return owners.find((owner) => said[owner]?.some((pattern) => isFieldLike(field, pattern))) ?? null
}
