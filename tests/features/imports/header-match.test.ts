import { expect, test } from 'vitest'
import { matchHeader } from '#main/features/imports/header-match.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

const inOrder = repUcs120.columns.map((_, index) => index)

/** Header rows as the reader gives them: merged cells blank, DateCells unknown here. */
function headerRows(columns: readonly Column[], levels = 3): SheetRow[] {
  const { lines } = makeHeaderBlock(columns, 5, levels)
  return lines.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => (typeof cell === 'string' ? cell || null : null)),
  }))
}

function changed(field: string, headers: (texts: readonly string[]) => readonly string[]): Column[] {
  return repUcs120.columns.map((column) => {
    const [name, type, ...texts] = column
    return name === field ? [name, type, ...headers(texts)] : column
  })
}

const fieldsOf = (columns: readonly Column[]) => columns.map(([field]) => field)

test('every column of today’s files is found by its header', () => {
  expect(matchHeader(headerRows(repUcs120.columns), repUcs120)).toMatchObject({
    columnOf: inOrder,
    absent: [],
    moved: [],
    repeated: [],
    extras: [],
  })
  expect(matchHeader(headerRows(repSummary57.columns, 5), repSummary57)).toMatchObject({
    absent: [],
    extras: [],
  })
})

test('line breaks, spaces, small letters and (บาท) in headers make no difference', () => {
  const odd = repUcs120.columns.map(
    ([field, type, ...texts]): Column => [
      field,
      type,
      ...texts.map(
        (text) =>
          `  ${text.replaceAll('\n', '').replace('-', ' - ').toLowerCase().replace('ชดเชยสุทธิ', 'ชดเชยสุทธิ (บาท)')} `,
      ),
    ],
  )
  expect(matchHeader(headerRows(odd), repUcs120)).toMatchObject({ columnOf: inOrder, absent: [] })
})

test('the second level of a two-level group may stand in either sub-row', () => {
  const rows = headerRows(repUcs120.columns)
  const [, second, third] = rows
  const moved = rows.map((row) => ({ ...row, cells: [...row.cells] }))
  for (const [index, column] of repUcs120.columns.entries()) {
    const isTwoLevel = column.length === 4 && third?.cells[index] === null
    if (!isTwoLevel || !moved[1] || !moved[2]) continue
    moved[2].cells[index] = second?.cells[index] ?? null
    moved[1].cells[index] = null
  }
  expect(matchHeader(moved, repUcs120)).toMatchObject({
    columnOf: inOrder,
    absent: [],
    moved: [],
    repeated: [],
  })
})

test('the second PS cell is found without a text and with one of its own', () => {
  const rows = headerRows(changed('ps_percent', (texts) => [...texts, 'ร้อยละ']))
  expect(matchHeader(rows, repUcs120).absent).toEqual([])
})

test('118 columns lack the two text columns of OPBKK and no money', () => {
  const columns = repUcs120.columns.filter(([field]) => field !== 'opbkk_hsub' && field !== 'opbkk_nhso')
  const match = matchHeader(headerRows(columns), repUcs120)
  expect({ absent: fieldsOf(match.absent), moved: match.moved, extras: match.extras }).toEqual({
    absent: ['opbkk_hsub', 'opbkk_nhso'],
    moved: [],
    extras: [],
  })
})

test('columns nobody knows are named with their groups', () => {
  const columns: Column[] = [
    ...repUcs120.columns,
    ['x', 'text', 'ใหม่\nล่าสุด'],
    ['y', 'text', 'กลุ่มใหม่', 'ก'],
    ['z', 'text', 'กลุ่มใหม่', 'ข'],
  ]
  expect(matchHeader(headerRows(columns), repUcs120).extras).toEqual([
    { column: 120, header: 'ใหม่ ล่าสุด' },
    { column: 121, header: 'กลุ่มใหม่ › ก' },
    { column: 122, header: 'กลุ่มใหม่ › ข' },
  ])
})

/** What became of every money column when its last header alone was renamed. */
function renameEach() {
  return repUcs120.columns
    .filter(([, type]) => type === 'money')
    .map((column) => {
      const rows = headerRows(changed(column[0], (texts) => [...texts.slice(0, -1), 'ชื่อใหม่']))
      const match = matchHeader(rows, repUcs120)
      const others = match.columnOf.filter(
        (at, index) => at !== index && repUcs120.columns[index]?.[0] !== column[0],
      )
      return { field: column[0], match, others }
    })
}

test('money that is added up is missing when it is renamed: its place alone says nothing', () => {
  const counted = renameEach().filter(({ field }) => field === 'reimb_nhso' || field === 'claim_net')
  expect(counted.map(({ match, others }) => [fieldsOf(match.absent), match.weak, others])).toEqual([
    [['reimb_nhso'], [], []],
    [['claim_net'], [], []],
  ])
})

test('any other amount that is renamed is taken by its place, and that is told', () => {
  const others = renameEach().filter(({ field }) => field !== 'reimb_nhso' && field !== 'claim_net')
  const places = new Map(repUcs120.columns.map(([field], index) => [field, index]))
  expect(others.map(({ field, match }) => [field, match.weak, match.absent.length])).toEqual(
    others.map(({ field }) => {
      const index = places.get(field)
      return [field, [{ index, column: index, how: 'place' }], 0]
    }),
  )
})

test('a renamed amount is not taken when what stands there is no amount', () => {
  const rows = headerRows(changed('act_amt', () => ['ชื่อใหม่']))
  const cells = repUcs120.columns.map(([field]) => (field === 'act_amt' ? 'V993' : '700000001'))
  const match = matchHeader(rows, repUcs120, [{ row: 8, cells }])
  expect([fieldsOf(match.absent), match.weak]).toEqual([['act_amt'], []])
})

test('money under another group has moved: two groups whose names changed places', () => {
  const names = { 'ค่าใช้จ่ายสูง (HC)': 'ผู้ป่วยใน (IP)', 'ผู้ป่วยใน (IP)': 'ค่าใช้จ่ายสูง (HC)' }
  const columns = repUcs120.columns.map(
    ([field, type, first, ...rest]): Column => [
      field,
      type,
      Object.entries(names).find(([name]) => name === first)?.[1] ?? first ?? '',
      ...rest,
    ],
  )
  expect(fieldsOf(matchHeader(headerRows(columns), repUcs120).moved)).toContain('iphc')
})

test('a money column that stands twice is noticed', () => {
  const columns: Column[] = [...repUcs120.columns, ['again', 'money', 'ชดเชยสุทธิ', 'สปสช.']]
  expect(fieldsOf(matchHeader(headerRows(columns), repUcs120).repeated)).toEqual(['reimb_nhso'])
})
