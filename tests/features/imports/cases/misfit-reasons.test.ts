import { expect, it, test } from 'vitest'
import { headerLineOf } from '#main/features/imports/header-text.ts'
import { findDefect, toMisfit } from '#main/features/imports/misfit.ts'
import { createRecogniser } from '#main/features/imports/recognise.ts'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { Column, ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { smtCsvOld } from '#shared/model/layouts/smt-csv-old.layout.ts'
import { claimRow, makeSheet } from '#tests/features/imports/detail-workbook.ts'
import { csvOf } from '#tests/features/imports/read-made.ts'
import { readBytes } from '#tests/features/imports/reading.ts'

/** Ways in which a header may stand in a file and still be the same header. */
const ways: Readonly<Record<string, (text: string) => string>> = {
  'more spaces and line breaks': (text) => `  ${text.replaceAll(' ', '   ').replaceAll('\n', ' \r\n ')} `,
  'no spaces': (text) => text.replaceAll(/\s/g, ''),
  'small letters': (text) => text.toLowerCase(),
  'spaces that do not break': (text) => `${text.replaceAll(/[ \n]/g, '\u00a0')}\u00a0`,
  'a mark at the beginning and spaces without width': (text) => `\ufeff${[...text].join('\u200b')}`,
  'full width': (text) =>
    text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  'letters taken apart': (text) => text.normalize('NFKD'),
  'the tone before or behind the vowel': (text) =>
    text
      .replaceAll(/([\u0e48-\u0e4b])\u0e33/g, '\u0e4d$1\u0e32')
      .replaceAll(/([\u0e34-\u0e37])([\u0e48-\u0e4b])/g, '$2$1'),
  'two sara e for sara ae': (text) => text.replaceAll('แ', 'เเ'),
  'a colon': (text) => (text === '' ? '' : `${text} :`),
  'a star': (text) => (text === '' ? '' : `${text}*`),
  'the unit in brackets': (text) => (text === '' ? '' : `${text} (หน่วย : บาท)`),
  'the unit': (text) => (text === '' ? '' : `${text} บาท`),
  'Thai digits': (text) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))),
}

function keyOf({ key: { shape } }: SheetLayout, row: number): CellValue {
  const values = {
    number: String(700_000_001 + row),
    count: row + 1,
    date: '05/01/2569',
    period: '6811_IP_01',
    label: 'ผู้ป่วยใน',
    text: `K${row}`,
  }
  return values[shape]
}

function cellOf(type: ColumnType, row: number, column: number): CellValue {
  if (type === 'money') return 1000 + column + row / 4
  if (type === 'date' || type === 'datetime') return '05/01/2569'
  if (type === 'int' || type === 'decimal' || type === 'percent') return row + 1
  return type === 'hcode' ? '10670' : `${column}${row}`
}

/** A sheet of a layout as the reader gives it, with some of its columns, whose headers are written in some way. */
function rowsOf(layout: SheetLayout, columns: readonly Column[], way: (text: string) => string): SheetRow[] {
  const written = columns.map(([field, type, ...texts]): Column => [field, type, ...texts.map(way)])
  const { lines } = makeHeaderBlock(written, layout.usualHeaderRow, layout.headerLevels)
  const top = layout.usualHeaderRow + layout.headerLevels
  return [
    ...lines.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => (typeof cell === 'string' ? cell || null : null)),
    })),
    ...Array.from({ length: 4 }, (_, row) => ({
      row: top + row,
      cells: columns.map(([field, type], column) =>
        field === layout.key.field ? keyOf(layout, row) : cellOf(type, row, column),
      ),
    })),
  ]
}

const recognise = createRecogniser(shippedLayouts)
const where = { file: 'f', sheet: 's' }
// groups of this one have columns that no layout names
const layouts = shippedLayouts.filter(({ groups }) => groups === undefined)
const money = (layout: SheetLayout) =>
  layout.columns.filter(([field, type]) => type === 'money' && !layout.optional?.includes(field))

it.each(Object.entries(ways))('headers in %s are the same headers in every layout', (_way, change) => {
  const lacking = layouts.flatMap((layout) => {
    const fit = recognise(rowsOf(layout, layout.columns, change))
    const isWhole = fit !== null && findDefect(fit, where) === null && fit.match.absent.length === 0
    return isWhole && fit.match.extras.length === 0 ? [] : [layout.id]
  })
  expect(lacking).toEqual([])
})

/** What a sheet without one column is told to lack, by message and by comparison; null where another layout reads it. */
function toldLack(layout: SheetLayout, gone: Column, way: (text: string) => string) {
  const fit = recognise(
    rowsOf(
      layout,
      layout.columns.filter((column) => column !== gone),
      way,
    ),
  )
  const defect = fit && findDefect(fit, where)
  if (fit === null || defect === null) return null
  const { comparison } = toMisfit(defect, 's', fit).misfit
  const lacking = comparison.columns.filter(({ foundAt, isRequired }) => isRequired && foundAt === null)
  return [defect.code, defect.details['column'], ...lacking.map(({ field }) => field)]
}

it('a sheet without one amount is told to lack that one alone, however its headers are written', () => {
  const written = Object.values(ways)
  const told = layouts.flatMap((layout) =>
    money(layout).flatMap((gone, index) => {
      if ((index + layout.columns.length) % 3 > 0) return []
      // each of these amounts meets one of the ways, and all of them meet many amounts
      const way = written[(index * 5 + layout.columns.length) % written.length] ?? String
      const lack = toldLack(layout, gone, way)
      return lack === null ? [] : [{ layout: layout.id, gone, lack }]
    }),
  )
  expect(told.length).toBeGreaterThan(200)
  expect(told.map(({ lack }) => lack)).toEqual(
    told.map(({ gone }) => ['import.columnMissing', headerLineOf(gone), gone[0]]),
  )
})

const repName = 'eclaim_10670_OP_25690105_201501885.xls'

const readClaims = (columns: readonly Column[]) =>
  readBytes(repName, writeBiff8([makeSheet(repUcs120, [claimRow(1), claimRow(2)], { columns })]))

test.each([
  ['full width', 'reimb_nhso', 'ชดเชยสุทธิ › สปสช.'],
  ['small letters', 'claim_net', 'เรียกเก็บ (1) › รวมยอดเรียกเก็บ (1.3) = (1.1)+(1.2)'],
  ['a mark at the beginning and spaces without width', 'hn', 'HN'],
  ['the unit in brackets', 'error_code', 'Error Code'],
])('a file of claims with headers in %s that lacks %s waits for that one', async (way, field, column) => {
  const columns = repUcs120.columns
    .filter(([name]) => name !== field)
    .map(([name, type, ...texts]): Column => [name, type, ...texts.map(ways[way] ?? String)])
  const reading = await readClaims(columns)
  expect(reading).toMatchObject({
    state: 'misfit',
    misfit: {
      error: { code: 'import.columnMissing', details: { file: repName, sheet: 'Detail', column } },
      comparison: { unknown: [] },
    },
  })
})

test('a list of transfers whose headers have spaces and capitals lacks no more than its net', async () => {
  const headers = smtCsvOld.columns.map(
    ([, , text]) => ` ${(text ?? '').toUpperCase().replace('NO', ' NO')} `,
  )
  const at = smtCsvOld.columns.findIndex(([field]) => field === 'total_amount')
  const row = smtCsvOld.columns.map(([field, type]) =>
    field === 'vendor_no' ? '0000010670' : type === 'date' ? '25690109' : '1',
  )
  const read = (cells: readonly (readonly string[])[]) => readBytes('smt_budget_0000010670.csv', csvOf(cells))
  expect(await read([headers, row])).toMatchObject({ state: 'read', facts: { rows: 1, warnings: [] } })
  const without = (cells: readonly string[]) => cells.filter((_, column) => column !== at)
  expect(await read([without(headers), without(row)])).toMatchObject({
    state: 'misfit',
    misfit: { error: { code: 'import.columnMissing', details: { column: 'total' } } },
  })
})

test('a sheet with few columns of a known one is told a header that is truly not there', async () => {
  const kept = ['rep_no', 'tran_id', 'hn', 'pid', 'name', 'ptype', 'dateadm', 'main_fund']
  const columns = repUcs120.columns.filter(([field]) => kept.includes(field))
  const strange: Column[] = [...columns, ['ward', 'text', 'ตึก']]
  const sheet = makeSheet(repUcs120, [claimRow(1)], { columns: strange, name: 'รายชื่อ' })
  const reading = await readBytes(repName, writeBiff8([sheet]))
  expect(reading).toMatchObject({
    state: 'misfit',
    misfit: { error: { code: 'import.unknownLayout', details: { found: expect.stringContaining('ตึก') } } },
  })
  if (reading.state !== 'misfit') throw new Error(reading.state)
  const expected = reading.misfit.error.details['expected']
  const there = columns.map(headerLineOf)
  expect([typeof expected, there.includes(String(expected))]).toEqual(['string', false])
})
