import { expect, it, test } from 'vitest'
import {
  dateRangeOn,
  isBlankCell,
  isOfOtherType,
  parserFor,
  toRawText,
  Unreadable,
  valueKindOf,
} from '#main/features/imports/cell-parse.ts'
import { type CellValue, DateCell, ErrorCell, uncalculated } from '#main/platform/workbook/workbook.ts'
import type { ColumnType } from '#shared/model/layouts/layout.ts'

function readAll(type: ColumnType, values: readonly CellValue[], madeOn = '2026-11-22') {
  const parse = parserFor(type, dateRangeOn(madeOn))
  return values.map((value) => {
    const reading = parse(value)
    return reading instanceof Unreadable ? reading.reason : reading
  })
}

const readText = (type: ColumnType, text: string) => readAll(type, [text])[0]

it.each<[text: string, satang: number | null | 'notAmount']>([
  ['1234567890123', 123456789012300],
  ['12345678901234', 1234567890123400],
  ['99999999999999999', 'notAmount'],
  ['.50', 50],
  ['7.05', 705],
  ['7.99', 799],
  ['7.', 'notAmount'],
  ['7./5', 'notAmount'],
  ['7.:5', 'notAmount'],
  ['7.5/', 'notAmount'],
  ['7.5:', 'notAmount'],
  ['7.555', 'notAmount'],
  ['7,50', 'notAmount'],
  ['70:50', 'notAmount'],
  ['12/50', 'notAmount'],
  ['100\r200', 'notAmount'],
])('the amount %j is %s', (text, satang) => {
  expect(readText('money', text)).toBe(satang)
})

it.each<[text: string, number: string | null]>([
  ['1,000,000', '1000000'],
  ['12,345.678', '12345.678'],
  ['123,456', '123456'],
  ['1 000', '1000'],
  ['50 %', '50'],
  ['.5', '.5'],
  ['-0.25', '-0.25'],
  [' 12 ', '12'],
  [' - ', null],
  ['1,00', 'notNumber'],
  ['1234,567', 'notNumber'],
  [',123', 'notNumber'],
  ['12.', 'notNumber'],
  ['1.2.3', 'notNumber'],
  ['1-2', 'notNumber'],
  ['a1', 'notNumber'],
  ['1a', 'notNumber'],
  ['%5', 'notNumber'],
  ['%', 'notNumber'],
  ['()', 'notNumber'],
  ['80)', 'notNumber'],
  ['1\n2', 'notNumber'],
])('the number %j is %s', (text, number) => {
  expect([readText('decimal', text), readText('percent', text)]).toEqual([number, number])
})

test('number cells stay exact, and what is no number of any kind is none', () => {
  expect(readAll('decimal', [0.12345678901234, 1e-7, 250, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([
    '0.12345678901234',
    '0.0000001',
    '250',
    'notNumber',
    'notNumber',
  ])
  expect(readAll('int', ['12.000', '1200', '10.0', '12.05', '12.50', 1000])).toEqual([
    '12',
    '1200',
    '10',
    'notNumber',
    'notNumber',
    '1000',
  ])
})

test('identifiers lose only a .0 behind nothing but digits', () => {
  const odd = ['A12.0', '1.2.0', '12.00', '12.05', '0.10', '12.03.0']
  expect(readAll('id', [...odd, '12.0', true, uncalculated])).toEqual([...odd, '12', 'TRUE', 'notCalculated'])
})

test('text is whatever a cell shows, but for a formula that nobody calculated', () => {
  const cells: CellValue[] = [
    ' x ',
    ' - ',
    '\n',
    12,
    null,
    true,
    false,
    new ErrorCell('#N/A'),
    uncalculated,
    new DateCell(46027, false),
    new DateCell(44565, true),
    new DateCell(300_000, false),
  ]
  const meant = ['x', null, null, '12', null, 'TRUE', 'FALSE', '#N/A', 'notCalculated', '2026-01-05']
  const types = ['text', 'codes', 'code', 'flag', 'hcode', 'mixed'] as const
  expect(types.map((type) => readAll(type, cells))).toEqual(
    types.map(() => [...meant, '2026-01-05', '300000']),
  )
})

test('a formula that nobody calculated is told from what is no value of the column', () => {
  const types = ['money', 'decimal', 'int', 'date', 'lines', 'money'] as const
  expect(types.map((type) => readAll(type, [uncalculated])[0])).toEqual(types.map(() => 'notCalculated'))
})

it.each<[text: string, day: string]>([
  ['2026/01/09', '2026-01-09'],
  ['2569-01-09', '2026-01-09'],
  ['๒๕๖๙-๐๑-๐๙', '2026-01-09'],
  ['2026-01-09 10:20', '2026-01-09T10:20:00'],
  ['20260109 10:20:30', '2026-01-09T10:20:30'],
  ['2026-01-09T10:20:30.1234567', '2026-01-09T10:20:30'],
  ['2026-01-09T10:20:30.12345678', 'notDate'],
  ['2026-01-09T10:20:', 'notDate'],
  ['x2026-01-09', 'notDate'],
  ['2026-01-09x', 'notDate'],
  ['2026-01/09', 'notDate'],
  ['2026-1-9', 'notDate'],
  ['09 / 01 / 2569', '2026-01-09'],
  ['09  /01/  2569 08:30:00', '2026-01-09T08:30:00'],
  ['05/01/2026 00:00:00', '2026-01-05T00:00:00'],
  ['05/01/2026 19:59:59', '2026-01-05T19:59:59'],
  ['05/01/2026 23:05:07', '2026-01-05T23:05:07'],
  ['05/01/2026T23:05:07', '2026-01-05T23:05:07'],
  ['05/01/2026 10:00:00.5', '2026-01-05T10:00:00'],
  ['5/1/2569 : 10:20:00', '2026-01-05T10:20:00'],
  ...[
    ...['24:00:00', '29:00:00', '90:00:00', '2x:00:00', '0x:00:00', 'x10:00:00', '10:00:00x'],
    ...['10:60:00', '10:0x:00', '10:00:60', '10:00:0x', '10:x0:00', '10:00:x0'],
  ].map((time): [string, string] => [`05/01/2026 ${time}`, 'notDate']),
  ['05/01/2026x10:00:00', 'notDate'],
  ['31/02/2026 10:00:00', 'notDate'],
  ['01/01/1990', '1990-01-01'],
  ['31/12/1989 23:59:59', 'dateOutOfRange'],
  ['22/11/2027 23:59:59', '2027-11-22T23:59:59'],
  ['23/11/2027 00:00:00', 'dateOutOfRange'],
])('the date %j is %s', (text, day) => {
  expect(readText('datetime', text)).toBe(day)
})

test('numbers and date cells are days of the calendar they are counted by', () => {
  const cells = [new DateCell(44565, true), new DateCell(46027.5, false), 46027, 20260109, 0, -1, 25691301]
  expect(readAll('date', [...cells, new DateCell(0, false)])).toEqual([
    '2026-01-05',
    '2026-01-05T12:00:00',
    '2026-01-05',
    '2026-01-09',
    'notDate',
    'notDate',
    'notDate',
    'notDate',
  ])
  expect(readAll('date', [false, new ErrorCell('#REF!'), null, ' - '])).toEqual([
    'notDate',
    'notDate',
    null,
    null,
  ])
})

test('two digits of a year that may be of either era are no date, however long the text is', () => {
  const texts = ['01/01/35', '01/01/35 10:20:00', '1 มกราคม 35 เวลา 10.20 น.', '01/01/69', '01/01/30']
  expect(readAll('date', texts, '2035-06-30')).toEqual([
    'notDate',
    'notDate',
    'notDate',
    '2026-01-01',
    '2030-01-01',
  ])
  expect(dateRangeOn('2035-06-30')).toEqual({ earliest: '1990-01-01', latest: '2036-06-30' })
})

test('the same day is read alike however often it comes', () => {
  expect(readAll('date', ['05/01/2569', 'x', '05/01/2569', 'x', '05/01/2569 10:00:00'])).toEqual([
    '2026-01-05',
    'notDate',
    '2026-01-05',
    'notDate',
    '2026-01-05T10:00:00',
  ])
})

test('what a cell holds is told without it, and what nobody could read is kept under a mark', () => {
  const cells: CellValue[] = [
    null,
    ' - ',
    '',
    0,
    false,
    new DateCell(5, false),
    new ErrorCell('#REF!'),
    uncalculated,
    'x',
  ]
  expect(cells.map((cell) => [valueKindOf(cell), isBlankCell(cell), toRawText(cell)])).toEqual([
    ['blank', true, '?null'],
    ['blank', true, '? - '],
    ['blank', true, '?'],
    ['number', false, '?0'],
    ['boolean', false, '?false'],
    ['date', false, '?5'],
    ['error', false, '?#REF!'],
    ['error', false, '?=?'],
    ['text', false, '?x'],
  ])
  expect(isBlankCell(undefined)).toBe(true)
})

test('a cell that was read, is blank or was never calculated says nothing against the type of its column', () => {
  const types = ['notAmount', 'notDate', 'notCalculated'] as const
  expect(types.map((reason) => isOfOtherType(new Unreadable(reason)))).toEqual([true, true, false])
  expect([isOfOtherType(null), isOfOtherType(5), isOfOtherType('x')]).toEqual([false, false, false])
})
