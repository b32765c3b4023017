import { describe, expect, it } from 'vitest'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { meantClaim } from '#tests/features/imports/real-forms/meant-rows.ts'
import { makeTransferBook } from '#tests/features/imports/real-forms/other-books.ts'
import type { RealBook, RealCell, RealSheet } from '#tests/features/imports/real-forms/real-sheet.ts'
import { writeBook } from '#tests/features/imports/real-forms/real-sheet.ts'
import { getRepKind, makeRepBook } from '#tests/features/imports/real-forms/rep-books.ts'
import { seenRows } from '#tests/features/imports/real-forms/seen.ts'
import { makeStatementBook, statementKinds } from '#tests/features/imports/real-forms/statement-books.ts'
import { meantCase } from '#tests/features/imports/real-forms/statement-cases.ts'

/** The sheet with headers nobody knows, and with labels nobody knows in its rows. */
function garble(sheet: RealSheet): RealSheet {
  const toCell = (cell: RealCell): RealCell =>
    typeof cell === 'string' && cell.startsWith('ผู้ป่วย') ? 'กลุ่มที่หนึ่ง' : cell
  return {
    ...sheet,
    headers: sheet.headers.map((cell, index) => ({
      ...cell,
      text: `หัวเรื่องใหม่ ${'กขคงจฉชซ'[index % 8]}${index}ฮ`,
    })),
    rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(toCell) })),
  }
}

function change(book: RealBook, name: string, how: (sheet: RealSheet) => RealSheet): readonly RealSheet[] {
  return book.sheets.map((sheet) => (sheet.name === name ? how(sheet) : sheet))
}

/** Sheets that a warning is about. */
const warnedOf = (warnings: readonly { readonly details: Readonly<Record<string, string | number>> }[]) => [
  ...new Set(warnings.map(({ details }) => details['sheet'])),
]

describe('a table of proof that nobody knows keeps no money out, and that nothing was compared is said', () => {
  it.each(['rep-ucs-120', 'rep-orf-114', 'rep-sss-74', 'rep-lgo-58', 'rep-ofc-59'])(
    'the Summary of %s',
    async (detail) => {
      const book = makeRepBook(getRepKind(detail))
      const bytes = writeBook(change(book, 'Summary', garble), 'biff8')
      const { facts, batches } = demandRead(await readBytes(book.name, bytes))
      expect({
        claims: seenRows(batches).claims,
        checks: facts.checks,
        warned: warnedOf(facts.warnings),
      }).toEqual({ claims: book.claims.map(meantClaim), checks: [], warned: ['Summary'] })
    },
  )

  const tables = [
    ['รายงานพึงรับ', 'batchSummary'],
    ['รายงานสรุป', 'receivable'],
  ] as const
  const files = statementKinds.flatMap((kind) =>
    tables.map(([name, left]) => ({ kind, name, left, detail: kind.detail, patientType: kind.patientType })),
  )

  it.each(files)('$name of $detail, $patientType', async ({ kind, name, left }) => {
    const book = makeStatementBook(kind)
    const bytes = writeBook(change(book, name, garble), 'biff8')
    const { facts, batches } = demandRead(await readBytes(book.name, bytes))
    const against = new Set(facts.checks.map((check) => check.against))
    expect({
      cases: seenRows(batches).cases,
      unequal: facts.checks.filter(({ isEqual }) => !isEqual),
      against,
      warned: warnedOf(facts.warnings),
    }).toEqual({
      cases: book.cases.map(meantCase),
      unequal: [],
      against: new Set([left, 'totalRow']),
      warned: expect.arrayContaining([name]),
    })
  })
})

/** The sheet with a column called as another one, and other amounts in it. */
function callAlike(sheet: RealSheet, field: string, as: string): RealSheet {
  const at = sheet.form.columns.findIndex((column) => column.field === field)
  const text = sheet.form.columns.find((column) => column.field === as)?.levels.at(-1) ?? ''
  return {
    ...sheet,
    headers: sheet.headers.map((cell) => (cell.isLeaf && cell.column === at ? { ...cell, text } : cell)),
    rows: sheet.rows.map((row, index) => ({
      ...row,
      cells: row.cells.map((cell, column) =>
        row.isBody && column === at && cell !== null ? 17.25 + index : cell,
      ),
    })),
  }
}

describe('a file in which two columns are called alike and hold other money is not imported', () => {
  const ucs = makeRepBook(getRepKind('rep-ucs-120'))
  const sss = makeRepBook(getRepKind('rep-sss-74'))
  const ofc = makeRepBook(getRepKind('rep-ofc-59'))
  const [first = statementKinds[0]] = statementKinds
  if (first === undefined) throw new Error('no statements')
  const statement = makeStatementBook(first)
  const transferList = makeTransferBook()
  const files: readonly (readonly [
    what: string,
    book: RealBook,
    sheet: string,
    field: string,
    as: string,
  ])[] = [
    ['ชดเชยสุทธิ › สปสช. of UCS', ucs, 'Detail', 'reimb_agency', 'reimb_nhso'],
    ['รวมเงินค่าบริการทั้งหมด of SSS', sss, 'Detail', 'paid', 'total_service_amt'],
    ['ชดเชยสุทธิ › ค่ารักษา of OFC', ofc, 'Detail', 'reimb_pp_nhso', 'reimb_nhso'],
    ['ยอดชดเชยทั้งสิ้น of a statement', statement, 'รายละเอียด(ข้อมูลปกติ)', 'covid_amount', 'total_compensation'],
    ['เงินโอนเข้าบัญชี of transfers', transferList, 'Sheet1', 'remaining_amount', 'total_amount'],
  ]

  it.each(files)('%s', async (_what, book, name, field, as) => {
    const sheets = change(book, name, (sheet) => callAlike(sheet, field, as))
    const plain = await readBytes(book.name, writeBook(book.sheets, 'biff8'))
    const alike = await readBytes(book.name, writeBook(sheets, 'biff8'))
    expect([plain, alike]).toMatchObject([
      { state: 'read' },
      { state: 'misfit', batches: [], misfit: { comparison: { sheet: name } } },
    ])
  })
})
