import { describe, expect, test } from 'vitest'
import { type MadeRep, makeRep, planRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import { getOddity, type OddityName, odditiesOf } from '#main/features/practice/maker/oddities.ts'
import { getRepKind, repKinds } from '#main/features/practice/maker/rep-kinds.ts'
import { plannedColumns } from '#main/features/practice/maker/rep-plan.ts'
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

function orderOf(fileType: string, ...names: OddityName[]): RepOrder {
  return {
    seed: 'odd',
    hospitalCode: '10670',
    fileType,
    producedAt: '2026-01-05T20:15:01',
    month: '2026-01',
    claims,
    oddities: names,
  }
}

function make(...names: OddityName[]): Promise<MadeRep> {
  return makeRep(orderOf('IP', ...names))
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

const names = odditiesOf(getRepKind('IP'))
const imported = names.filter((name) => getOddity(name).refused === undefined)
const refused = names.filter((name) => getOddity(name).refused !== undefined)

/** What SheetJS adds up, by the columns the file is meant to have. */
function addUp(order: RepOrder, bytes: Buffer) {
  const plan = planRep(order)
  return addUpDetail(bytes, plan.batch.kind.detail, plannedColumns(plan))
}

test.each(imported)('%s: what SheetJS adds up is what the answer key says', async (name) => {
  const { bytes, key } = await make(name)
  expect(addUp(orderOf('IP', name), bytes)).toEqual({ rows: key.rows, sums: key.sums })
  expect(key).toMatchObject({ rows: claims, oddities: [getOddity(name).says] })
  expect(key.refused).toBeUndefined()
})

test('every kind of file can be odd in every way that fits it, and its key still adds up', async () => {
  for (const kind of repKinds.filter(({ fileType }) => !/APPEAL_|CS|BMT|SRT|PVT|NHS/.test(fileType))) {
    const alone = new Set(['splitDetail', 'headerlessSplit', 'xlsNamedXlsx', 'xlsxNamedXls'])
    const together = odditiesOf(kind).filter((name) => !getOddity(name).refused && !alone.has(name))
    const order = orderOf(kind.fileType, ...together.filter((name) => !/^width|^instrument/.test(name)))
    const { bytes, key } = await makeRep(order)
    expect(addUp(order, bytes)).toEqual({ rows: key.rows, sums: key.sums })
    expect([kind.fileType, key.rejected]).toEqual([kind.fileType, 2])
  }
})

test('a file is not made odd in a way that cannot happen to its kind', () => {
  expect(() => planRep(orderOf('OPLGO', 'width118'))).toThrow('118 columns')
  expect(() => planRep(orderOf('OP', 'reprintedOriginals'))).toThrow('printed again')
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

  test('amounts between spaces, dates as day numbers, ids with .0, cells merged among the claims', async () => {
    const spaced = valuesOf(await detailOf('spacedAmounts'), ['claim_net'])
    expect(spaced.filter((value) => typeof value === 'string' && value !== value.trim()).length).toBe(claims)
    expect(getCell(await detailOf('serialDates'), 10, columnOf('dateadm'))).toMatchObject({
      t: 'n',
      z: 'General',
    })
    expect(valuesOf(await detailOf('idsWithPoint'), ['tran_id'])).toContainEqual(
      expect.stringMatching(/^\d{9}\.0$/),
    )
    const merged = await detailOf('mergedCells')
    const [name, invoice] = [columnOf('name'), columnOf('invoice_no')]
    expect(merged['!merges']).toContainEqual({ s: { r: 8, c: name }, e: { r: 9, c: name } })
    expect(merged['!merges']).toContainEqual({ s: { r: 10, c: invoice }, e: { r: 10, c: invoice + 1 } })
  })

  test('blank rows between, notes below, columns nobody knows, sheets that are hidden, unknown or split', async () => {
    const blank = await detailOf('blankRows')
    expect([14, 15, 16].map((row) => valueAt(blank, row, 2) === null)).toEqual([false, true, false])
    expect(valueAt(await detailOf('footerNotes'), 68, 0)).toContain('หมายเหตุ')
    expect(readHeaders(await detailOf('extraColumnAtEnd'), 5, 3)[120]).toEqual(['หมายเหตุเพิ่มเติม'])
    const middle = readHeaders(await detailOf('extraColumnInMiddle'), 5, 3)
    expect(middle.findIndex(([top]) => top === 'ช่องทางการส่ง')).toBe(64)
    const hidden = readWorkbook((await make('hiddenSheet')).bytes)
    expect(hidden.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 0, 0, 0, 1])
    expect(readWorkbook((await make('unknownSheet')).bytes).SheetNames.at(-1)).toBe('หมายเหตุ (1)')
    for (const [oddity, firstRow] of [
      ['splitDetail', 8],
      ['headerlessSplit', 0],
    ] as const) {
      const second = getSheet(readWorkbook((await make(oddity)).bytes), 'Detail (2)')
      expect([sizeOf(second).rows, valueAt(second, firstRow, 1)]).toEqual([firstRow + 30, 31])
    }
  })

  test('originals stand once more below their appeal, marked as replaced and with what they were paid', async () => {
    const order = orderOf('IP_APPEAL', 'reprintedOriginals')
    const { bytes, key } = await makeRep(order)
    const sheet = getSheet(readWorkbook(bytes), 'Detail')
    const at = (row: number, field: string) => valueAt(sheet, row, columnOf(field))
    expect(key).toMatchObject({ rows: 80, rejected: 0 })
    expect([at(11, 'tran_id'), at(11, 'error_code'), at(15, 'error_code')]).toEqual([
      at(10, 'tran_id'),
      'AP1',
      'EA1',
    ])
  })

  test('files that are no workbook, half a workbook, or another container than their name says', async () => {
    const named = await make('xlsNamedXlsx')
    expect([named.name.slice(-5), named.bytes.subarray(0, 4).toString('hex')]).toEqual(['.xlsx', 'd0cf11e0'])
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
