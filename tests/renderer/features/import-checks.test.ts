import { expect, test } from 'vitest'
import { differenceOf, toShortList } from '#renderer/features/imports/ChecksSection.tsx'
import { inSheetOrder, toFieldName, toGroupName } from '#renderer/features/imports/field-names.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'

const check: Omit<ImportCheck, 'expected' | 'found'> = {
  against: 'summarySheet',
  where: null,
  what: 'reimb_nhso',
  isMoney: true,
  isEqual: false,
  cells: [],
}

test('a difference is found minus expected, and not known while either side is blank', () => {
  expect([
    differenceOf({ ...check, expected: 1_000, found: 920 }),
    differenceOf({ ...check, expected: null, found: 920 }),
    differenceOf({ ...check, expected: 1_000, found: null }),
  ]).toEqual([-80, null, null])
})

test('fields are named by the headers NHSO prints, groups by their code', () => {
  expect([
    toFieldName('rep-ucs-120', 'reimb_nhso'),
    toFieldName('rep-ucs-120', 'new_field'),
    toGroupName('hc_reimb'),
  ]).toEqual(['ชดเชยสุทธิ › สปสช.', 'new_field', 'HC'])
})

test('control totals stand in the order of the sheet, unknown fields last', () => {
  expect(inSheetOrder('rep-ucs-120', ['fs', 'unheard_of', 'reimb_nhso', 'claim_net'])).toEqual([
    'reimb_nhso',
    'claim_net',
    'fs',
    'unheard_of',
  ])
})

test('of hundreds of comparisons those that differ come first, and only a few of the others are shown', () => {
  const equal = Array.from({ length: 400 }, (_, index) => ({
    ...check,
    what: `field_${index}`,
    expected: 1,
    found: 1,
    isEqual: true,
    cells: [],
  }))
  const differing = { ...check, expected: 2, found: 1, cells: [] }
  const list = toShortList([...equal, differing])
  expect([list[0], list.length]).toEqual([differing, 12])
})
