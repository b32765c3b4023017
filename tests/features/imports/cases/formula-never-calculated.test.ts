import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import {
  detailGrid,
  type Grid,
  put,
  repName,
  writeExcelJs,
  writeXls,
} from '#tests/features/imports/cases/made-grid.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const given = 'eclaim_10670_OP_25681211_121212121.xlsx'

/** What came of a REP file: approved money of each claim in satang, and the cells on the list. */
async function readRep(bytes: Uint8Array, name = repName) {
  const { facts, batches } = demandRead(await readBytes(name, bytes))
  const claims = batches.flatMap((batch) => (batch.table === 'claim_version' ? batch.rows : []))
  return {
    claims: claims.map(([row, tranId, , , , , , , , , , servedAt, , , outcome, , , approved]) => ({
      row,
      tranId,
      servedAt,
      outcome,
      approved,
    })),
    listed: facts.findings
      .filter(({ weight }) => weight === 'rejected')
      .map(({ row, field, reason }) => `${row} ${field} ${reason}`),
  }
}

const claims: Grid = detailGrid([
  { reimb_nhso: 100, claim_net: 150, dateadm: '05/12/2568 08:00:00', error_code: '-' },
  { reimb_nhso: 200.5, claim_net: 250, dateadm: '06/12/2568 08:00:00', error_code: '-' },
])
const copy = (): Grid => claims.map((cells) => [...cells])
const sum = { formula: 'SUM(AU9:AZ9)' }

test('four amounts that were never calculated are four listed cells, never 0', async () => {
  const { claims: read, listed } = await readRep(
    readFileSync(`tests/cases/formula-never-calculated/${given}`),
    given,
  )
  expect(read.map(({ approved }) => approved)).toEqual([null, null, null, null])
  expect(listed).toEqual([9, 10, 11, 12].map((row) => `${row} reimb_nhso notCalculated`))
})

const fields = ['seq', 'hn', 'dateadm', 'reimb_nhso', 'main_fund', 'rw']

test('a formula without a value is listed whatever its column, in .xlsx and in .xls of writers that do not calculate', async () => {
  const grid = copy()
  const ofXls = copy()
  for (const field of fields) {
    put(grid, 0, field, sum)
    put(ofXls, 0, field, field === 'hn' ? sum : { ...sum, result: 0 })
  }
  const expected = {
    claims: [
      { row: 9, tranId: '700000001', servedAt: null, outcome: 'passed', approved: null },
      { row: 10, tranId: '700000002', servedAt: '2025-12-06T08:00:00', outcome: 'passed', approved: 20_050 },
    ],
    listed: fields.map((field) => `9 ${field} notCalculated`),
  }
  expect(await readRep(await writeExcelJs(grid))).toEqual(expected)
  expect(await readRep(writeXls(ofXls), repName.replace('.xlsx', '.xls'))).toEqual(expected)
})

test('a 0 in a file that asks to be calculated is listed; an amount that was calculated counts', async () => {
  const grid = copy()
  put(grid, 0, 'reimb_nhso', { ...sum, result: 0 })
  put(grid, 1, 'reimb_nhso', { ...sum, result: 200.5 })
  const approved = async (bytes: Buffer) => {
    const { claims: read, listed } = await readRep(bytes)
    return [read.map((claim) => claim.approved), listed]
  }
  expect(await approved(await writeExcelJs(grid, 'Detail', true))).toEqual([
    [null, 20_050],
    ['9 reimb_nhso notCalculated'],
  ])
  expect(await approved(await writeExcelJs(grid, 'Detail', false))).toEqual([[0, 20_050], []])
})

test('a claim whose number was never calculated is not taken and is listed, even when nothing else of it was', async () => {
  const grid = copy()
  put(grid, 0, 'tran_id', sum)
  for (const field of ['reimb_nhso', 'claim_net']) put(grid, 0, field, sum)
  const { claims: read, listed } = await readRep(await writeExcelJs(grid))
  expect(read.map(({ row }) => row)).toEqual([10])
  expect(listed).toEqual(['tran_id', 'reimb_nhso', 'claim_net'].map((field) => `9 ${field} notCalculated`))
})

test('where the code of an error was never calculated, nobody knows that the claim passed: its money does not count', async () => {
  const grid = copy()
  put(grid, 0, 'error_code', sum)
  const { claims: read, listed } = await readRep(await writeExcelJs(grid))
  expect(read.map(({ outcome, approved }) => [outcome, approved])).toEqual([
    ['failed', null],
    ['passed', 20_050],
  ])
  expect(listed).toEqual(['9 error_code notCalculated'])
})

test('a sheet of nothing but formulas is still known by its headers', async () => {
  const grid = copy()
  for (const index of [0, 1])
    for (const [field, type] of repUcs120.columns) if (type === 'money') put(grid, index, field, sum)
  const { claims: read, listed } = await readRep(await writeExcelJs(grid))
  expect(read.map(({ approved }) => approved)).toEqual([null, null])
  const money = repUcs120.columns.filter(([, type]) => type === 'money').length
  expect(listed).toHaveLength(2 * money)
})
