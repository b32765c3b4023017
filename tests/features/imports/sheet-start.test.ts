import { expect, it, test } from 'vitest'
import {
  headerRowsFrom,
  isHeaderRow,
  isNumberCell,
  isWordRow,
  keyTestOf,
} from '#main/features/imports/sheet-start.ts'
import { type CellValue, DateCell, ErrorCell } from '#main/platform/workbook/workbook.ts'
import type { KeyShape } from '#shared/model/layouts/layout.ts'

type Cell = CellValue | undefined

const numbers: readonly Cell[] = [
  100_000,
  690100001,
  999_999_999_999,
  '123456',
  '123456789012',
  ' 690100001.0 ',
]
const noNumbers: readonly Cell[] = [
  ...[99_999, 1e12, 690100001.5, -690100001, '12345', '1234567890123', '690100001.5', '690100001.00'],
  ...['A690100001', '690100001A', '690100001x0', '', null, undefined, true, new DateCell(690100, false)],
]

/** Cells that make a row one of data, and cells that do not. @see nhso/formats.md §2.3, §4.3 to §4.5 */
const keys: readonly (readonly [KeyShape, readonly Cell[], readonly Cell[]])[] = [
  ['number', numbers, noNumbers],
  [
    'count',
    [0, 1, 9_999_999, '0', '1234567', ' 3 ', '3.0', '๑๒'],
    [-1, 1.5, 10_000_000, '12345678', 'x1', '1x', '1.5', '-', '', null, undefined, true],
  ],
  [
    'period',
    ['6811_IP_01', ' 6812_OP_1', '6811_IP_01 (2)'],
    ['6811_XP_01', 'x6811_IP_01', '681_IP_01', '6811_IP_', '6811_IP_x', '68x1_IP_01', 6811, null, undefined],
  ],
  ['label', ['ผู้ป่วยใน', ' ผู้ป่วยนอก '], ['รวม', 'ผู้ป่วย', '', 1, null, undefined]],
  [
    'date',
    [
      ...[
        new DateCell(46027, false),
        46027,
        46027.5,
        25690109,
        '25690109',
        ' 2569-01-09 10:00',
        '2569/01/09',
      ],
      ...['๒๕๖๙๐๑๐๙', '05/01/2569', ' 5 ม.ค. 69 ', '๐๕/๐๑/๒๕๖๙'],
    ],
    [
      ...[0, 0.5, -5, 1e12, '256901091', '2569-01/09', 'x25690109', '2569-1-9', '31/02/2569', 'รวม', ''],
      ...[null, undefined, true, new ErrorCell('#REF!')],
    ],
  ],
  ['text', ['x', 0, false, 'รวม'], ['-', ' ', 'N/A', null, undefined]],
]

it.each(keys)('a key of the shape %s is told from what stands in other rows', (shape, right, wrong) => {
  const isKey = keyTestOf(shape)
  expect([right.filter((cell) => !isKey(cell)), wrong.filter((cell) => isKey(cell))]).toEqual([[], []])
})

test('a number of a claim or a batch has six to twelve digits', () => {
  expect([numbers.filter((cell) => !isNumberCell(cell)), noNumbers.filter(isNumberCell)]).toEqual([[], []])
})

const rowOf = (row: number, ...cells: readonly CellValue[]) => ({ row, cells })

it.each<[cells: readonly CellValue[], isWords: boolean, isHeader: boolean]>([
  [['REP No.', null, 'ชื่อ'], true, true],
  [['(1)', '(2)'], true, true],
  [['（๒）', ' ( 3'], true, true],
  [['\u200b(\u200b4)', 'x'], true, true],
  [['<5', '5>', '=', '%'], true, true],
  [['＜', '＞', '＝', '％'], true, true],
  [['x', ' '], true, false],
  [['x'], true, false],
  [['x', 'y', ' '], true, true],
  [[null, 'ข้อมูลปกติ'], true, true],
  [[' ', 'ข้อมูลปกติ'], true, true],
  [['ข้อมูลปกติ', null, '\u200b'], true, false],
  [['REP No.', '1'], false, false],
  [['REP No.', '1(2)'], false, false],
  [['REP No.', '-'], false, false],
  [['REP No.', 5], false, false],
  [[null, 5], false, false],
  [['REP No.', true], false, false],
  [['REP No.', new DateCell(46027, false)], false, false],
])('a row of %j is words: %s, a header: %s', (cells, isWords, isHeader) => {
  expect([isWordRow(rowOf(0, ...cells)), isHeaderRow(rowOf(0, ...cells))]).toEqual([isWords, isHeader])
})

test('headers go on below the first level as far as the layout does, and end where a row is none', () => {
  const words = (row: number) => rowOf(row, 'ก', 'ข')
  const rowsOf = (rows: Parameters<typeof headerRowsFrom>[0], first: number, levels: number) =>
    headerRowsFrom(rows, first, levels).map(({ row }) => row)
  const rows = [words(4), words(5), words(6), words(7), rowOf(8, '690100001', 1)]
  expect({
    all: rowsOf(rows, 1, 3),
    upToData: rowsOf(rows, 2, 4),
    fewLevels: rowsOf(rows, 0, 1),
    beyond: rowsOf(rows, 5, 3),
    afterGap: rowsOf([words(4), words(6), words(7)], 0, 3),
    last: rowsOf(rows, 4, 3),
    noneBetween: rowsOf([words(4), rowOf(5, 1), words(6)], 0, 3),
  }).toEqual({
    all: [5, 6, 7],
    upToData: [6, 7],
    fewLevels: [4],
    beyond: [],
    afterGap: [4, 6],
    last: [8],
    noneBetween: [4],
  })
})
