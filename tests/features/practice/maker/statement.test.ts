import { expect, test } from 'vitest'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook, MeantFields, MeantSheet } from '#main/features/practice/maker/made-workbook.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { documentKinds, getDocumentKind } from '#main/features/practice/maker/statement-kinds.ts'
import { compareRows, seeJson, seeSheet, seeXml } from '#tests/features/practice/maker/statement-oracle.ts'

const cases = documentKinds.flatMap(({ id, isWorkbook }) =>
  (isWorkbook ? (['xls', 'xlsx'] as const) : (['xls'] as const)).map((container) => ({ id, container })),
)

function see(made: MadeWorkbook, sheet: MeantSheet) {
  if (made.name.endsWith('.json')) return seeJson(made)
  return made.name.endsWith('.zip') ? seeXml(made) : seeSheet(made, sheet)
}

test.each(cases)(
  '$id as $container: every cell an independent reader sees is the one the key means',
  async ({ id, container }) => {
    const made = await getDocumentKind(id).make('oracle', { container })
    expect(made.key.sheets.length).toBeGreaterThan(0)
    for (const sheet of made.key.sheets) {
      const { meant, seen } = compareRows(see(made, sheet), sheet)
      expect(meant.length).toBeGreaterThan(0)
      expect(seen).toEqual(meant)
    }
  },
)

test('the same order gives the same bytes, and another seed gives others', async () => {
  for (const { id, make } of documentKinds) {
    const [one, again, other] = await Promise.all([
      make('a', { container: 'xls' }),
      make('a', { container: 'xls' }),
      make('b', { container: 'xls' }),
    ])
    expect({ id, isSame: one.bytes.equals(again.bytes), isOther: !one.bytes.equals(other.bytes) }).toEqual({
      id,
      isSame: true,
      isOther: true,
    })
  }
})

const order: StatementOrder = {
  seed: 'sums',
  hospitalCode: '10670',
  scheme: 'UCS',
  patientType: 'OP',
  month: '2025-11',
  reportedAt: '2025-12-05T10:20:00',
  claims: 200,
}

const sumOf = (rows: readonly MeantFields[], field: string) =>
  rows.reduce((sum, fields) => sum + Number(fields[field] ?? 0), 0)

function rowsOf({ key }: MadeWorkbook, layout: string) {
  return key.sheets.filter((sheet) => sheet.layout.id === layout).flatMap((sheet) => [...sheet.rows()])
}

test.each(['OP', 'IP'] as const)(
  'a UCS %s statement: receivable is Σ of its summary, summary Σ of its cases, block by block',
  async (patientType) => {
    const made = await makeStatement({ ...order, patientType })
    const [cases, batches, receivable] = [
      rowsOf(made, 'stm-ucs-43'),
      rowsOf(made, 'stm-ucs-batch-28'),
      rowsOf(made, patientType === 'IP' ? 'stm-ucs-period-7' : 'stm-ucs-period-5'),
    ]
    const blocks = patientType === 'OP' ? ['normal', 'appeal', 'disabled'] : ['normal', 'appeal']
    expect(receivable.map(({ block }) => block)).toEqual(blocks)
    for (const block of blocks) {
      const ownBatches = batches.filter((row) => row.block === block)
      const ofBlock = receivable.find((row) => row.block === block)?.fields ?? {}
      expect(Number(ofBlock['total_paid'])).toBe(
        sumOf(
          ownBatches.map(({ fields }) => fields),
          'total_receivable',
        ),
      )
      expect(patientType === 'OP' || Number(ofBlock['net_receivable'])).toBe(
        patientType === 'OP' || Number(ofBlock['total_paid']) - Number(ofBlock['salary_deduction']),
      )
      for (const { fields } of ownBatches) {
        const own = cases.filter((row) => row.block === block && row.fields['rep_no'] === fields['rep_no'])
        const ownFields = own.map((row) => row.fields)
        expect([
          Number(fields['total_passed']),
          fields['total_receivable'],
          fields['amount_claimed'],
          fields['pp_amount'],
        ]).toEqual([
          own.length,
          sumOf(ownFields, 'total_compensation'),
          sumOf(ownFields, 'amount_claimed'),
          sumOf(ownFields, 'pp_amount'),
        ])
      }
    }
  },
)

test('cases are claims of REP files by their TRAN_ID: some are missing, some paid otherwise, some in both blocks', async () => {
  const rep = await makeRep({
    seed: order.seed,
    hospitalCode: order.hospitalCode,
    fileType: 'OP',
    month: '2025-10',
    producedAt: '2025-11-03T20:15:01',
    claims: 200,
  })
  const detail = rep.workbook.sheets.find(({ sheet }) => sheet === 'Detail')
  const passed = new Map(
    [...(detail?.rows() ?? [])]
      .filter(({ outcome }) => outcome === 'passed')
      .map(({ fields }) => [fields['tran_id'], Number(fields['reimb_nhso'] ?? 0)]),
  )
  const repNo = [...(detail?.rows() ?? [])][0]?.fields['rep_no']
  const all = rowsOf(await makeStatement(order), 'stm-ucs-43')
  const own = all.filter(({ fields }) => fields['rep_no'] === repNo)

  expect(own.every(({ fields }) => passed.has(String(fields['tran_id'])))).toBe(true)
  expect(own.length).toBeLessThan(passed.size)
  const otherwise = own.filter(
    ({ fields }) => fields['total_compensation'] !== passed.get(String(fields['tran_id'])),
  )
  expect(otherwise.length).toBeGreaterThan(0)
  expect(otherwise.length).toBeLessThan(own.length / 5)
  const tranIds = all.map(({ fields }) => fields['tran_id'])
  expect(new Set(tranIds).size).toBeLessThan(tranIds.length)
})

test('a long list goes on in further sheets with their own headers', async () => {
  const whole = await makeStatement(order)
  const split = await makeStatement({ ...order, rowsPerSheet: 120 })
  const names = split.key.sheets
    .map(({ sheet }) => sheet)
    .filter((name) => name.startsWith('รายละเอียด(ข้อมูลปกติ)'))
  expect(names).toEqual(['', ' 2', ' 3'].map((number) => `รายละเอียด(ข้อมูลปกติ)${number}`))
  for (const block of ['normal', 'appeal', 'disabled']) {
    const casesOf = (made: MadeWorkbook) =>
      rowsOf(made, 'stm-ucs-43').flatMap((row) => (row.block === block ? [row.fields] : []))
    expect(casesOf(split)).toEqual(casesOf(whole))
  }
  for (const sheet of split.key.sheets) {
    const { meant, seen } = compareRows(seeSheet(split, sheet), sheet)
    expect(seen).toEqual(meant)
  }
})

test('a later report of the same statement has the same cases and other bytes', async () => {
  const first = await makeStatement(order)
  const later = await makeStatement({ ...order, reportedAt: '2025-12-20T09:00:00' })
  expect(later.key.name).toBe(first.key.name)
  expect(later.bytes.equals(first.bytes)).toBe(false)
  expect(rowsOf(later, 'stm-ucs-43')).toEqual(rowsOf(first, 'stm-ucs-43'))
})
