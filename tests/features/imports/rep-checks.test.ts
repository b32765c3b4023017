import { describe, expect, it, test } from 'vitest'
import { makeChecks } from '#main/features/imports/import-checks.ts'
import { addUp, addUpFields, checkRep, moneyChecksOf } from '#main/features/imports/rep-checks.ts'
import type { ClaimTally, RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { Finding, ImportCheck } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { makeLayout } from '#tests/features/imports/made-layout.ts'
import { groupOf, makeOutcome, readOf, tellCheck } from '#tests/features/imports/made-outcome.ts'

test('a sum over nothing is unknown, and what is not known adds nothing', () => {
  expect([addUp([]), addUp([null, undefined]), addUp([null, 5, undefined, -2]), addUp([0])]).toEqual([
    ...[null, null, 3, 0],
  ])
  expect([addUpFields([]), addUpFields([{ a: 1, b: null }, { a: 2, c: 5 }, { b: null }])]).toEqual([
    {},
    { a: 3, b: null, c: 5 },
  ])
})

const claims = makeLayout({
  rows: 'claim',
  columns: [
    ['tran_id', 'id', 'TRAN_ID'],
    ['reimb_nhso', 'money', 'สปสช.'],
    ['reimb_pp_nhso', 'money', 'พีพี'],
    ['iphc', 'money', 'IPHC (HC)'],
    ['ophc', 'money', 'OPHC', '(HC)'],
    ['hc_note', 'money', '(HC) อื่น'],
    ['opae', 'money', 'OPAE (AE)'],
    ['bare', 'money'],
  ],
  parts: { approved: ['reimb_nhso'] },
})
const summary = makeLayout({
  rows: 'repSummary',
  columns: [
    ...(['total_cases', 'passed_cases', 'failed_cases'] as const).map((field) => [field, 'int'] as const),
    ...['reimb_total', 'oprefer_reimb', 'net_treatment', 'hc_reimb', 'appeal_new_hc_reimb'].map(
      (field) => [field, 'money'] as const,
    ),
  ],
  parts: { approved: ['reimb_total', 'oprefer_reimb'] },
})

describe('amounts of Summary', () => {
  const whats = (some: readonly SheetLayout[]) =>
    moneyChecksOf(some, [summary, summary]).map(({ what, summary: said, detail }) => [what, said, detail])

  it('are each the sum of columns of claims, by name or by the mark of a fund group', () => {
    expect(whats([claims, claims])).toEqual([
      ['reimb_total', ['reimb_total', 'oprefer_reimb'], ['reimb_nhso']],
      ['reimb_nhso', ['net_treatment', 'appeal_new_net_treatment'], ['reimb_nhso']],
      ['reimb_pp_nhso', ['net_pp', 'appeal_new_net_pp'], ['reimb_pp_nhso']],
      ['hc_reimb', ['hc_reimb', 'appeal_new_hc_reimb'], ['iphc']],
      ['ae_reimb', ['ae_reimb', 'appeal_new_ae_reimb'], ['opae']],
    ])
  })

  it('are each compared by what a Summary has, which may have no total', () => {
    const [total] = moneyChecksOf([claims], [makeLayout({ rows: 'repSummary', columns: [] })])
    expect(total).toMatchObject({ what: 'reimb_total', summary: [], detail: ['reimb_nhso'] })
  })

  it('count the money of agencies where claims have a column of it', () => {
    const withAgency = { ...claims, columns: [...claims.columns, ['reimb_agency', 'money', 'อปท.'] as const] }
    expect(whats([withAgency]).slice(0, 2)).toEqual([
      ['reimb_total', ['reimb_total', 'oprefer_reimb'], ['reimb_nhso', 'reimb_agency']],
      ['reimb_agency', ['reimb_agency'], ['reimb_agency']],
    ])
    expect(
      moneyChecksOf([makeLayout({ rows: 'claim', columns: [] })], [summary]).map(({ what }) => what),
    ).toEqual(['reimb_nhso', 'reimb_pp_nhso'])
  })
})

const tallyOf = (all: number, live: number, passedSums: ClaimTally['passedSums']): ClaimTally => ({
  all: { rows: all, passed: all - 1, failed: 1 },
  live: { rows: live, passed: live - 1, failed: 1 },
  sums: {},
  passedSums,
})

const claimsOf = (all: number, live: number, passedSums: ClaimTally['passedSums']) =>
  makeOutcome({ sheet: 'Detail', layout: claims, claims: tallyOf(all, live, passedSums) })
const saidIn = (...batches: readonly RowGroup['sums'][]) =>
  makeOutcome({
    sheet: 'Summary',
    layout: summary,
    groups: batches.map((sums, index) => groupOf(String(index), sums)),
  })

const everything = {
  ...{ total_cases: 5, passed_cases: 4, failed_cases: 1, reimb_total: 300, oprefer_reimb: null },
  ...{ net_treatment: null, hc_reimb: 70, appeal_new_hc_reimb: null },
}
const detail = claimsOf(5, 5, { reimb_nhso: 300, iphc: 60 })

const tell = (...sheets: readonly SheetOutcome[]) =>
  checkRep(readOf(...sheets)).map(({ check }) => tellCheck(check))

describe('claims and their Summary', () => {
  it('agree in cases and money, and a difference is told', () => {
    expect(checkRep(readOf(detail, saidIn(everything)))).toMatchObject([
      { check: { against: 'summarySheet', where: null, isMoney: false, what: 'rows' }, fields: ['tran_id'] },
      { check: { isMoney: false, what: 'passed' }, fields: ['tran_id'] },
      { check: { isMoney: false, what: 'failed' }, fields: ['tran_id'] },
      { check: { isMoney: true, what: 'reimb_total' }, fields: ['reimb_nhso'] },
      { check: { isMoney: true, what: 'reimb_nhso' }, fields: ['reimb_nhso'] },
      { check: { isMoney: true, what: 'hc_reimb' }, fields: ['iphc'] },
    ])
    expect(tell(detail, saidIn(everything))).toEqual([
      'all rows: 5 = 5',
      'all passed: 4 = 4',
      'all failed: 1 = 1',
      'all reimb_total: 300 = 300',
      'all reimb_nhso: null ≠ 300',
      'all hc_reimb: 70 ≠ 60',
    ])
  })

  it('are compared over all batches and all sheets of claims', () => {
    const more = claimsOf(2, 2, { reimb_nhso: 50 })
    const said = [everything, { ...everything, total_cases: 2, passed_cases: null, reimb_total: 50 }]
    expect(tell(detail, more, saidIn(...said)).slice(0, 4)).toEqual([
      'all rows: 7 = 7',
      'all passed: 4 ≠ 5',
      'all failed: 2 = 2',
      'all reimb_total: 350 = 350',
    ])
  })

  it('are not compared by a count that is blank, nor by an amount of which a column was not found', () => {
    const { hc_reimb: _, ...found } = everything
    expect(tell(detail, saidIn({ ...found, passed_cases: null }))).toEqual([
      'all rows: 5 = 5',
      'all failed: 1 = 1',
      'all reimb_total: 300 = 300',
      'all reimb_nhso: null ≠ 300',
    ])
    expect(tell(detail, saidIn())).toEqual([])
    expect(tell(saidIn(everything))).toEqual([])
  })

  it('agree in the total with the OP refer part or without it', () => {
    const told = (reimb_total: number | null, oprefer_reimb: number | null) =>
      tell(detail, saidIn({ ...everything, reimb_total, oprefer_reimb })).find((line) =>
        line.includes('total'),
      )
    expect([told(300, 40), told(260, 40), told(250, 40), told(null, 40)]).toEqual([
      'all reimb_total: 300 = 300',
      'all reimb_total: 300 = 300',
      'all reimb_total: 290 ≠ 300',
      'all reimb_total: 40 ≠ 300',
    ])
    const unpaid = claimsOf(5, 5, {})
    expect([
      tell(unpaid, saidIn({ ...everything, reimb_total: null }))[3],
      tell(unpaid, saidIn({ ...everything, reimb_total: null, oprefer_reimb: 40 }))[3],
      tell(unpaid, saidIn({ ...everything, reimb_total: 0 }))[3],
    ]).toEqual(['all reimb_total: null = null', 'all reimb_total: 40 ≠ null', 'all reimb_total: 0 = null'])
  })

  it('are counted with the originals of appeals where the number of rows says so, else without', () => {
    const appealed = claimsOf(5, 3, { reimb_nhso: 300 })
    const rows = (total_cases: number | null) =>
      tell(appealed, saidIn({ ...everything, total_cases })).filter((line) => /rows|passed/.test(line))
    expect([rows(5), rows(3), rows(9), rows(null)]).toEqual([
      ['all rows: 5 = 5', 'all passed: 4 = 4'],
      ['all rows: 3 = 3', 'all passed: 4 ≠ 2'],
      ['all rows: 9 ≠ 3', 'all passed: 4 ≠ 2'],
      ['all passed: 4 ≠ 2'],
    ])
  })

  it('are held against what the portal counted, which has a say of its own on originals', () => {
    const counts: ControlCounts = { total: 5, passed: 4, failed: null }
    const { request, ...read } = readOf(claimsOf(5, 3, {}))
    const told = (asked: ControlCounts | null) =>
      checkRep({ ...read, request: { ...request, counts: asked } })
    expect(told(counts)).toEqual(
      (['rows', 'passed'] as const).map((what, index) => {
        const count = 5 - index
        return {
          check: {
            ...{ against: 'portal', where: null, what, expected: count, found: count },
            ...{ isMoney: false, isEqual: true, cells: [] },
          },
          fields: ['tran_id'],
        }
      }),
    )
    expect(told({ ...counts, total: 4, failed: 0 }).map(({ check }) => tellCheck(check))).toEqual([
      'all rows: 4 ≠ 3',
      'all passed: 4 ≠ 2',
      'all failed: 0 ≠ 1',
    ])
    expect(told(null)).toEqual([])
  })
})

describe('a difference', () => {
  const findingOf = (row: number, more: Partial<Finding> = {}): Finding => ({
    ...{ weight: 'rejected', reason: 'notAmount', sheet: 'Detail', column: 'D', valueKind: 'text' },
    ...{ row, field: 'iphc' },
    ...more,
  })
  const explained = (findings: readonly Finding[], ...sheets: readonly SheetOutcome[]) =>
    makeChecks(readOf(...sheets), findings)
      .filter(({ isEqual, cells }) => !isEqual || cells.length > 0)
      .map(tellCheck)

  it('points at cells of its own columns that were not taken', () => {
    const findings = [
      findingOf(9),
      findingOf(10, { weight: 'suspect' }),
      findingOf(11, { field: 'reimb_nhso' }),
      findingOf(12),
    ]
    expect(explained(findings, detail, saidIn({ ...everything, net_treatment: 300 }))).toEqual([
      'all hc_reimb: 70 ≠ 60 Detail D9 Detail D12',
    ])
  })

  it('points at twenty of them at most', () => {
    const findings = Array.from({ length: 21 }, (_, index) => findingOf(index))
    const [check] = makeChecks(readOf(detail, saidIn(everything)), findings).filter(
      ({ what }) => what === 'hc_reimb',
    )
    expect(check?.cells).toEqual(
      Array.from({ length: 20 }, (_, row) => ({ sheet: 'Detail', row, column: 'D' })),
    )
  })

  it('that points somewhere itself, or was found in a sheet, is told as it is', () => {
    const check: ImportCheck = {
      ...{ against: 'rowSum', where: 'Made', what: 'iphc', expected: 1, found: 2, isMoney: true },
      ...{ isEqual: false, cells: [{ sheet: 'Made', row: 5, column: 'B' }] },
    }
    const other = { ...check, cells: [] }
    expect(explained([findingOf(9)], makeOutcome({ checks: [check, other] }))).toEqual([
      'Made iphc: 1 ≠ 2 Made B5',
      'Made iphc: 1 ≠ 2 Detail D9',
    ])
  })
})
