import { expect, test } from 'vitest'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { draftDetailSheets } from '#main/features/practice/maker/detail-sheet.ts'
import { toMeantSheets } from '#main/features/practice/maker/draft-sheet.ts'
import { type Forms, getForm } from '#main/features/practice/maker/forms.ts'
import { makeRep, planRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import type { OddityName } from '#main/features/practice/maker/oddities.ts'
import { getRepKind, olderRepKinds, repKinds } from '#main/features/practice/maker/rep-kinds.ts'
import { meantClaims } from '#main/features/practice/maker/rep-plan.ts'
import { parseRepFileName } from '#shared/model/rep-file-name.ts'
import {
  addUpDetail,
  findColumns,
  getSheet,
  readAs,
  readHeaders,
  readWorkbook,
  valueAt,
} from '#tests/features/practice/maker/oracle.ts'
import { meantValues, type RowValues, typeOfField } from '#tests/helpers/compare-key.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const order = (fileType: string, more: Partial<RepOrder> = {}): RepOrder => ({
  seed: 'kinds',
  hospitalCode: '10670',
  fileType,
  producedAt: '2026-01-05T20:15:01',
  month: '2026-01',
  claims: 40,
  ...more,
})

const otherForms: readonly (readonly [string, OddityName, Forms?])[] = [
  ['OP', 'width118'],
  ['IP', 'width113'],
  ['IP', 'width96'],
  ['IPLGO', 'width59'],
  ['OPCS', 'width58'],
  ['OPCS', 'width55'],
  ['ORF', 'width114', 'older'],
  ['IP', 'instrument14'],
]

const orders = [
  ...repKinds.map(({ fileType }) => order(fileType)),
  ...olderRepKinds.map(({ fileType }) => order(fileType, { forms: 'older' })),
  ...otherForms.map(([fileType, oddity, forms = 'today']) => order(fileType, { oddities: [oddity], forms })),
]

test('the name of every file says its scheme, patient type and whether it is an appeal', () => {
  expect(repKinds.length).toBe(29)
  for (const { fileType, scheme, patientType, isAppeal } of repKinds) {
    const parsed = parseRepFileName(planRep(order(fileType)).name)
    expect(parsed).toMatchObject({ fileType, scheme, isAppeal })
    expect(parsed?.patientType).toBe(fileType.startsWith('ORF') ? 'ORF' : patientType)
  }
})

for (const container of someOf(['xls', 'xlsx'] as const, 1)) {
  test(`every cell of every .${container} file is what its key means`, { timeout: 60_000 }, async () => {
    for (const one of orders) {
      const { bytes, workbook: key } = await makeRep({ ...one, container })
      const workbook = readWorkbook(bytes)
      expect(key.sheets.map(({ sheet }) => sheet)).toEqual(workbook.SheetNames)
      for (const meant of key.sheets) {
        const { sheet, layout } = meant
        const found = getSheet(workbook, sheet)
        const rows = [...meant.rows()]
        const fields = Object.keys(rows[0]?.fields ?? {})
        const columns = fields.map(
          (field) => layout.columns.find(([name]) => name === field) ?? ([field, 'text', field] as const),
        )
        const at = findColumns(found, layout, columns)?.at
        for (const row of rows) {
          const read = fields.flatMap((field) => {
            const column = field.startsWith('column ') ? 113 : (at?.get(field) ?? -1)
            const value = readAs(typeOfField(layout, field), valueAt(found, row.row - 1, column))
            return value === null ? [] : [[field, value] as const]
          })
          const cells: RowValues = Object.fromEntries(read)
          expect({ sheet, row: row.row, cells }).toEqual({
            sheet,
            row: row.row,
            cells: meantValues(key, meant, row),
          })
        }
      }
    }
  })
}

test('the sums of every key are those SheetJS finds; only originals printed again and unreadable cells are odd', async () => {
  for (const one of orders) {
    const { batch } = planRep(one)
    const { bytes, key } = await makeRep(one)
    const { detail } = batch.kind
    expect(addUpDetail(bytes, detail)).toEqual({ rows: 40, sums: key.sums })
    expect(key).toMatchObject({ rows: 40, layout: detail.id, rejected: 0 })
  }
})

test('the header of an ORF file has four levels, one of an agency two, one of SSS three', async () => {
  const topOf = async (fileType: string, levels: number) =>
    readHeaders(getSheet(readWorkbook((await makeRep(order(fileType))).bytes), 'Detail'), 5, levels)
  const [orf, lgo, sss] = [await topOf('ORF', 4), await topOf('OPLGO', 2), await topOf('IPSSS', 3)]
  expect([orf.length, lgo.length, sss.length]).toEqual([114, 58, 74])
  expect([orf[2], orf[28], orf[113]]).toEqual([
    ['ข้อมูลทั่วไป', 'TRAN_ID'],
    ['เข้าเกณฑ์ OP REFER', 'ค่ารักษาอื่นๆ', 'หลังปรับลด\n(7)'],
    [],
  ])
  expect(lgo[40]).toEqual(['กรณี', 'IPLG'])
  expect([sss[36], sss[59], sss[60], sss[67]]).toEqual([
    ['IP', 'IPSSS (2*3)'],
    ['PP'],
    ['รวมเงินค่าบริการทั้งหมด'],
    ['Deny', 'ON TOP'],
  ])
})

test('the sheets of each family stand in their order', async () => {
  const sheetsOf = async (fileType: string) => readWorkbook((await makeRep(order(fileType))).bytes).SheetNames
  expect(await sheetsOf('ORF_APPEAL')).toEqual(['Detail', 'Summary', 'Data Drug'])
  expect(await sheetsOf('IPCS')).toEqual([
    ...['Detail', 'Summary', 'Data Instrument', 'Data Drug', 'Data Sheet 0'],
  ])
  expect(await sheetsOf('OPSSS')).toEqual(['Detail', 'Summary'])
})

const claimsOf = (fileType: string, claims = 1500) => [...meantClaims(planRep(order(fileType, { claims })))]
const satang = ({ fields }: PracticeClaim, field: string) => Number(fields[field] ?? 0)
const addUp = (claim: PracticeClaim, fields: readonly string[]) =>
  fields.reduce((sum, field) => sum + satang(claim, field), 0)

test('agency money: cases add up to what is paid, what may be claimed and what may not to what was charged', () => {
  for (const fileType of ['OPLGO', 'IPLGO', 'OPOFC', 'IPCS', 'OPKTMN', 'IPBMT', 'IPNHS']) {
    const cases = getRepKind(fileType).detail.columns.flatMap(([field]) =>
      field.startsWith('case_') ? [field] : [],
    )
    for (const claim of claimsOf(fileType)) {
      expect([
        addUp(claim, ['reimb_nhso', 'reimb_pp_nhso']),
        addUp(claim, ['claim_drg', 'claim_pp']),
        satang(claim, 'reimb_pp_nhso'),
      ]).toEqual([
        addUp(claim, cases),
        addUp(claim, ['claim_able', 'claim_unable']),
        satang(claim, 'case_pp'),
      ])
    }
  }
})

test('SSS money: the total is Σ of the 24 group cells', () => {
  const cells = getForm('rep-sss-74', 'today')
    .columns.slice(36, 60)
    .map(([field]) => field)
  expect(cells.length).toBe(24)
  for (const claim of [...claimsOf('OPSSS'), ...claimsOf('IPSSS')]) {
    expect(satang(claim, 'total_service_amt')).toBe(addUp(claim, cells))
  }
})

test('ORF money: expenses add up to the charge, the charge to its parts; the first 1,600 baht are the CUP’s', () => {
  const columns = getRepKind('ORF').detail.columns
  const expenses = columns.flatMap(([field]) => (/^oprefer_.*_claim$/.test(field) ? [field] : []))
  const central = columns.flatMap(([field, type, top]) =>
    top === 'รายละเอียดการจ่าย central reimburse' && type === 'money' && field !== 'cr_total' ? [field] : [],
  )
  expect([expenses.length, central.length]).toEqual([19, 26])
  const claims = [...claimsOf('ORF'), ...claimsOf('ORF_APPEAL')]
  for (const claim of claims) {
    const of = (field: string) => satang(claim, field)
    expect([addUp(claim, expenses), addUp(claim, central), of('total'), of('total')]).toEqual([
      of('claim_amt'),
      of('cr_total'),
      addUp(claim, ['opref_list', 'opref_aft_adj']),
      addUp(claim, ['respon_cup', 'respon_nhso']),
    ])
    expect(of('respon_cup')).toBeLessThanOrEqual(160_000)
    expect(claim.isFailed || of('reimb_total') === of('total')).toBe(true)
    const divided = ['central_reimb_amt', 'paid', 'act_amt', 'opref_list', 'opref_bef_adj']
    expect(claim.isFailed || of('claim_amt') === addUp(claim, divided)).toBe(true)
  }
  expect(claims.some((claim) => String(claim.fields['dx']).includes('\n'))).toBe(true)
  expect(new Set(claims.map((claim) => String(claim.fields['service_date']).length))).toEqual(
    new Set([10, 19]),
  )
})

test('a fund name in the Error Code column of an agency file is no error', () => {
  const named = claimsOf('OPLGO').filter(({ fields }) =>
    /^(OPLG|EXCEPT|FPNHSO)$/.test(String(fields['error_code'])),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.every(({ isFailed }) => !isFailed)).toBe(true)
})

test('every column of every Detail layout holds something somewhere', { timeout: 60_000 }, () => {
  const layouts = new Map(repKinds.map(({ detail }) => [detail.id, detail]))
  for (const layout of layouts.values()) {
    const filled = new Set<string>()
    for (const kind of repKinds.filter(({ detail }) => detail.id === layout.id)) {
      for (const { fields } of claimsOf(kind.fileType, 2500)) {
        for (const [field, value] of Object.entries(fields)) if (value !== null) filled.add(field)
      }
    }
    const empty = layout.columns.flatMap(([field]) => (field === '' || filled.has(field) ? [] : [field]))
    expect([layout.id, empty]).toEqual([layout.id, []])
  }
})

test('more claims than a sheet has rows fill it to the last one and go on in the next', {
  timeout: 60_000,
}, () => {
  const sheets = draftDetailSheets(planRep(order('OPSSS', { claims: 65_700 })))
  const [first, second] = sheets.map((sheet) => toMeantSheets(sheet)[0])
  let last = 0
  for (const { row } of first?.rows() ?? []) last = row
  const rest = [...(second?.rows() ?? [])]
  expect([sheets.map(({ name }) => name), last, rest.length, rest[0]?.row]).toEqual([
    ['Detail', 'Detail (2)'],
    65_536,
    65_700 - 65_528,
    9,
  ])
  expect(rest.at(-1)?.fields).toMatchObject({ seq: '65700' })
})
