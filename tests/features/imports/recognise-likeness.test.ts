import { describe, expect, it } from 'vitest'
import { createRecogniser } from '#main/features/imports/recognise.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** A layout of these headers, text but for those of amounts; its columns come in any order. */
function layoutOf(headers: readonly string[], more: Partial<SheetLayout> = {}): SheetLayout {
  const isAmount = (header: string) => /^(?:เรียกเก็บ|ชดเชย)/.test(header)
  return {
    id: 'made-1',
    rows: 'claim',
    sheetNames: [],
    anchor: { text: 'TRAN_ID', withinRows: 4 },
    key: { field: 'TRAN_ID', shape: 'number' },
    headerLevels: 1,
    usualHeaderRow: 0,
    usualDataRow: 1,
    isOrdered: false,
    evidence: 'analogy',
    columns: headers.map((header): Column => [header, isAmount(header) ? 'money' : 'text', header]),
    parts: {},
    ...more,
  }
}

/** Cells by row number, as a reader gives them: rows of nothing are left out. */
const rowsOf = (cells: Readonly<Record<number, readonly CellValue[]>>): SheetRow[] =>
  Object.entries(cells).map(([row, values]) => ({ row: Number(row), cells: values }))

function recognise(
  cells: Readonly<Record<number, readonly CellValue[]>>,
  ...layouts: readonly SheetLayout[]
) {
  const fit = createRecogniser(layouts)(rowsOf(cells))
  if (fit === null) return null
  const { layout, headerRows, found, share, likeness, match } = fit
  return {
    id: layout.id,
    heads: headerRows.map(({ row }) => row),
    found,
    share,
    likeness,
    columnOf: match.columnOf,
  }
}

const headers = ['TRAN_ID', 'HN', 'ตึก', 'เรียกเก็บ']
const claims = layoutOf(headers)
const data = [700_000_001, '0123', 'อายุรกรรม', 900.5, 12]

describe('the row of headers', () => {
  it.each<[string, Readonly<Record<number, readonly CellValue[]>>, readonly number[] | null]>([
    ['is the first one', { 0: headers, 1: data }, [0]],
    ['has the anchor, whatever row has more texts', { 0: ['HN', 'ตึก', 'TRAN_ID'], 1: data, 2: headers }, [0]],
    [
      'has the anchor, though one above has more texts',
      { 0: ['HN', 'ตึก', 'เรียกเก็บ', 'ชื่อ'], 1: data, 3: headers },
      [3],
    ],
    ['has no anchor below its rows', { 1: ['HN', 'ตึก', 'เรียกเก็บ'], 2: data, 4: headers.slice(0, 2) }, [1]],
    [
      'has most texts where none has the anchor',
      { 5: ['HN', 'ตึก', 'ยา'], 6: data, 9: ['HN', 'ตึก', 'เรียกเก็บ'] },
      [9],
    ],
    ['is the first of two alike', { 5: headers, 6: data, 9: headers }, [5]],
    ['has three texts at least', { 5: ['HN', 'ตึก'] }, null],
    ['has three texts itself', { 5: ['HN', 'ตึก'], 6: [null, null, 'เรียกเก็บ'] }, null],
    ['is none where nothing stands', {}, null],
    ['may have numbers of columns below', { 2: headers, 4: ['(1)', '(2)', '(3)'] }, [2, 4]],
    ['has no new word below', { 2: headers, 4: [null, 'ใหม่'] }, [2]],
    ['has no new word below that stands beside a number', { 2: headers, 4: ['(1)', 'ใหม่'] }, [2]],
    ['is no row of data', { 5: [...headers, 1, 2, 3], 6: ['HN', 'ตึก', 'เรียกเก็บ'] }, [6]],
    ['may have two numbers', { 5: [...headers, 1, null, 2], 6: data }, [5]],
    [
      'may have words that begin or end with a digit',
      { 5: [...headers, '1a', 'a1', '2b', 'b2'], 6: data },
      [5],
    ],
    ['may have words between signs', { 5: [...headers, '/a/', '/b/', ':a:', ':b:'], 6: data }, [5]],
    ['has no three texts of zeros', { 5: [...headers, '0', '0', '0'], 6: data }, null],
    ['has no three texts of nines', { 5: [...headers, '9/9', '9.9', '9'], 6: data }, null],
    ['may have blanks', { 5: [...headers, '', '', ''], 6: data }, [5]],
    ['is found in the 47th row', { 46: headers, 47: data }, [46]],
    ['is not looked for below it', { 47: headers, 48: data }, null],
  ])('%s', (_, cells, heads) => {
    expect(recognise(cells, claims)?.heads ?? null).toEqual(heads)
  })
})

describe('levels of headers', () => {
  const wide = layoutOf([], {
    headerLevels: 2,
    columns: [
      ['TRAN_ID', 'text', 'TRAN_ID'],
      ['HN', 'text', 'HN'],
      ['drug', 'money', 'พึงรับ', 'ยา'],
      ['care', 'money', 'พึงรับ', 'ค่ารักษา'],
      ['AN', 'text', 'AN'],
      ['PID', 'text', 'PID'],
      ['number', 'text', '(1)'],
    ],
  })
  const groups = [null, null, 'พึงรับ', null]
  const leaves = ['TRAN_ID', 'HN', 'ยา', 'ค่ารักษา', 'AN', 'PID']
  const only = (column: number, text: string) =>
    Array.from({ length: column + 1 }, (_, at) => (at === column ? text : null))

  it.each<[string, Readonly<Record<number, readonly CellValue[]>>, readonly number[]]>([
    ['stand above the anchor', { 2: groups, 3: leaves, 4: data }, [2, 3]],
    ['stand below it', { 2: ['TRAN_ID', 'HN', 'พึงรับ'], 3: [null, null, 'ยา', 'ค่ารักษา'], 4: data }, [2, 3]],
    ['may leave five rows out above', { 0: ['x', 1, 2, 3], 2: groups, 7: leaves }, [2, 7]],
    ['may not leave six out above', { 1: groups, 7: leaves }, [7]],
    ['are none above of unknown words', { 2: [null, 'วันที่', 'เวลา'], 3: leaves }, [3]],
    ['are none above of one text in the first column', { 2: ['พึงรับ', 'วันที่'], 3: leaves }, [3]],
    ['are none above that stand alone in the first column', { 2: ['พึงรับ'], 3: leaves }, [3]],
    ['are none above with numbers', { 2: [null, null, 'พึงรับ', 5], 3: leaves }, [3]],
    ['are none above of blanks', { 2: ['วันที่', '', 'เวลา'], 3: leaves }, [3]],
    ['are none above a row that is none', { 1: groups, 2: [null, 'วันที่', 'x'], 3: leaves }, [3]],
    ['go on over several rows above', { 1: groups, 2: groups, 3: leaves }, [1, 2, 3]],
    ['may be of unknown words within their number', { 2: leaves, 3: [null, null, 'ใหม่', 'อีก'] }, [2, 3]],
    ['are none of unknown words below their number', { 2: leaves, 4: [null, null, 'ใหม่', 'อีก'] }, [2]],
    ['are counted from the first', { 2: groups, 3: leaves, 4: [null, null, 'ใหม่', 'อีก'] }, [2, 3]],
    ['may have a known text below their number', { 2: leaves, 4: [null, null, 'ใหม่', 'ยา'] }, [2, 4]],
    ['may be one known text alone in the first column', { 2: leaves, 3: ['ยา'] }, [2, 3]],
    ['are no unknown text alone in the first column', { 2: leaves, 3: ['หมวด'] }, [2]],
    ['may number the columns below their number', { 2: leaves, 4: ['(1)', '(2)', '(3)'] }, [2, 4]],
    ['are no blanks below their number', { 2: leaves, 4: ['', ''] }, [2]],
    ['are no row with numbers', { 2: leaves, 3: [null, 'ยา', 5] }, [2]],
    ['end with a row that is none', { 2: leaves, 3: data, 4: [null, null, 'ยา', 'ค่ารักษา'] }, [2]],
    ['may leave five rows out below', { 2: leaves, 7: only(2, 'ยา') }, [2, 7]],
    ['may not leave six out below', { 2: leaves, 8: only(2, 'ยา') }, [2]],
  ])('%s', (_, cells, heads) => {
    expect(recognise(cells, { ...wide, anchor: { text: 'TRAN_ID', withinRows: 40 } })?.heads).toEqual(heads)
  })

  it('are looked for below the rows in which a header may begin', () => {
    const some = ['HN', 'ตึก', 'เรียกเก็บ']
    expect([
      recognise({ 40: some, 45: some, 51: headers }, claims)?.heads,
      recognise({ 40: some, 51: headers }, claims)?.heads,
      recognise({ 0: some, 7: headers }, claims)?.heads,
      recognise({ 44: ['ใหม่'], 47: headers }, claims),
    ]).toEqual([[51], [40], [0], null])
    expect(
      recognise({ 46: ['TRAN_ID', 'HN', 'พึงรับ'], 50: [null, null, 'ยา', 'ค่ารักษา'] }, wide)?.heads,
    ).toEqual([46, 50])
  })
})

describe('how much a sheet is like a layout', () => {
  const like = (cells: Readonly<Record<number, readonly CellValue[]>>, layout: SheetLayout) => {
    const fit = recognise(cells, layout)
    return fit && [fit.found, fit.share, fit.likeness]
  }

  it('is all of it when both have the same columns', () => {
    expect(recognise({ 0: headers, 1: data }, claims)).toEqual({
      id: 'made-1',
      heads: [0],
      found: 4,
      share: 1,
      likeness: 1,
      columnOf: [0, 1, 2, 3],
    })
  })

  it('is less for columns that one of both lacks', () => {
    expect([
      like({ 0: ['TRAN_ID', 'HN', 'ตึก'] }, claims),
      like({ 0: [...headers, 'ใหม่'] }, claims),
      like({ 0: ['TRAN_ID', 'HN', 'ตึก', 'ใหม่'] }, claims),
      like({ 0: ['TRAN_ID', 'HN', 'ใหม่'], 1: ['ตึก'] }, claims),
    ]).toEqual([[3, 3 / 4, 3 / 4], [4, 1, 4 / 5], [3, 3 / 4, 3 / 5], null])
  })

  it('is less for a column without a header that holds something', () => {
    const head = ['TRAN_ID', null, 'HN', 'ตึก', 'เรียกเก็บ']
    const filled = [null, 'x']
    const below = (last: readonly CellValue[]) =>
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at + 2, at === 19 ? last : ['ก', null, 'ข']]))
    expect([
      like({ 0: head, 1: filled }, claims),
      like({ 0: head, 1: [null, ' '] }, claims),
      like({ 0: head }, claims),
      like({ 0: ['x', null, null, null, null, null, 'y', 'z'], 1: head }, claims),
      like({ 1: head, ...below(filled) }, claims),
      // what stands above the headers, or further down, is not looked at
      like({ 1: head, ...below(['ก']), 22: filled }, claims),
      like({ 0: ['ก', 'x', '5'], 1: head }, claims),
    ]).toEqual([
      [4, 1, 4 / 5],
      [4, 1, 1],
      [4, 1, 1],
      [4, 1, 1],
      [4, 1, 4 / 5],
      [4, 1, 1],
      [4, 1, 1],
    ])
  })

  it('is no less for a column of the layout that has no header', () => {
    const columns: Column[] = [['label', 'text'], ...claims.columns]
    const cells = { 0: [null, ...headers], 1: ['ผู้ป่วยใน', 1, 2] }
    expect(like(cells, { ...claims, columns })).toEqual([5, 1, 1])
  })

  it('is a little less for columns that only their group names, and less for those it lacks', () => {
    const groups = [{ header: 'พึงรับ', field: 'paid', type: 'money' }] as const
    const grouped = { ...claims, groups }
    expect([
      like({ 0: [...headers, 'พึงรับ', null], 1: [1, 2, 3, 4, 5, 6] }, grouped),
      like({ 0: [...headers, 'พึงรับ'] }, grouped),
      like({ 0: headers }, grouped),
    ]).toEqual([
      [6, 1, expect.closeTo(5.8 / 6, 10)],
      [5, 1, expect.closeTo(4.9 / 5, 10)],
      [4, 4 / 5, 4 / 5],
    ])
  })

  it.each<[string, string, number]>([
    ['another level', 'ชดเชย › ค่ารักษา', 5 - 0.1],
    ['other words', 'วันที่รับบริการ', 5 - 0.5],
    ['its place', 'ใหม่', 5 - 0.5],
  ])('is less for a column that was found by %s', (_found, header, weight) => {
    const columns: Column[] = [
      ['TRAN_ID', 'text', 'TRAN_ID'],
      ['HN', 'text', 'HN'],
      ['served', 'date', 'วันที่เข้ารับบริการ'],
      ['care', 'money', 'ค่ารักษา'],
      ['AN', 'text', 'AN'],
    ]
    const isLevels = header.includes('›')
    const own = isLevels ? 'วันที่เข้ารับบริการ' : header
    const head = ['TRAN_ID', 'HN', own, isLevels ? 'ชดเชย' : 'ค่ารักษา', 'AN']
    const second = isLevels ? { 1: [null, null, null, 'ค่ารักษา'] } : {}
    const { isOrdered: _order, ...ordered } = claims
    const layout = { ...ordered, columns, headerLevels: 2 }
    const fit = recognise({ 0: head, ...second, 2: [700_000_001, '01', '05/01/2569', 5.5, '2'] }, layout)
    expect([fit?.found, fit?.likeness]).toEqual([5, expect.closeTo(weight / 5, 10)])
  })

  it.each<[Partial<SheetLayout>, CellValue, number]>([
    [{ rows: 'statement' }, 12.5, 4 / 7],
    [{ rows: 'statement' }, 99_999, 4 / 7],
    // a number as claims have it, a text or nothing at all is no amount
    [{ rows: 'statement' }, 700_000_001, 4 / 5],
    [{ rows: 'statement' }, '12.50', 4 / 5],
    [{ rows: 'statement' }, null, 4 / 5],
    [{ rows: 'claim' }, 12.5, 4 / 5],
    [{ rows: 'statement', parts: { approved: ['เรียกเก็บ'] } }, 12.5, 4 / 5],
    [{ rows: 'statement', parts: { net: ['เรียกเก็บ'] } }, 12.5, 4 / 5],
    [{ rows: 'statement', parts: { gross: ['เรียกเก็บ'] } }, 12.5, 4 / 7],
  ])('as %o is less for a column of %s, that may be what is paid: %s', (more, cell, likeness) => {
    const cells = { 0: [...headers, 'ใหม่'], 1: [1, 'ก', 'ข'], 2: [1, 'ก', 'ข', 9, cell] }
    expect(recognise(cells, { ...claims, ...more })?.likeness).toBeCloseTo(likeness, 10)
  })
})

it('a sheet that has two headers of a layout is none of it, whatever stands between them', () => {
  const { isOrdered: _, ...ordered } = layoutOf(['TRAN_ID', 'ตึก', 'HN'])
  expect(recognise({ 0: ['TRAN_ID', 'ใหม่', 'HN'], 1: [700_000_001, 'อายุรกรรม', '0123'] }, ordered)).toBeNull()
})

describe('of several layouts', () => {
  const [narrow, wide] = [
    layoutOf(headers.slice(0, 3), { id: 'narrow' }),
    layoutOf([...headers, 'AN'], { id: 'wide' }),
  ]
  const sheet = { 0: headers, 1: data }
  const chosen = (...layouts: readonly SheetLayout[]) => recognise(sheet, ...layouts)?.id

  it('the likest is taken, and the first of two alike', () => {
    const same = { ...claims, id: 'same' }
    expect([
      chosen(narrow, wide, claims),
      chosen(claims, wide, narrow),
      chosen(narrow, wide),
      chosen(wide, narrow),
      chosen(claims, same),
      chosen(same, claims),
    ]).toEqual(['made-1', 'made-1', 'wide', 'wide', 'made-1', 'same'])
  })

  it('those whose texts a sheet has most of are tried, three at most', () => {
    const texts = Array.from({ length: 30 }, (_, at) => [`คำอื่น ${at}`])
    // they know many texts beside, or have three of the sheet's alone
    const wordy = [1, 2, 3].map((at) => ({ ...wide, id: `wordy-${at}`, otherHeaders: { HN: texts } }))
    const short = [1, 2, 3].map((at) => ({ ...narrow, id: `short-${at}` }))
    expect([
      chosen(...wordy, ...short, claims),
      chosen(...short.slice(1), { ...claims, otherHeaders: { HN: texts } }),
      chosen(...short, { ...claims, otherHeaders: { HN: texts } }),
    ]).toEqual(['made-1', 'made-1', 'short-1'])
  })
})
