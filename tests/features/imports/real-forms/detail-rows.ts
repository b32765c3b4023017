import { type MadeClaim, printDay, printMoney } from '#tests/features/imports/real-forms/made-claims.ts'
import type { Form } from '#tests/features/imports/real-forms/nhso-form.ts'
import type { RealCell, RealRow } from '#tests/features/imports/real-forms/real-sheet.ts'

/** Amounts in satang by field. */
export type Amounts = Readonly<Record<string, number | null>>

/** How one family of REP files fills its Detail and adds up its Summary. */
export type Family = {
  /** Mark of a blank amount. */
  readonly blank: '-' | ''
  /** What stands in the fund cell of a claim that pays out of one fund. */
  readonly fund: string
  /** Amounts of one row by Detail field. */
  readonly amountsOf: (claim: MadeClaim, index: number) => Amounts
  /** Amounts of the Summary over the claims that passed, by the field's name without `appeal_new_`. */
  readonly totalsOf: (rows: readonly Amounts[]) => Amounts
}

/** @returns Σ of some fields over rows; null when none of them holds an amount */
export function sumFields(rows: readonly Amounts[], fields: readonly string[]): number | null {
  const known = rows.flatMap((row) => fields.flatMap((field) => row[field] ?? []))
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0)
}

const half = (printed: number | null) => (printed === null ? null : Math.floor(printed / 2))
const rest = (printed: number | null) => (printed === null ? null : printed - Math.floor(printed / 2))

const ucsGroups = {
  hc: ['iphc', 'ophc'],
  ae: ['ae_opae', 'ae_carae'],
  inst: ['opinst', 'inst'],
  ip: ['ipaec', 'ip_ontop'],
}

/** UCS: the net is the sum of the funds. Fields of the other patient type stay blank. */
export const ucsFamily: Family = {
  blank: '-',
  fund: 'OP01',
  amountsOf({ claimed, printed, ownPayment, an }, index) {
    const [one, other] = an === null ? (['ophc', 'ae_opae'] as const) : (['ipaec', 'inst'] as const)
    const [first, second] = index % 2 === 0 ? [one, other] : (['iphc', 'ae_carae'] as const)
    return {
      claim_drg: claimed - 30_000,
      claim_xdrg: 30_000,
      claim_net: claimed,
      paid: ownPayment,
      reimb_nhso: printed,
      reimb_amt: printed === null ? null : printed + 7_700,
      act_amt: null,
      reimb_diff_salary: printed === null ? null : printed + 4_400,
      [first]: half(printed),
      [second]: rest(printed),
      baserate_old: 810_000,
      baserate_add: 25_000,
      baserate_total: 835_000,
    }
  },
  totalsOf: (rows) => ({
    ...Object.fromEntries(
      Object.entries(ucsGroups).map(([group, fields]) => [`${group}_reimb`, sumFields(rows, fields)]),
    ),
    reimb_total: sumFields(rows, ['reimb_nhso']),
  }),
}

/** OP refer: two parts that have no common total, and two totals in the Summary. */
export const orfFamily: Family = {
  blank: '-',
  fund: '',
  amountsOf({ claimed, printed, ownPayment }, index) {
    const central = index % 4 === 3 ? null : half(printed)
    const refer = printed === null ? null : printed - (central ?? 0)
    return {
      claim_amt: claimed,
      central_reimb_amt: central === null ? null : central + 5_500,
      paid: ownPayment,
      opref_list: half(refer),
      opref_bef_adj: refer === null ? null : refer + 900,
      opref_aft_adj: rest(refer),
      total: refer,
      respon_cup: half(refer),
      respon_nhso: rest(refer),
      reimb_total: refer,
      cr_ophc_hc01: half(central),
      cr_ae04: rest(central),
      cr_total: central,
      oprefer_md03_claim: claimed - 1_000,
      oprefer_md03_free: 1_000,
    }
  },
  totalsOf: (rows) => ({
    hc_reimb: sumFields(rows, ['cr_ophc_hc01']),
    ae_reimb: sumFields(rows, ['cr_ae04']),
    reimb_total: sumFields(rows, ['cr_total']),
    oprefer_reimb: sumFields(rows, ['reimb_total']),
  }),
}

/** SSS: the total of the services is what is paid. */
export const sssFamily: Family = {
  blank: '-',
  fund: '',
  amountsOf: ({ claimed, printed, ownPayment }, index) => ({
    claim_request: claimed,
    paid: ownPayment,
    [index % 2 === 0 ? 'op_opssi' : 'ae_opaesss']: half(printed),
    [index % 2 === 0 ? 'hc_hc01sss' : 'int_opinstsss']: rest(printed),
    total_service_amt: printed,
  }),
  totalsOf: (rows) => ({
    op_reimb: sumFields(rows, ['op_opssi']),
    ae_reimb: sumFields(rows, ['ae_opaesss']),
    hc_reimb: sumFields(rows, ['hc_hc01sss']),
    int_reimb: sumFields(rows, ['int_opinstsss']),
    reimb_total: sumFields(rows, ['total_service_amt']),
  }),
}

/** LGO, OFC and the smaller schemes: treatment and prevention have a net each. @param suffix e.g. `CS` in `OPCS` */
export function agencyFamily(suffix: string): Family {
  const name = suffix.toLowerCase()
  return {
    blank: '',
    fund: `OP${suffix}`,
    amountsOf({ claimed, printed, ownPayment }, index) {
      const prevention = printed !== null && index % 4 === 0 ? 5_000 : null
      const treatment = printed === null ? null : printed - (prevention ?? 0)
      return {
        reimb_nhso: treatment,
        reimb_pp_nhso: prevention,
        claim_drg: claimed - (prevention === null ? 0 : 6_000),
        claim_pp: prevention === null ? null : 6_000,
        claim_able: claimed - 150,
        claim_unable: 150,
        paid: ownPayment,
        [`case_op${name}`]: half(treatment),
        [`case_inst${name}`]: rest(treatment),
        case_pp: prevention,
      }
    },
    totalsOf: (rows) => ({
      [`op${name}_reimb`]: sumFields(rows, [`case_op${name}`]),
      [`inst${name}_reimb`]: sumFields(rows, [`case_inst${name}`]),
      pp_reimb: sumFields(rows, ['case_pp']),
      net_treatment: sumFields(rows, ['reimb_nhso']),
      net_pp: sumFields(rows, ['reimb_pp_nhso']),
    }),
  }
}

function wordsOf(claim: MadeClaim, index: number, fund: string): Readonly<Record<string, RealCell>> {
  const printed = printDay(claim)
  return {
    rep_no: claim.repNo,
    seq: index + 1,
    no: index + 1,
    // numbers of NHSO are numbers in some rows and text in others
    tran_id: index % 2 === 0 ? claim.tranId : Number(claim.tranId),
    hn: claim.hn,
    an: claim.an ?? '-',
    pid: claim.pid,
    name: claim.name,
    ptype: claim.an === null ? 'OP' : 'IP',
    dateadm: printed,
    datedsc: printed.replace('08:30', '11:45'),
    service_date: printed,
    error_code: claim.errorCode,
    main_fund: fund === '' ? '-' : `${claim.fundMark}${fund}`,
    service_type: 'OP',
    main_inscl: 'UCS',
    hcode: '10670',
    hmain: '10670',
    prov1: '4000',
    chk: 'N',
    drg: '05290',
    dx: 'E119\nI10',
    pay_by: 'สปสช.',
    remark: '-',
    seq_no: String(681_200_000 + index),
  }
}

/** @throws when the form has no column for an amount, which would make the sums of a test mean less than they say */
function demandColumns(form: Form, amounts: Amounts): void {
  const fields = new Set(form.columns.map(({ field }) => field))
  const lost = Object.entries(amounts).find(([field, amount]) => amount !== null && !fields.has(field))
  if (lost) throw new Error(`${form.id} has no column ${lost[0]}`)
}

/** @returns the rows of a Detail sheet, one for each claim */
export function detailRows(form: Form, family: Family, claims: readonly MadeClaim[]): readonly RealRow[] {
  return claims.map((claim, index) => {
    const words = wordsOf(claim, index, family.fund)
    const amounts = family.amountsOf(claim, index)
    demandColumns(form, amounts)
    const cellOf = (field: string): RealCell => {
      if (field.startsWith('deny_')) return claim.hasDenyMark ? 'C' : family.blank
      if (field in amounts) return printMoney(amounts[field] ?? null, index, family.blank)
      return field === 'blank' || field === 'col_113' ? null : (words[field] ?? family.blank)
    }
    return { row: form.dataRow + index, cells: form.columns.map(({ field }) => cellOf(field)), isBody: true }
  })
}
