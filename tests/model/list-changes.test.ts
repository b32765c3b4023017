import { describe, expect, it } from 'vitest'
import { listChanges, listState } from '#shared/model/list-changes.ts'
import { headerOf, placeCorrection } from '#shared/model/list-correction.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import { repReading, toColumns, withSwapped } from '#tests/features/portal-lists/list-readings.ts'

const good = repReading()
const failed = (code: 'portal.pageChanged' | 'portal.down', changes: Partial<ListReading> = {}) =>
  repReading({ ending: { state: 'failed', code }, columns: [], ...changes })
const withColumns = (rows: Parameters<typeof toColumns>[0]) => repReading({ columns: toColumns(rows) })
const table = good.structure?.tables[0]

function withTable(changes: Partial<NonNullable<typeof table>>): NonNullable<ListReading['structure']> {
  if (!good.structure || !table) throw new Error('the reading has a table')
  return { ...good.structure, tables: [{ ...table, ...changes }] }
}

describe('how a list differs from when it worked', () => {
  it('is nothing while only lines, months and looks are others', () => {
    const later = repReading({
      month: '2026-11',
      lines: 3,
      told: 3,
      sample: [],
      at: '2026-12-01T00:00:00.000Z',
    })
    expect(listChanges(good, later)).toEqual([])
  })

  it('names columns that changed places once, by their headers, and a field that moved without its header', () => {
    const other = { passed: 'failed', failed: 'passed' } as const
    const swapped = good.columns.map((column) =>
      column.field === 'passed' || column.field === 'failed'
        ? { ...column, field: other[column.field] }
        : column,
    )
    expect(listChanges(good, repReading({ columns: swapped }))).toEqual([
      { kind: 'fieldMoved', field: 'passed', from: 6, to: 7 },
      { kind: 'fieldMoved', field: 'failed', from: 7, to: 6 },
    ])
    expect(listChanges(good, withSwapped(good, 5, 7))).toEqual([
      { kind: 'headerMoved', header: 'ทั้งหมด', from: 5, to: 7 },
      { kind: 'headerMoved', header: 'ไม่ผ่าน', from: 7, to: 5 },
    ])
  })

  it('names what is gone, what is new, and the field that nobody finds any more', () => {
    const now = repReading({
      columns: good.columns.map((column) =>
        column.index === 6 ? { ...column, headers: ['ผ่านเกณฑ์'], field: null, reasons: [] } : column,
      ),
    })
    expect(listChanges(good, now)).toEqual([
      { kind: 'fieldLost', field: 'passed', index: 6 },
      { kind: 'headerGone', header: 'ผ่าน', index: 6 },
      { kind: 'headerNew', header: 'ผ่านเกณฑ์', index: 6 },
    ])
  })

  it('does not take for a change of the portal what a person named herself', () => {
    const now = repReading({
      columns: good.columns.map((column) =>
        column.index === 7
          ? { ...column, field: 'passed' as const, reasons: ['correction' as const] }
          : column.index === 6
            ? { ...column, field: null, reasons: [] }
            : column,
      ),
    })
    expect(listChanges(good, now).filter(({ kind }) => kind === 'fieldMoved')).toEqual([])
  })

  it('tells headers of the same words apart by their order', () => {
    const one = withColumns([
      ['จำนวน', 'number', 'total'],
      ['จำนวน', 'number', 'passed'],
    ])
    const other = withColumns([['จำนวน', 'number', 'total']])
    expect(listChanges(one, other)).toContainEqual({ kind: 'headerGone', header: 'จำนวน', index: 1 })
  })

  it('names tables, links, cells and keys that are others, which alone are no change of the list', () => {
    const link = { kind: 'script' as const, target: 'openFile', parameters: ['1'], count: 42 }
    const structure = {
      ...withTable({ id: 'content3', cellCounts: [1, 9], links: [link] }),
      keys: [{ path: 'data[].state', type: 'string' }],
    }
    const now = repReading({ structure })
    expect([listChanges(good, now), listState(now, good)]).toEqual([
      [
        { kind: 'tables', before: ['content2'], now: ['content3'] },
        {
          kind: 'links',
          before: ['address /eclaimapi/invoice/InvoiceReportExcelAction.do'],
          now: ['script openFile'],
        },
        { kind: 'cells', before: [9], now: [1, 9] },
        { kind: 'keyGone', path: 'data[].loaded' },
        { kind: 'keyNew', path: 'data[].state' },
      ],
      'read',
    ])
  })

  it('reads the headers of a page of which nothing was understood from its table', () => {
    const now = failed('portal.pageChanged', { structure: withTable({ headers: [['REP No.', 'ผ่าน']] }) })
    const gone = listChanges(good, now).flatMap((one) => (one.kind === 'headerGone' ? [one.header] : []))
    expect(gone).toEqual(['วันที่ส่ง', 'HCODE', 'ชื่อหน่วยบริการ', 'ชื่อไฟล์', 'ทั้งหมด', 'ไม่ผ่าน', 'ผู้นำเข้า'])
  })

  it('is not asked of a visit that saw no page', () => {
    expect(listChanges(good, failed('portal.down', { structure: null }))).toEqual([])
  })
})

describe('the state of a list', () => {
  const empty = repReading({ ending: { state: 'empty', evidence: 'text', isProven: true }, columns: [] })
  it.each([
    ['never read', null, null, 'unread'],
    ['read for the first time', good, good, 'read'],
    ['empty after it worked', empty, good, 'empty'],
    ['failing for the network after it worked', failed('portal.down'), good, 'failed'],
    ['changed so that it cannot be read', failed('portal.pageChanged'), good, 'changed'],
    ['never readable', failed('portal.pageChanged'), null, 'failed'],
    ['read with columns in other places', withSwapped(good, 5, 7), good, 'changed'],
  ] as const)('that is %s is right', (_what, newest, last, state) => {
    expect(listState(newest, last)).toBe(state)
  })
})

describe('a column a person named', () => {
  const passed = { passed: { index: 6, header: 'ผ่าน' } }
  const place = (corrected: Parameters<typeof placeCorrection>[0], reading: ListReading) => {
    const { places, lost } = placeCorrection(corrected, reading.columns)
    return [Object.fromEntries(places), lost]
  }

  it('is found again below its header, wherever that has gone', () => {
    expect([place(passed, good), place(passed, withSwapped(good, 6, 2))]).toEqual([
      [{ passed: 6 }, []],
      [{ passed: 2 }, []],
    ])
  })

  it('is not used where its header is gone, or stands there twice and neither in its place', () => {
    const renamed = withColumns([['ผ่านเกณฑ์', 'number', null]])
    const twice = withColumns([
      ['ผ่าน', 'number', null],
      ['ผ่าน', 'number', null],
    ])
    expect([place(passed, renamed), place(passed, twice)]).toEqual([
      [{}, ['passed']],
      [{}, ['passed']],
    ])
  })

  it('without a header is found at its place, as long as nothing is written above it', () => {
    const bare = { passed: { index: 1, header: null } }
    const without = withColumns([
      ['', 'number', null],
      ['', 'number', null],
    ])
    expect([place(bare, without), place(bare, good)]).toEqual([
      [{ passed: 1 }, []],
      [{}, ['passed']],
    ])
  })

  it('may be none of them', () => {
    expect(place({ failed: 'none' }, good)).toEqual([{ failed: null }, []])
  })

  it('is called by every text above it', () => {
    expect([headerOf({ headers: ['จำนวน', 'ผ่าน'] }), headerOf({ headers: [] })]).toEqual([
      'จำนวน › ผ่าน',
      null,
    ])
  })
})
