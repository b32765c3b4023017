import { describe, expect, it } from 'vitest'
import { mapColumns } from '#main/features/layouts/map-columns.ts'
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
    ['extra', 'money', 'ส่วนเพิ่ม'],
  ],
  parts: { tranId: ['tran_id'], approved: ['paid'] },
}
const required = ['tran_id', 'paid', 'extra']

type Sheet = Parameters<typeof mapColumns>[1]
type Chosen = Parameters<typeof mapColumns>[2]

/** A sheet with these headers by column, where these fields were found. */
function sheetOf(
  headers: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
  repeated: readonly string[] = [],
): Sheet {
  return {
    sheet: 'Sheet1',
    headerRows: [4, 5],
    columns: Object.entries(headers).map(([column, header]) => ({ column, header })),
    expected: base.columns.map(([field, , ...texts]) => ({
      field,
      header: texts.join(' › '),
      isRequired: required.includes(field),
      mayLack: field !== 'tran_id' && field !== 'paid',
      foundAt: found[field] ?? null,
      doubt: repeated.includes(field) ? 'repeated' : null,
    })),
  }
}

/** Everything but the money column stands where the layout has it. */
const found = { rep_no: 'A', tran_id: 'B', note: 'C', extra: 'E' }
const usual = { A: 'REP No.', B: 'TRAN_ID', C: 'หมายเหตุ', E: 'ส่วนเพิ่ม' }

const failureOf = (sheet: Sheet, chosen: Chosen) => {
  try {
    mapColumns(base, sheet, chosen)
    return 'mapped'
  } catch (error) {
    const { code, details } = error as { code: string; details: unknown }
    return { code, details }
  }
}

describe('naming the columns of a sheet', () => {
  it('gives a column the header texts that stand there, level by level, and nothing of its position', () => {
    const sheet = sheetOf({ ...usual, D: 'จ่าย › กองทุน › สุทธิ' }, found)
    expect(mapColumns(base, sheet, [{ field: 'paid', column: 'D' }])).toEqual({
      ...base,
      sheetNames: ['Detail', 'Sheet1'],
      columns: [
        ...base.columns.slice(0, 3),
        ['paid', 'money', 'จ่าย', 'กองทุน', 'สุทธิ'],
        ['extra', 'money', 'ส่วนเพิ่ม'],
      ],
    })
  })

  it('moves the anchor along when the column that finds the header row is another one', () => {
    const sheet = sheetOf(
      { ...usual, A: 'เลขที่ REP', D: 'ชดเชย › สปสช.' },
      { tran_id: 'B', note: 'C', paid: 'D', extra: 'E' },
    )
    const layout = mapColumns(base, sheet, [{ field: 'rep_no', column: 'A' }])
    expect([layout.anchor, layout.columns[0]]).toEqual([
      { text: 'ชดเชย', withinRows: 10 },
      ['rep_no', 'id', 'เลขที่ REP'],
    ])
  })

  it('keeps columns in the order of the sheet, one it does not have behind the one before it', () => {
    const sheet = sheetOf(
      { AA: 'TRAN_ID', B: 'ชดเชย › สปสช.', C: 'REP', E: 'ส่วนเพิ่ม' },
      { tran_id: 'AA', paid: 'B', extra: 'E' },
    )
    const layout = mapColumns(base, sheet, [{ field: 'rep_no', column: 'C' }])
    expect(layout.columns.map(([field]) => field)).toEqual(['paid', 'rep_no', 'extra', 'tran_id', 'note'])
  })

  it('takes a column that was found away from where it was found: a person knows better', () => {
    const sheet = sheetOf({ ...usual, D: 'ชดเชย › สปสช.', F: 'โอนจริง' }, { ...found, paid: 'D' })
    const layout = mapColumns(base, sheet, [{ field: 'paid', column: 'F' }])
    expect(layout.columns.slice(3)).toEqual([
      ['extra', 'money', 'ส่วนเพิ่ม'],
      ['paid', 'money', 'โอนจริง'],
    ])
  })

  it('swaps two columns whose headers say the opposite', () => {
    const sheet = sheetOf({ ...usual, D: 'ชดเชย › สปสช.' }, { ...found, paid: 'D' })
    const swapped = [
      { field: 'paid', column: 'E' },
      { field: 'extra', column: 'D' },
    ]
    expect(mapColumns(base, sheet, swapped).columns.slice(3)).toEqual([
      ['extra', 'money', 'ชดเชย', 'สปสช.'],
      ['paid', 'money', 'ส่วนเพิ่ม'],
    ])
  })

  it('tells a column from its namesakes by the order of all of them', () => {
    const sheet = sheetOf({ ...usual, D: 'ยอด', F: 'ยอด' }, found)
    const layout = mapColumns(base, sheet, [{ field: 'paid', column: 'F' }])
    expect([layout.columns.slice(3), layout.optional]).toEqual([
      [
        ['ยอด (D)', 'text', 'ยอด'],
        ['extra', 'money', 'ส่วนเพิ่ม'],
        ['paid', 'money', 'ยอด'],
      ],
      ['ยอด (D)'],
    ])
  })

  it('leaves out an amount of its own that the file does not have, when a person says so', () => {
    const sheet = sheetOf({ ...usual, D: 'โอน' }, { rep_no: 'A', tran_id: 'B', note: 'C' })
    const layout = mapColumns(base, sheet, [
      { field: 'paid', column: 'D' },
      { field: 'extra', column: null },
    ])
    expect(layout.columns.map(([field]) => field)).toEqual(['rep_no', 'tran_id', 'note', 'paid'])
  })

  it('is incomplete while a needed column is not named, has no header, or is said to be missing', () => {
    const open = sheetOf({ ...usual, D: 'ยอด', F: '' }, found)
    const twice = sheetOf({ ...usual, D: 'ชดเชย › สปสช.', F: 'ชดเชย › สปสช.' }, { ...found, paid: 'D' }, [
      'paid',
    ])
    const paid = { code: 'layout.incomplete', details: { column: 'ชดเชย › สปสช.' } }
    expect([
      failureOf(open, []),
      failureOf(open, [{ field: 'paid', column: 'Z' }]),
      failureOf(open, [{ field: 'paid', column: 'F' }]),
      failureOf(open, [{ field: 'paid', column: null }]),
      failureOf(twice, []),
      failureOf(twice, [{ field: 'paid', column: 'D' }]),
    ]).toEqual([paid, paid, paid, paid, paid, 'mapped'])
  })

  it('refuses a column that plays two parts, a field named twice, and one that nobody expects', () => {
    const sheet = sheetOf({ ...usual, D: 'ยอด' }, { rep_no: 'A', note: 'C', extra: 'E' })
    const fields = { code: 'input.invalid', details: { field: 'columns' } }
    expect([
      failureOf(sheet, [
        { field: 'tran_id', column: 'D' },
        { field: 'paid', column: 'D' },
      ]),
      failureOf(sheet, [{ field: 'paid', column: 'C' }]),
      failureOf(sheet, [
        { field: 'paid', column: 'D' },
        { field: 'paid', column: 'B' },
      ]),
      failureOf(sheet, [{ field: 'unheard', column: 'D' }]),
    ]).toEqual([
      { code: 'layout.columnTwice', details: { column: 'D' } },
      { code: 'layout.columnTwice', details: { column: 'C' } },
      fields,
      fields,
    ])
  })
})
