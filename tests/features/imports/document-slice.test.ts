import { expect, it } from 'vitest'
import {
  patientTypeOfPeriod,
  patientTypeOfSheet,
  toPatientType,
  toStatementSlice,
} from '#main/features/imports/document-slice.ts'
import type { DocumentFacts } from '#main/features/imports/sheet-mapper.ts'

it('rows carry all that a statement says it is, and nothing for what it does not say', () => {
  const nothing = { number: null, account: null, insideScheme: null, patientType: null }
  const all = { number: '6811_IP_01', account: '1102050101.222', insideScheme: 'ofc', patientType: 'IP' }
  expect([toStatementSlice(all), toStatementSlice(nothing)]).toEqual([
    '6811_IP_01|1102050101.222|ofc|IP',
    '|||',
  ])
})

it.each([
  ['ผู้ป่วยใน', 'IP'],
  ['ผู้ป่วยนอก', 'OP'],
  [' ผู้ป่วยนอก ', 'OP'],
  ['ผู้ป่วย', null],
  ['', null],
  [null, null],
])('the label %j of a table is of %s', (label, expected) => {
  expect(toPatientType(label)).toBe(expected)
})

it.each([
  ['6811_IP_01', 'IP'],
  ['6811_OP_02', 'OP'],
  ['x6811_IP_01', null],
  ['811_IP_01', null],
  ['68a1_IP_01', null],
  ['6811_IPX', null],
  ['6811_XX_01', null],
  ['', null],
  [null, null],
])('the period %s is of %s', (period, expected) => {
  expect(patientTypeOfPeriod(period)).toBe(expected)
})

it.each<[sheet: string, meta: string | null, named: string | null, expected: string | null]>([
  ['IP', null, null, 'IP'],
  ['op', null, null, 'OP'],
  ['Detail_OP', 'IP', 'IP', 'OP'],
  ['IP_1', null, null, 'IP'],
  ['รายIPชื่อ', null, null, 'IP'],
  // a part of another word
  ['SHIP', null, null, null],
  ['OPEN', null, null, null],
  ['Detail', 'OP', 'IP', 'OP'],
  ['Detail', null, 'IP', 'IP'],
])('sheet %s of a document of %s in a file of %s is of %s', (sheet, meta, named, expected) => {
  const of = (patientType: string | null) => ({ patientType }) as DocumentFacts
  expect(patientTypeOfSheet({ sheet, meta: of(meta), named: of(named) })).toBe(expected)
})
