import { expect, it, test } from 'vitest'
import { createBlockTracker, splitKey } from '#main/features/imports/statement-blocks.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import { rowOf } from '#tests/features/imports/made-layout.ts'

/** The block of the rows below a row, which is none of them; null where the row names none. */
function blockBelow(sheet: string, ...cells: readonly CellValue[]) {
  const blocks = createBlockTracker(sheet)
  return blocks.offer(rowOf(5, ...cells)) ? blocks.current() : null
}

const long = (text: string, length: number) => text.padEnd(length, '.')

it.each<[cells: readonly CellValue[], block: string | null]>([
  [['ข้อมูลปกติ'], 'normal'],
  [[null, 'อุทธรณ์'], 'appeal'],
  [[' ', 'ข้อมูลอุทธรณ์'], 'appeal'],
  [['2. ข้อมูลอุทธรณ์'], 'appeal'],
  [[' [2] - ( ข้อมูลอุทธรณ์'], 'appeal'],
  [['ประเภท : อุทธรณ์'], 'appeal'],
  [['ประเภทอุทธรณ์'], 'appeal'],
  [['ประเภท  :ข้อมูลปกติ'], 'normal'],
  [['1. ประเภท: ผู้พิการ D1'], 'disabled'],
  [['สิทธิผู้มีปัญหาสถานะ (STP)'], 'stateless'],
  [['STP'], 'stateless'],
  [['อุทธรณ์', 'รายการ'], 'appeal'],
  [['อุทธรณ์', null, ' '], 'appeal'],
  [['อุทธรณ์', 5], null],
  [[5, 'อุทธรณ์'], null],
  [['ยื่นอุทธรณ์ได้ภายใน 30 วัน'], null],
  [['ข้อมูลอุทธรณ์ OP'], 'appeal'],
  [['ข้อมูลของผู้พิการ'], null],
  [[long('อุทธรณ์ ประเภท', 61)], null],
  [['รวม อุทธรณ์'], null],
  [['ไม่ประเภท: อุทธรณ์'], null],
  [[long('อุทธรณ์', 60)], 'appeal'],
  [[long('อุทธรณ์', 61)], null],
  [['อุทธรณ์'.normalize('NFD')], 'appeal'],
  [[], null],
])('the row %j puts those below it into the block %s', (cells, block) => {
  expect(blockBelow('รายละเอียด OP', ...cells)).toBe(block)
})

test('rows stand in the block that the sheet names until another is named', () => {
  const blocks = createBlockTracker('รายละเอียด(ข้อมูลปกติ) 1 OP')
  const before = blocks.current()
  blocks.offer(rowOf(1, 'ข้อมูลอุทธรณ์'))
  blocks.offer(rowOf(2, 'หมายเหตุ'))
  expect([createBlockTracker('รายละเอียด OP').current(), before, blocks.current()]).toEqual([
    'whole',
    'normal',
    'appeal',
  ])
})

test('a row may name its own block, and one word nobody knows leaves it where it stands', () => {
  const blocks = createBlockTracker('รายละเอียด(ข้อมูลปกติ) 1 OP')
  expect([blocks.current('อุทธรณ์'), blocks.current('?'), blocks.current(null), blocks.current('')]).toEqual([
    'appeal',
    'normal',
    'normal',
    'normal',
  ])
})

it.each<[sheet: string, block: string]>([
  ['รายละเอียด(ผู้พิการ D1) 1 OP', 'disabled'],
  ['STP 1 OP', 'stateless'],
])('a sheet %s stays theirs, whatever its rows say', (sheet, block) => {
  const blocks = createBlockTracker(sheet)
  const isNamed = blocks.offer(rowOf(1, 'ข้อมูลอุทธรณ์'))
  expect([isNamed, blocks.current(), blocks.current('อุทธรณ์')]).toEqual([true, block, block])
})

test('a key is parted into batch and block; a block nobody knows is the whole file', () => {
  expect(['681100001|appeal', '681100001|whole', '|disabled', '681100001|?'].map(splitKey)).toEqual([
    { batch: '681100001', block: 'appeal' },
    { batch: '681100001', block: 'whole' },
    { batch: '', block: 'disabled' },
    { batch: '681100001', block: 'whole' },
  ])
})
