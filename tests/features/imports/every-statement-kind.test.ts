import { expect, test } from 'vitest'
import type { Store } from '#main/database/store.ts'
import type { MadeWorkbook, MeantFields, MeantSheet } from '#main/features/practice/maker/made-workbook.ts'
import { documentKinds } from '#main/features/practice/maker/statement-kinds.ts'
import type { Part, SheetLayout } from '#shared/model/layouts/layout.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { meantRows, meantValues, storedValues } from '#tests/helpers/compare-key.ts'
import { readStoredCells } from '#tests/helpers/stored-cells.ts'

type Value = string | number | null

/** What the store holds of one file, table by table, in the order of its sheets. */
async function readStored(store: Store, id: number) {
  return store.read(async (db) => ({
    statements: await db
      .selectFrom('statement_row')
      .selectAll()
      .where('import_file_id', '=', id)
      .orderBy('id')
      .execute(),
    summaries: await db
      .selectFrom('summary_row')
      .selectAll()
      .where('import_file_id', '=', id)
      .orderBy('id')
      .execute(),
    transfers: await db
      .selectFrom('transfer_row')
      .selectAll()
      .where('import_file_id', '=', id)
      .orderBy('id')
      .execute(),
    issues: await db
      .selectFrom('statement_issue')
      .select(['number', 'hcode', 'row_count'])
      .where('import_file_id', '=', id)
      .orderBy('number')
      .execute(),
  }))
}

const layoutsOf = ({ key }: MadeWorkbook) => new Map(key.sheets.map(({ sheet, layout }) => [sheet, layout]))

function findLayout(made: MadeWorkbook, sheet: string): SheetLayout {
  const layout = layoutsOf(made).get(sheet)
  if (!layout) throw new Error(`the key has no sheet ${sheet}`)
  return layout
}

const isMain = ({ rows }: SheetLayout) => rows === 'statement' || rows === 'transfer'

/** Reads the parts of one row by the layout alone. */
function partsOf({ parts }: SheetLayout, fields: MeantFields) {
  const valuesOf = (part: Part) => (parts[part] ?? []).map((field) => fields[field] ?? null)
  return {
    text: (part: Part): Value => valuesOf(part).find((value) => value !== null) ?? null,
    satang(part: Part): number | null {
      const known = valuesOf(part).filter((value) => typeof value === 'number')
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
    },
  }
}

const fiscalYear = (day: string) => Number(day.slice(0, 4)) + 543 + (day.slice(5, 7) >= '10' ? 1 : 0)

function meantStatement(sheet: MeantSheet, row: number, block: string, fields: MeantFields) {
  const { text, satang } = partsOf(sheet.layout, fields)
  const servedAt = text('servedAt')
  return {
    sheet: sheet.sheet,
    row_number: row,
    block,
    rep_no: text('repNo'),
    tran_id: text('tranId'),
    hn: text('hn'),
    an: text('an'),
    pid: text('pid'),
    served_at: servedAt,
    service_month: servedAt === null ? null : String(servedAt).slice(0, 7),
    fiscal_year: servedAt === null ? null : fiscalYear(String(servedAt)),
    claimed_satang: satang('claimed'),
    approved_satang: satang('approved'),
  }
}

function meantSummary(sheet: MeantSheet, row: number, block: string, fields: MeantFields) {
  const { text, satang } = partsOf(sheet.layout, fields)
  const cases = text('cases')
  return {
    sheet: sheet.sheet,
    row_number: row,
    kind: sheet.layout.rows,
    layout: sheet.layout.id,
    block,
    period: text('period'),
    rep_no: text('repNo'),
    cases: cases === null ? null : Number(cases),
    claimed_satang: satang('claimed'),
    approved_satang: satang('approved'),
  }
}

function meantTransfer(sheet: MeantSheet, row: number, fields: MeantFields) {
  const { text, satang } = partsOf(sheet.layout, fields)
  const document = String(text('documentNo') ?? '')
  const day = String(text('postedAt'))
  return {
    sheet: sheet.sheet,
    row_number: row,
    slice: text('source') ?? '',
    posted_on: day,
    fiscal_year: fiscalYear(day),
    batch_no: text('batchNo'),
    document_no: text('documentNo'),
    period: /^\d{4}_(?:IP|OP)_\d\d/.exec(document)?.[0] ?? null,
    rep_no: /^\d{9}$/.exec(document)?.[0] ?? null,
    is_appeal: document.includes('อุทธรณ์') ? 1 : 0,
    is_audit: document.includes('AUDIT') ? 1 : 0,
    is_rerun_cancelled: document.includes('ยกเลิก Rerun') ? 1 : 0,
    source: text('source'),
    fund: text('fund'),
    sub_fund: text('subFund'),
    account: text('account'),
    status: text('status'),
    gross_satang: satang('gross'),
    held_satang: satang('held'),
    deducted_satang: satang('deducted'),
    guarantee_satang: satang('guarantee'),
    tax_satang: satang('tax'),
    set_off_satang: satang('setOff'),
    net_satang: satang('net'),
  }
}

function rowsWith<T>(
  { key }: MadeWorkbook,
  kind: SheetLayout['rows'],
  toRow: (sheet: MeantSheet, row: number, block: string, fields: MeantFields) => T,
): T[] {
  return key.sheets
    .filter(({ layout }) => layout.rows === kind)
    .flatMap((sheet) => [...sheet.rows()].map(({ row, block, fields }) => toRow(sheet, row, block, fields)))
}

/** Σ by money field over the rows that give the file its kind; null where no row has a value. */
function meantSums({ key }: MadeWorkbook): Record<string, number | null> {
  const sums: Record<string, number | null> = {}
  for (const sheet of key.sheets.filter(({ layout }) => isMain(layout))) {
    const money = sheet.layout.columns.flatMap(([field, type]) => (type === 'money' ? [field] : []))
    for (const field of money) sums[field] ??= null
    for (const row of sheet.rows()) {
      const values = meantValues(key, sheet, row)
      for (const field of money) {
        const satang = values[field]
        if (typeof satang === 'number') sums[field] = (sums[field] ?? 0) + satang
      }
    }
  }
  return sums
}

type Placed = { readonly sheet: string; readonly row_number: number }

function inOrder<T extends Placed>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) =>
    a.sheet === b.sheet ? a.row_number - b.row_number : a.sheet < b.sheet ? -1 : 1,
  )
}

const pick = <T extends object>(row: T, like: object) =>
  Object.fromEntries(Object.keys(like).map((name) => [name, row[name as keyof T] ?? null]))

/** Compares rows of a table with what they must be, in the columns the key speaks of. */
function expectTyped(id: string, stored: readonly object[], meant: readonly object[]): void {
  expect({ id, rows: stored.map((row) => pick(row, meant[0] ?? {})) }).toEqual({ id, rows: meant })
}

/** Kinds that say something of themselves which can be held against their rows. */
const provenKinds = /^(?:stm-ucs|stm-\w{3}-2[01]|stm-kidney-(?:item|xml)|smt-(?!detail))/

function makeAll(container: 'xls' | 'xlsx') {
  const kinds = documentKinds.filter(({ isWorkbook }) => isWorkbook || container === 'xls')
  return Promise.all(
    kinds.map(async ({ id, make }) => ({ id, made: await make(`every ${container}`, { container }) })),
  )
}

test.each(['xls', 'xlsx'] as const)(
  'every statement and transfer file as %s: each value in the store is the one the answer key means',
  async (container) => {
    const { root, store, imports } = await openDesk()
    const all = await makeAll(container)
    const { files } = await imports.importFiles(all.map(({ made }) => writeFile(root, made.name, made.bytes)))
    for (const [index, { id, made }] of all.entries()) {
      const file = files[index]
      if (file?.state !== 'imported') throw new Error(`${id}: ${JSON.stringify(file)}`)
      const { key } = made
      const main = meantRows(key, isMain)
      expect(file).toMatchObject({
        name: key.name,
        kind: key.kind,
        documentNo: key.documentNo,
        rows: main.length,
        sums: meantSums(made),
        rejectedCount: 0,
      })
      // a list of transfers is of many; of the other one the portal says whose it is, or a person
      const scheme = key.kind === 'SMT' || id === 'stm-ofc-21' ? 'unknown' : key.scheme
      expect({ id, scheme: file.scheme }).toEqual({ id, scheme })
      expect({ id, isProven: file.checks.length > 0 }).toEqual({ id, isProven: provenKinds.test(id) })
      expect({ id, differing: file.checks.filter(({ isEqual }) => !isEqual) }).toEqual({ id, differing: [] })

      const { statements, summaries, transfers } = await readStored(store, file.id)
      const cellsOf = await readStoredCells(store, file.id)
      const stored = [...statements, ...summaries, ...transfers].map((row) => ({
        sheet: row.sheet,
        row_number: row.row_number,
        cells: storedValues(findLayout(made, row.sheet), cellsOf(row)),
      }))
      const meant = meantRows(key).map(({ sheet, row, cells }) => ({ sheet, row_number: row, cells }))
      expect({ id, rows: inOrder(stored) }).toEqual({ id, rows: inOrder(meant) })
      expectTyped(id, inOrder(statements), inOrder(rowsWith(made, 'statement', meantStatement)))
      const meantSummaries = [
        ...rowsWith(made, 'receivable', meantSummary),
        ...rowsWith(made, 'batchSummary', meantSummary),
      ]
      expectTyped(id, inOrder(summaries), inOrder(meantSummaries))
      expectTyped(
        id,
        inOrder(transfers),
        inOrder(rowsWith(made, 'transfer', (sheet, row, _, fields) => meantTransfer(sheet, row, fields))),
      )
    }
  },
)

test('a statement is one issue of its number', async () => {
  const { root, store, imports } = await openDesk()
  const [one] = (await makeAll('xls')).filter(({ id }) => id === 'stm-ucs-op')
  if (!one) throw new Error('no statement was made')
  const { made } = one
  const { files } = await imports.importFiles([writeFile(root, made.name, made.bytes)])
  const { issues, statements } = await readStored(store, files[0]?.id ?? 0)
  expect(issues).toEqual([{ number: made.key.documentNo, hcode: '10670', row_count: statements.length }])
})
