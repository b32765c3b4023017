import { expect, test } from 'vitest'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeSheet, type SheetRow } from '#tests/features/imports/detail-workbook.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const name = 'eclaim_10670_OP_25690105_201501885.xls'

async function check(claims: readonly SheetRow[], said: SheetRow, counts: ControlCounts | null = null) {
  const summary = makeSheet(repSummary57, [{ rep_no: '690100001', hcode: '10670', ...said }])
  const bytes = writeBiff8([makeSheet(repUcs120, claims), summary])
  const { facts } = demandRead(await readBytes(name, bytes, { counts }))
  return facts.checks
}

const ofSummary = { against: 'summarySheet', where: null, isMoney: true } as const

test('a sum that differs from the Summary points at the cells that were left out of it', async () => {
  const claims = [
    claimRow(1, { reimb_nhso: 100, reimb_agency: 5 }),
    claimRow(2, { reimb_nhso: 'สองร้อย' }),
    claimRow(3, { claim_net: 'x' }),
  ]
  const checks = await check(claims, { total_cases: 3, reimb_total: 305, reimb_agency: 5 })
  expect(checks.filter(({ what }) => what.startsWith('reimb'))).toEqual([
    {
      ...ofSummary,
      what: 'reimb_total',
      expected: 30_500,
      found: 10_500,
      isEqual: false,
      cells: [{ sheet: 'Detail', row: 10, column: 'K' }],
    },
    { ...ofSummary, what: 'reimb_agency', expected: 500, found: 500, isEqual: true, cells: [] },
  ])
})

test('a number of cases that differs points at claims that stand twice and rows without a patient', async () => {
  const claims = [claimRow(1), claimRow(1), claimRow(2, { hn: '-' })]
  const [rows] = await check(claims, { total_cases: 3 })
  expect(rows).toMatchObject({
    what: 'rows',
    expected: 3,
    found: 1,
    isEqual: false,
    cells: [
      { sheet: 'Detail', row: 10, column: 'C' },
      { sheet: 'Detail', row: 11, column: 'C' },
    ],
  })
})

test('twenty cells explain a difference at most', async () => {
  const claims = Array.from({ length: 30 }, (_, index) => claimRow(index, { reimb_nhso: 'x' }))
  const checks = await check(claims, { total_cases: 30, reimb_total: 1 })
  expect(checks.find(({ what }) => what === 'reimb_total')?.cells).toHaveLength(20)
})

test('funds are held against their groups of Detail, and an appeal against the second half of the Summary', async () => {
  const claims = [claimRow(1, { iphc: 10, ophc: 5, inst: 7, reimb_nhso: 22 })]
  const said = {
    appeal_total_cases: 1,
    appeal_passed_cases: 1,
    appeal_new_hc_reimb: 15,
    appeal_new_reimb_total: 22,
  }
  const checks = await check(claims, said)
  expect(checks.map(({ what, expected, found, isEqual }) => [what, expected, found, isEqual])).toEqual([
    ['rows', 1, 1, true],
    ['passed', 1, 1, true],
    ['reimb_total', 2_200, 2_200, true],
    ['reimb_agency', null, null, true],
    ['hc_reimb', 1_500, 1_500, true],
    ['ae_reimb', null, null, true],
    ['inst_reimb', null, 700, false],
    ['ip_reimb', null, null, true],
  ])
})

test('batches of one file add up to the file', async () => {
  const claims = [claimRow(1, { reimb_nhso: 1 }), claimRow(2, { rep_no: '690100002', reimb_nhso: 2 })]
  const summary = makeSheet(repSummary57, [
    { rep_no: '690100001', total_cases: 1, reimb_total: 1 },
    { rep_no: '690100002', total_cases: 1, reimb_total: 2 },
  ])
  const { facts, batches } = demandRead(
    await readBytes(name, writeBiff8([makeSheet(repUcs120, claims), summary])),
  )
  expect(facts.checks.filter(({ isEqual }) => !isEqual)).toEqual([])
  expect(batches[1]?.rows.map((row) => row.slice(1, 10))).toEqual([
    ['repSummary', 'rep-summary-57', 'normal', null, '690100001', null, 1, null, 100],
    ['repSummary', 'rep-summary-57', 'normal', null, '690100002', null, 1, null, 200],
  ])
})

test('what the portal counted is held against the rows, and what it left blank is not', async () => {
  const checks = await check(
    [claimRow(1), claimRow(2, { error_code: 'W74' })],
    {},
    { total: 3, passed: 1, failed: null },
  )
  expect(checks.filter(({ against }) => against === 'portal')).toMatchObject([
    { what: 'rows', expected: 3, found: 2, isEqual: false },
    { what: 'passed', expected: 1, found: 1, isEqual: true },
  ])
})
