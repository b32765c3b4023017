import { expect, it } from 'vitest'
import { listChangedChecks } from '#main/features/imports/reading-comparison.ts'
import { findWhyOlder, markOf, ReadingMarks, toReadingMarks } from '#main/features/imports/reading-marks.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

const layout: SheetLayout = {
  id: 'rep-test-3',
  rows: 'claim',
  sheetNames: ['Detail'],
  anchor: { text: 'TRAN_ID', withinRows: 9 },
  key: { field: 'tran_id', shape: 'number' },
  headerLevels: 1,
  usualHeaderRow: 5,
  usualDataRow: 6,
  evidence: 'analogy',
  columns: [
    ['tran_id', 'id', 'TRAN_ID'],
    ['claim_net', 'money', 'เรียกเก็บ'],
    ['reimb_nhso', 'money', 'ชดเชยสุทธิ', 'สปสช.'],
  ],
  parts: { tranId: ['tran_id'], claimed: ['claim_net'], approved: ['reimb_nhso'] },
}
const columnsWith = (field: string, column: readonly [string, 'text' | 'money', string]) =>
  layout.columns.map((one) => (one[0] === field ? column : one))

it('the mark of a layout is what it was when the first files got it', () => {
  // worked out by hand with sha256sum over the words of its meaning, so that nobody changes how marks are made
  expect(markOf(layout)).toBe('03cdf689444c4bf7')
})

it('how a sheet is found is no part of its meaning', () => {
  const others: SheetLayout[] = [
    { ...layout, columns: columnsWith('claim_net', ['claim_net', 'money', 'ขอเบิก']) },
    { ...layout, columns: layout.columns.toReversed() },
    { ...layout, sheetNames: ['Sheet1'], headerLevels: 4, usualDataRow: 9, evidence: 'readers' },
    { ...layout, anchor: { text: 'REP', withinRows: 20 }, optional: ['claim_net'], expected: ['claim_net'] },
    { ...layout, otherHeaders: { claim_net: [['เบิก']] } },
  ]
  expect(others.map(markOf)).toEqual(others.map(() => markOf(layout)))
})

it('what its rows, columns and parts are, is', () => {
  const others: SheetLayout[] = [
    { ...layout, rows: 'drug' },
    { ...layout, scheme: 'ofc' },
    { ...layout, key: { field: 'tran_id', shape: 'text' } },
    { ...layout, columns: columnsWith('claim_net', ['claim_net', 'text', 'เรียกเก็บ']) },
    { ...layout, columns: [...layout.columns, ['paid', 'money', 'จ่าย']] },
    { ...layout, parts: { ...layout.parts, approved: ['claim_net'] } },
    { ...layout, parts: { ...layout.parts, approved: ['reimb_nhso', 'claim_net'] } },
    { ...layout, groups: [{ header: 'กลุ่ม', field: 'group', type: 'money' }] },
  ]
  expect(new Set([layout, ...others].map(markOf)).size).toBe(others.length + 1)
})

const count = { sheet: 'Detail', use: 'imported', rowsRead: 1, rowsKept: 1, rowsLeftOut: 0 } as const
const inUse = { layouts: [], pack: { version: 5, layouts: [layout] } }

it('a file says which layouts it was read with, once, and with which version of the pack', () => {
  const sheets = [
    { ...count, layout: layout.id },
    { ...count, sheet: 'Detail (2)', layout: layout.id },
    { ...count, sheet: 'Notes', use: 'kept' as const, layout: null },
  ]
  expect(toReadingMarks('STM', sheets, inUse)).toEqual({
    core: 2,
    pack: 5,
    layouts: { [layout.id]: markOf(layout) },
  })
})

it('a file is older by what Satang counts or by a layout, never by one that is gone or was made here', () => {
  const read = (core: number, layouts: Record<string, string | null>) => ({ core, pack: 1, layouts })
  const whyOf = (kind: string, marks: ReadingMarks) => findWhyOlder(kind, marks, inUse)
  expect([
    whyOf('REP', read(3, { [layout.id]: markOf(layout) })),
    whyOf('REP', read(2, { [layout.id]: markOf(layout) })),
    whyOf('STM', read(2, { [layout.id]: 'another' })),
    whyOf('STM', read(2, { 'stm-gone-9': 'another' })),
    whyOf('STM', read(2, { 'rep-ucs-120@1': null })),
    whyOf('REP', ReadingMarks.parse({})),
  ]).toEqual([
    null,
    { state: 'reading' },
    { state: 'layout', layout: layout.id },
    null,
    null,
    { state: 'reading' },
  ])
})

it('checks that come out otherwise are told, and not what only the portal knew', () => {
  const check = (
    against: ImportCheck['against'],
    what: string,
    expected: number,
    found: number,
  ): ImportCheck => ({
    ...{ against, where: null, what, expected, found },
    ...{ isMoney: false, isEqual: expected === found, cells: [] },
  })
  const before = [
    check('summarySheet', 'rows', 3, 3),
    check('summarySheet', 'passed', 2, 3),
    check('portal', 'rows', 3, 3),
  ]
  const after = [
    check('summarySheet', 'rows', 3, 3),
    check('summarySheet', 'passed', 2, 2),
    check('totalRow', 'rows', 3, 3),
  ]
  const named = { where: null, isMoney: false }
  expect(listChangedChecks(before, after)).toEqual([
    {
      ...named,
      against: 'summarySheet',
      what: 'passed',
      before: { expected: 2, found: 3, isEqual: false },
      after: { expected: 2, found: 2, isEqual: true },
    },
    {
      ...named,
      against: 'totalRow',
      what: 'rows',
      before: null,
      after: { expected: 3, found: 3, isEqual: true },
    },
  ])
})
