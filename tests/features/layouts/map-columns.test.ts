import { describe, expect, it } from 'vitest'
import { mapColumns } from '#main/features/layouts/map-columns.ts'
import type { LayoutComparison } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

const base: SheetLayout = {
  id: 'base',
  rows: 'claim',
  evidence: 'headers',
  sheetNames: ['Detail'],
  anchor: { text: 'REP No.', withinRows: 10 },
  key: { field: 'tran_id', shape: 'number' },
  headerLevels: 2,
  usualHeaderRow: 0,
  usualDataRow: 2,
  columns: [
    ['rep_no', 'id', 'REP No.'],
    ['tran_id', 'id', 'TRAN_ID'],
    ['note', 'text', 'หมายเหตุ'],
    ['paid', 'money', 'ชดเชย', 'สปสช.'],
  ],
  parts: { tranId: ['tran_id'], approved: ['paid'] },
}

type Place = string | null

/** What stands where; a column without a letter was not found. */
function comparison(
  found: Readonly<Record<string, Place>>,
  unknown: Readonly<Record<string, string>>,
): LayoutComparison {
  return {
    sheet: 'Sheet1',
    layout: 'base',
    share: 0.5,
    columns: base.columns.map(([field, , ...headers]) => ({
      field,
      header: headers.join(' › '),
      isRequired: field === 'tran_id' || field === 'paid',
      foundAt: found[field] ?? null,
    })),
    unknown: Object.entries(unknown).map(([column, header]) => ({ column, header })),
  }
}

const failureOf = (found: LayoutComparison, chosen: { field: string; column: string }[]) => {
  try {
    mapColumns(base, found, chosen)
    return 'mapped'
  } catch (error) {
    const { code, details } = error as { code: string; details: unknown }
    return { code, details }
  }
}

describe('naming the columns of a sheet', () => {
  it('gives a column the header texts that stand there, level by level, and nothing of its position', () => {
    const found = comparison({ rep_no: 'A', tran_id: 'B', note: 'C' }, { D: 'จ่าย › กองทุน › สุทธิ' })
    expect(mapColumns(base, found, [{ field: 'paid', column: 'D' }])).toEqual({
      ...base,
      sheetNames: ['Detail', 'Sheet1'],
      headerLevels: 3,
      columns: [...base.columns.slice(0, 3), ['paid', 'money', 'จ่าย', 'กองทุน', 'สุทธิ']],
    })
  })

  it('moves the anchor along when it is the column that finds the header row', () => {
    const found = comparison({ tran_id: 'B', note: 'C', paid: 'D' }, { A: 'เลขที่ REP' })
    const layout = mapColumns(base, found, [{ field: 'rep_no', column: 'A' }])
    expect([layout.anchor, layout.columns[0]]).toEqual([
      { text: 'เลขที่ REP', withinRows: 10 },
      ['rep_no', 'id', 'เลขที่ REP'],
    ])
  })

  it('keeps columns in the order of the sheet, one it does not have behind the one before it', () => {
    const found = comparison({ tran_id: 'AA', paid: 'B' }, { C: 'REP' })
    const layout = mapColumns(base, found, [{ field: 'rep_no', column: 'C' }])
    expect(layout.columns.map(([field]) => field)).toEqual(['paid', 'rep_no', 'tran_id', 'note'])
  })

  it('leaves a column out when nothing depends on it', () => {
    const found = comparison({ rep_no: 'A', tran_id: 'B', paid: 'D' }, {})
    expect(mapColumns(base, found, []).columns).toEqual(base.columns)
  })

  it('is incomplete while a money column is not named, or its header tells nothing', () => {
    const whole = { rep_no: 'A', tran_id: 'B', note: 'C' }
    const paid = { code: 'layout.incomplete', details: { column: 'ชดเชย › สปสช.' } }
    expect([
      failureOf(comparison(whole, { D: 'ยอด' }), []),
      failureOf(comparison(whole, { D: 'ยอด' }), [{ field: 'paid', column: 'Z' }]),
      failureOf(comparison(whole, { D: 'ยอด', E: 'ยอด' }), [{ field: 'paid', column: 'E' }]),
      failureOf(comparison({ ...whole, paid: 'D' }, { E: 'ชดเชย › สปสช.' }), []),
    ]).toEqual([paid, paid, paid, paid])
  })

  it('refuses a column that plays two parts, and a field that nobody asked for', () => {
    const found = comparison({ rep_no: 'A', note: 'C' }, { D: 'ยอด' })
    const twice = [
      { field: 'tran_id', column: 'D' },
      { field: 'paid', column: 'D' },
    ]
    expect([
      failureOf(found, twice),
      failureOf(found, [{ field: 'paid', column: 'C' }]),
      failureOf(found, [{ field: 'rep_no', column: 'D' }]),
      failureOf(found, [{ field: 'unheard', column: 'D' }]),
    ]).toEqual([
      { code: 'layout.columnTwice', details: { column: 'D' } },
      { code: 'layout.columnTwice', details: { column: 'C' } },
      { code: 'input.invalid', details: { field: 'columns' } },
      { code: 'input.invalid', details: { field: 'columns' } },
    ])
  })
})
