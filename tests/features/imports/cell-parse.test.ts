import { expect, test } from 'vitest'
import { dateRangeOn, parserFor, Unreadable } from '#main/features/imports/cell-parse.ts'
import { type CellValue, DateCell, ErrorCell } from '#main/platform/workbook/workbook.ts'
import type { ColumnType } from '#shared/model/layouts/layout.ts'

const range = dateRangeOn('2026-11-22')

function readAll(type: ColumnType, values: readonly CellValue[]) {
  const parse = parserFor(type, range)
  return values.map((value) => {
    const reading = parse(value)
    return reading instanceof Unreadable ? reading.reason : reading
  })
}

test('amounts come out to the satang, and a blank never becomes 0', () => {
  expect(
    readAll('money', [
      1234.5,
      '1,234.50',
      '(80.00)',
      '-80',
      '0',
      0,
      '7',
      '7.5',
      '1234567.89',
      ' 12.00 ',
      '12.000',
    ]),
  ).toEqual([123450, 123450, -8000, -8000, 0, 0, 700, 750, 123456789, 1200, 1200])
  expect(readAll('money', ['-', '', '  ', 'N/A', 'n/a', null])).toEqual([null, null, null, null, null, null])
})

test('what is no amount is unreadable and not 0', () => {
  const odd = [
    'abc',
    '1,23.00',
    '1.234',
    '1.2.3',
    '12บาท',
    0.001,
    true,
    new DateCell(45000, false),
    new ErrorCell('#REF!'),
  ]
  expect(readAll('money', odd)).toEqual(odd.map(() => 'notAmount'))
})

test('money and other numbers keep one rule of signs: one minus in front, or parentheses, and never both', () => {
  const below = ['-80', '(80)', '\u221280', '\uff0880\uff09', '\uff0d\uff18\uff10', '(๘๐)']
  expect([readAll('money', below), readAll('decimal', below), readAll('int', below)]).toEqual([
    below.map(() => -8000),
    below.map(() => '-80'),
    below.map(() => '-80'),
  ])
  const odd = ['-(80)', '(-80)', '(-80.00)', '(80)-', '80-', '--80', '\u2212(80)', '(80']
  expect([readAll('money', odd), readAll('decimal', odd)]).toEqual([
    odd.map(() => 'notAmount'),
    odd.map(() => 'notNumber'),
  ])
})

test('identifiers keep leading zeros and lose what a number format added', () => {
  expect(
    readAll('id', [
      '0012345',
      12345,
      690100001,
      '690100001.0',
      ' 77 ',
      '-',
      1234567890123,
      new DateCell(45000, false),
    ]),
  ).toEqual(['0012345', '12345', '690100001', '690100001', '77', null, '1234567890123', '45000'])
})

test('decimals stay exact text', () => {
  expect(readAll('decimal', ['0.1230', 0.5, '1,000.25', '(1.5)', '100%', 1e-7, '-', 'x'])).toEqual([
    '0.1230',
    '0.5',
    '1000.25',
    '-1.5',
    '100',
    '0.0000001',
    null,
    'notNumber',
  ])
  expect(readAll('int', [12, '12', '12.0', '12.5', 'x', null])).toEqual([
    '12',
    '12',
    '12',
    'notNumber',
    'notNumber',
    null,
  ])
})

test('each date cell tells its own era', () => {
  const dates = [
    '05/01/2026 08:30:00',
    '05/01/2569 08:30:00',
    '5/1/2569',
    '05/01/2026',
    '05/01/2026 08:30',
    46027.5,
    new DateCell(46027, false),
    '-',
  ]
  expect(readAll('datetime', dates)).toEqual([
    '2026-01-05T08:30:00',
    '2026-01-05T08:30:00',
    '2026-01-05',
    '2026-01-05',
    '2026-01-05T08:30:00',
    '2026-01-05T12:00:00',
    '2026-01-05',
    null,
  ])
})

test('a date before 1990 or more than a year ahead is out of range, and no date is no date', () => {
  const odd = [
    '31/12/1989',
    '22/11/2027',
    '23/11/2027',
    '01/01/2390',
    '31/02/2026',
    'yesterday',
    '05/01/2026 25:00:00',
    true,
  ]
  expect(readAll('datetime', odd)).toEqual([
    'dateOutOfRange',
    '2027-11-22',
    'dateOutOfRange',
    'dateOutOfRange',
    'notDate',
    'notDate',
    'notDate',
    'notDate',
  ])
})

test('mixed columns keep a number or a code as text', () => {
  expect(readAll('mixed', ['V993', 12.5, ' - ', null])).toEqual(['V993', '12.5', null, null])
})

test('several values in one cell are all kept; two numbers under each other are not one long number', () => {
  expect(readAll('lines', ['I10\n- \r\n E119', 'I10', 42, ' \n-', null])).toEqual([
    'I10\nE119',
    'I10',
    '42',
    null,
    null,
  ])
  expect([readAll('money', ['100\n200', ' 100\n']), readAll('int', ['1\n2'])]).toEqual([
    ['notAmount', 10000],
    ['notNumber'],
  ])
})

test('transfers write the year first, as text or as a number, and some statements put a space before it', () => {
  expect(readAll('date', ['25690109', 25690109, '2026-01-09', '2026-01-09T10:20:30', '09/01/ 2569'])).toEqual(
    ['2026-01-09', '2026-01-09', '2026-01-09', '2026-01-09T10:20:30', '2026-01-09'],
  )
  expect(readAll('date', ['25691309', '2026-0109', '256901091'])).toEqual(['notDate', 'notDate', 'notDate'])
})
