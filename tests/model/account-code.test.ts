import { expect, it } from 'vitest'
import { schemeOfAccount, toAccountCode } from '#shared/model/account-code.ts'

it.each([
  ['1102050101.202', '1102050101.202'],
  ['1102050101.200', '1102050101.200'],
  ['1102050101.2', '1102050101.2'],
  ['1102050101', '1102050101'],
  // programs that take a code for a number print what a number cannot hold
  ['1102050101.2020000458', '1102050101.202'],
  ['1102050101.2019999027', '1102050101.202'],
  ['1102050101.2000000000', '1102050101.200'],
  // no code of an account: nothing is rounded
  ['1102050101.2021', '1102050101.2021'],
  ['1102050101.2023456789', '1102050101.2023456789'],
  ['11020501012.2020000458', '11020501012.2020000458'],
  ['1102050101.2020123456', '1102050101.2020123456'],
  ['1102050101.2029123456', '1102050101.2029123456'],
  ['1102050101.2020000458x', '1102050101.2020000458x'],
  ['0000000000.1102050101.2020000458', '0000000000.1102050101.2020000458'],
])('a code %s is %s', (text, code) => {
  expect(toAccountCode(text)).toBe(code)
})

it('tells whose ledger a code is, and nothing of one nobody has written down', () => {
  const codes = ['1102050101.202', '1102050101.222', '1102050101.301', '1102050101.401', '1102050102.802']
  expect(codes.map(schemeOfAccount)).toEqual(['ucs', 'ucs', 'sss', 'ofc', 'lgo'])
  const outside = ['1102050102.201', '1102050102.301', '1102050102.302']
  expect(outside.map(schemeOfAccount)).toEqual(['ucs', 'sss', 'sss'])
  const unknown = ['1102050102.803', '1102050101.701', '1102050101.2', '1102050101.999', null]
  expect(unknown.map(schemeOfAccount)).toEqual(unknown.map(() => null))
})
