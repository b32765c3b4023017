import { expect, test } from 'vitest'
import { toValueGroups } from '#renderer/features/claims/value-groups.ts'
import type { ClaimValue } from '#shared/contract/claims.ts'

const cell = (field: string, headers: string[], value: ClaimValue['value']): ClaimValue => ({
  field,
  headers,
  type: 'text',
  isReadable: true,
  value,
})
const values = [
  cell('tran_id', ['TRAN_ID'], '684'),
  cell('iphc', ['ค่าใช้จ่ายสูง (HC)', 'IPHC'], 100),
  cell('hn', ['HN'], '55'),
  cell('ophc', ['ค่าใช้จ่ายสูง (HC)', 'OPHC'], null),
]
const fieldsOf = (showsBlank: boolean) =>
  toValueGroups(values, showsBlank).map(({ header, values: grouped }) => [
    header,
    grouped.map(({ field }) => field),
  ])

test('cells stand under the top header NHSO prints above them', () => {
  expect(fieldsOf(true)).toEqual([
    [null, ['tran_id', 'hn']],
    ['ค่าใช้จ่ายสูง (HC)', ['iphc', 'ophc']],
  ])
})

test('blank cells are left out until asked for', () => {
  expect(fieldsOf(false)).toEqual([
    [null, ['tran_id', 'hn']],
    ['ค่าใช้จ่ายสูง (HC)', ['iphc']],
  ])
})
