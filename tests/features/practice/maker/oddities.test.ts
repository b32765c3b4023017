import { describe, expect, test } from 'vitest'
import { type MadeRep, makeRep } from '#main/features/practice/maker/make-rep.ts'
import { getOddity, type OddityName, oddities } from '#main/features/practice/maker/oddities.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import {
  addUpDetail,
  getCell,
  getSheet,
  readHeaders,
  readWorkbook,
  sizeOf,
  valueAt,
} from '#tests/features/practice/maker/oracle.ts'

const claims = 60

function make(...names: OddityName[]): Promise<MadeRep> {
  return makeRep({
    seed: 'odd',
    hospitalCode: '10670',
    fileType: 'IP',
    producedAt: '2026-01-05T20:15:01',
    month: '2026-01',
    claims,
    oddities: names,
  })
}

const columnOf = (field: string) => repUcs120.columns.findIndex(([name]) => name === field)

async function detailOf(...names: OddityName[]) {
  const { bytes } = await make(...names)
  return getSheet(readWorkbook(bytes), 'Detail')
}

/** Every value of some columns, from the first data row on. */
function valuesOf(sheet: ReturnType<typeof getSheet>, fields: readonly string[]): unknown[] {
  return fields.flatMap((field) =>
    Array.from({ length: claims }, (_, row) => valueAt(sheet, row + 8, columnOf(field))),
  )
}

const names = Object.keys(oddities).filter((name): name is OddityName => name in oddities)
const imported = names.filter((name) => getOddity(name).refused === undefined)
const refused = names.filter((name) => getOddity(name).refused !== undefined)

test.each(imported)('%s: what SheetJS adds up is what the answer key says', async (name) => {
  const { bytes, key } = await make(name)
  expect(addUpDetail(bytes)).toEqual({ rows: key.rows, sums: key.sums })
  expect(key).toMatchObject({ rows: claims, oddities: [getOddity(name).says] })
  expect(key.refused).toBeUndefined()
})

test('all oddities that lose nothing can stand in one file', async () => {
  const together = imported.filter((name) => name !== 'xlsxNamedXls')
  const { bytes, key } = await make(...together)
  expect(addUpDetail(bytes)).toEqual({ rows: claims, sums: key.sums })
  expect(key.rejected).toBe(2)
})

test.each(refused)('%s: the key of a refused file says why and holds no rows', async (name) => {
  const { key } = await make(name)
  expect(key).toMatchObject({
    refused: getOddity(name).refused,
    rows: 0,
    passed: 0,
    failed: 0,
    sums: {},
    funds: [],
    rejected: 0,
  })
})

describe('each oddity really is in the file', () => {
  test('text amounts, parentheses and empty marks', async () => {
    const money = ['claim_net', 'dmis_dmicnt', 'act_amt', 'paid', 'fs']
    expect(valuesOf(await detailOf('textAmounts'), ['claim_net'])).toContainEqual(
      expect.stringMatching(/^\d{1,3},\d{3}\.\d\d$/),
    )
    expect(valuesOf(await detailOf('negativeInParentheses'), ['dmis_dmicnt'])).toContain('(80.00)')
    const marks = new Set(
      valuesOf(await detailOf('emptyMarks'), money).filter((value) => typeof value !== 'number'),
    )
    expect(marks).toEqual(new Set(['-', null, 'N/A', ' - ', 'n/a', '   ']))
  })

  test('BE dates, date cells, ids as numbers beside ids with leading zeros, VA codes', async () => {
    const dates = valuesOf(await detailOf('beDates'), ['dateadm']).map((value) => String(value).slice(6, 10))
    expect(new Set(dates)).toEqual(
      new Set(['2025', '2026', '2568', '2569'].filter((year) => dates.includes(year))),
    )
    expect(dates.some((year) => year > '2500') && dates.some((year) => year < '2500')).toBe(true)
    const dateCells = await detailOf('dateCells')
    expect(getCell(dateCells, 9, columnOf('dateadm'))).toMatchObject({ t: 'n', z: 'dd/mm/yyyy hh:mm:ss' })
    expect(getCell(dateCells, 8, columnOf('dateadm'))).toMatchObject({ t: 's' })
    const ids = valuesOf(await detailOf('numericIds'), ['hn', 'pid', 'tran_id'])
    expect(ids.some((id) => typeof id === 'number')).toBe(true)
    expect(ids).toContainEqual(expect.stringMatching(/^00\d{6}$/))
    expect(valuesOf(await detailOf('vaCode'), ['va'])).toContain('V993')
  })

  test('a totals row, a blank row, everything lower, the header twice', async () => {
    const totals = await detailOf('totalsRow')
    const { key } = await make('totalsRow')
    expect([valueAt(totals, 68, 0), valueAt(totals, 68, 2)]).toEqual(['รวม', null])
    expect(Math.round(Number(valueAt(totals, 68, columnOf('claim_net'))) * 100)).toBe(key.sums['claim_net'])
    expect(sizeOf(await detailOf('blankRow')).rows).toBe(69)
    const shifted = await detailOf('shiftedMeta')
    expect([valueAt(shifted, 5, 2), valueAt(shifted, 6, 2)]).toEqual([null, 'TRAN_ID'])
    const twice = await detailOf('secondHeader')
    expect([5, 38, 71].map((row) => valueAt(twice, row, 2))).toEqual(['TRAN_ID', 'TRAN_ID', null])
    expect(twice['!merges']).toContainEqual({ s: { r: 38, c: 2 }, e: { r: 40, c: 2 } })
  })

  test('other headers: no line breaks, 118 columns, renamed, missing and moved money columns', async () => {
    const topOf = async (name: OddityName) => readHeaders(await detailOf(name), 5, 3)
    const usual = readHeaders(await detailOf(), 5, 3)
    expect((await topOf('headerWithoutNewlines')).flat().some((text) => text.includes('\n'))).toBe(false)
    expect(usual.flat().some((text) => text.includes('\n'))).toBe(true)
    expect(await topOf('width118')).toEqual(usual.filter((_, column) => column !== 102 && column !== 103))
    expect(await topOf('missingMoneyColumn')).toEqual(usual.filter((_, column) => column !== 40))
    expect((await topOf('renamedMoneyColumn'))[40]).toEqual(['เรียกเก็บ\n(1)', 'ยอดรวมสุทธิ'])
    const moved = await topOf('swappedColumns')
    expect([moved[41], moved[42]]).toEqual([usual[42], usual[41]])
    const [here, there] = [await detailOf(), await detailOf('swappedColumns')]
    expect(valueAt(there, 8, 41)).toBe(valueAt(here, 8, 42))
  })

  test('two REP numbers, a TRAN_ID twice, another hospital, an unreadable amount, a Summary that is wrong', async () => {
    const severalReps = await make('severalReps')
    const summary = getSheet(readWorkbook(severalReps.bytes), 'Summary')
    expect(sizeOf(summary).rows).toBe(7)
    expect(Number(valueAt(summary, 6, 2)) - Number(valueAt(summary, 5, 2))).toBe(1)
    expect(Number(valueAt(summary, 5, 3)) + Number(valueAt(summary, 6, 3))).toBe(claims)
    const tranIds = valuesOf(await detailOf('duplicateTranId'), ['tran_id'])
    expect([tranIds[0] === tranIds[1], new Set(tranIds).size]).toEqual([true, claims - 1])
    expect((await make('duplicateTranId')).key.rejected).toBe(1)
    expect(new Set(valuesOf(await detailOf('otherHospital'), ['hcode']))).toEqual(new Set(['99998']))
    const unreadable = await make('unreadableAmount')
    expect(valuesOf(await detailOf('unreadableAmount'), ['claim_net'])[0]).toBe('ดูใบแจ้งหนี้')
    expect(unreadable.key.rejected).toBe(1)
    const wrong = await make('wrongSummary')
    const total = repSummary57.columns.findIndex(([field]) => field === 'reimb_total')
    const printed = valueAt(getSheet(readWorkbook(wrong.bytes), 'Summary'), 5, total)
    expect(Math.round(Number(printed) * 100)).toBe(Number(wrong.key.sums['reimb_nhso']) + 100)
    expect(wrong.key.summaryDiffers).toEqual(['passed_cases', 'reimb_total'])
  })

  test('files that are no workbook, half a workbook, or another container than their name says', async () => {
    const [html, empty, tiny, cut, whole, zip] = await Promise.all(
      (['htmlPage', 'emptyFile', 'tinyFile', 'truncatedFile', 'plainNumbers', 'xlsxNamedXls'] as const).map(
        (name) => make(name),
      ),
    )
    expect(html?.bytes.toString()).toContain('<!DOCTYPE html>')
    expect([empty?.bytes.length, tiny?.bytes.length]).toEqual([0, 60])
    expect(cut?.bytes.subarray(0, 8).toString('hex')).toBe('d0cf11e0a1b11ae1')
    expect(cut?.bytes.length).toBeLessThan(Number(whole?.bytes.length))
    expect([zip?.name.slice(-4), zip?.bytes.subarray(0, 4).toString('latin1')]).toEqual([
      '.xls',
      'PK\x03\x04',
    ])
  })
})
