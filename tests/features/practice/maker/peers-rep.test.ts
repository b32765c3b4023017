import { expect, test } from 'vitest'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { cellOf, isBlank, lastRow, open } from '#tests/features/practice/maker/peer-cells.ts'

type RepLetters = { readonly firstRow: number; readonly letters: Readonly<Record<string, string>> }

const identity = { A: 'rep_no', B: 'seq', C: 'tran_id', D: 'hn', E: 'an', F: 'pid', G: 'name', H: 'ptype' }
const ofAgency = {
  ...identity,
  ...{ K: 'reimb_nhso', L: 'reimb_pp_nhso', M: 'error_code', N: 'main_fund', O: 'service_type', V: 'hcode' },
  ...{
    AB: 'drg',
    AD: 'claim_drg',
    AE: 'claim_pp',
    AF: 'claim_able',
    AG: 'claim_unable',
    AH: 'paid',
    AN: 'act_amt',
  },
}

/** @source nhso/columns-peers/rep-*.json */
const repLetters: Readonly<Record<string, RepLetters>> = {
  IP: {
    firstRow: 9,
    letters: {
      ...{
        ...identity,
        K: 'reimb_nhso',
        L: 'reimb_agency',
        M: 'claim_from',
        N: 'error_code',
        O: 'main_fund',
      },
      ...{
        P: 'sub_fund',
        Y: 'hcode',
        AJ: 'drg',
        AM: 'claim_drg',
        AN: 'claim_xdrg',
        AO: 'claim_net',
        AQ: 'paid',
      },
      ...{
        AX: 'reimb_amt',
        AY: 'act_amt',
        BA: 'salary_amt',
        BB: 'reimb_diff_salary',
        BC: 'iphc',
        BD: 'ophc',
      },
      ...{ BG: 'ae_ipuc', BN: 'inst', BR: 'ipinrgr', BX: 'cataract_amt', CN: 'dmis_pp', CS: 'drug' },
      ...{ DA: 'deny_hc', DE: 'deny_dmis', DH: 'baserate_total', DI: 'fs', DJ: 'va', DK: 'remark' },
      ...{ DL: 'audit_results', DM: 'payment_type', DN: 'seq_no', DO: 'invoice_no', DP: 'invoice_lt' },
    },
  },
  IPSSS: {
    firstRow: 9,
    letters: {
      ...{ ...identity, K: 'claim_case', T: 'hcode', AD: 'drg', AG: 'paid', BI: 'total_service_amt' },
      ...{
        BJ: 'error_code',
        BK: 'deny_sss_ip',
        BO: 'deny_sss_int',
        BQ: 'va',
        BT: 'seq_no',
        BV: 'invoice_lt',
      },
    },
  },
  IPLGO: {
    firstRow: 8,
    letters: {
      ...{ ...ofAgency, AO: 'case_iplg', AP: 'case_oplg', AT: 'case_pp', AU: 'case_drug', AV: 'deny_iplg' },
      ...{ BB: 'va', BC: 'audit_result', BD: 'seq_no', BF: 'invoice_lt' },
    },
  },
  OPCS: {
    firstRow: 8,
    letters: {
      ...{
        ...ofAgency,
        AO: 'case_ipcs',
        AP: 'case_ipcs_ors',
        AQ: 'case_opcs',
        AU: 'case_pp',
        AV: 'case_drug',
      },
      ...{ AX: 'deny_opcs', BC: 'va', BD: 'audit_result', BE: 'seq_no', BG: 'invoice_lt' },
    },
  },
}

test.each(Object.entries(repLetters))(
  '%s: the letters of a public reader hold what it takes them for, from its first row on',
  async (fileType, { firstRow, letters }) => {
    const { bytes, workbook } = await makeRep({
      ...{ seed: 'peers', hospitalCode: '10670', fileType, claims: 80 },
      ...{ producedAt: '2026-01-05T20:15:01', month: '2026-01' },
    })
    const { SheetNames, Sheets } = open(bytes)
    const sheet = Sheets[SheetNames[0] ?? '']
    const kept: Record<string, unknown>[] = []
    for (let row = firstRow; row <= lastRow(sheet); row++) {
      if (isBlank(cellOf(sheet, 'D', row))) continue
      kept.push(
        Object.fromEntries(
          Object.entries(letters).map(([letter, field]) => {
            const value = cellOf(sheet, letter, row)
            return [field, isBlank(value) ? null : String(value)]
          }),
        ),
      )
    }
    const [detail] = workbook.sheets
    const money = new Set(
      detail?.layout.columns.flatMap(([field, type]) => (type === 'money' ? [field] : [])),
    )
    const toPrinted = (field: string, value: string | number | null) =>
      value === null ? null : String(money.has(field) ? Number(value) / 100 : value)
    const meant = [...(detail?.rows() ?? [])].map(({ fields }) =>
      Object.fromEntries(
        Object.values(letters).map((field) => [field, toPrinted(field, fields[field] ?? null)]),
      ),
    )
    const plain = (rows: readonly Record<string, unknown>[]) =>
      rows.map((row) => ({
        ...row,
        va: isBlank(row['va'] ?? null) ? null : String(row['va']).replace(/\.?0+$/, ''),
      }))
    expect(kept.length).toBe(80)
    expect(plain(kept)).toEqual(plain(meant))
  },
)
