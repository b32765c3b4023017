import { expect, test } from 'vitest'
import { differenceOf } from '#renderer/features/imports/ChecksSection.tsx'
import { inSheetOrder, toFieldName, toGroupName } from '#renderer/features/imports/field-names.ts'

const check = { against: 'summarySheet', what: 'reimb_nhso', isMoney: true, isEqual: false } as const

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
