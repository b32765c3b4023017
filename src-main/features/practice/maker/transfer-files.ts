import { toMeant } from '#main/features/practice/maker/draft-sheet.ts'
import { type Forms, getForm } from '#main/features/practice/maker/forms.ts'
import { writeSheets } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook, MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import type { Container } from '#main/features/practice/maker/make-rep.ts'
import {
  meantSheet,
  type PlannedSheet,
  type PrintOddly,
  printSheet,
  sumFields,
  textLine,
  totalRow,
} from '#main/features/practice/maker/statement-sheet.ts'
import { printDayInThai, toBeDigits } from '#main/features/practice/maker/times.ts'
import { makeTransfers, type TransferOrder } from '#main/features/practice/maker/transfer-rows.ts'
import type { ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'
import { practiceMark } from '#shared/model/practice-mark.ts'

/** A list of transfers to make. */
export type TransferFileOrder = Omit<TransferOrder, 'isTaxed'> & { readonly hospitalName?: string }

type Value = string | number | null | undefined

/** What the service sends where there is no text. */
const noText = ' '

function printDay(field: string, day: string): string {
  return field === 'posting_date' ? toBeDigits(day) : day
}

/** A value as the service sends it: amounts with the decimals they need, days in two forms, a blank as one space. */
function toSent(field: string, type: ColumnType, value: Value): string | number {
  if (value === null || value === undefined) return noText
  if (type === 'money') return Number(value) / 100
  return type === 'date' ? printDay(field, String(value)) : value
}

function quoteCsv(cell: string | number): string {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const headerOf = ([, , header = '']: SheetLayout['columns'][number]) => header

/** @param sheet as readers call the only table of a text file */
function finish(
  name: string,
  bytes: Buffer,
  sheet: string,
  layout: SheetLayout,
  rows: readonly MeantFields[],
): MadeWorkbook {
  const meant = rows.map((fields, index) => ({
    row: layout.usualDataRow + index + 1,
    block: 'whole',
    fields: toMeant(layout.columns, fields),
  }))
  const sheets = [{ sheet, layout, rows: () => meant }]
  return { name, bytes, key: { name, kind: 'SMT', scheme: 'ucs', documentNo: null, sheets, spoiled: [] } }
}

/** `smt_budget_0000010670_20260131_192934`: the vendor and when the list was fetched. */
function toName({ hospitalCode, month }: TransferFileOrder, ending: string): string {
  return `smt_budget_${hospitalCode.padStart(10, '0')}_${month.replace('-', '')}28_192934.${ending}`
}

/** Text tables define no names: what they paid came from a bank nobody knows. */
const paidInPractice = ({ bank_name: bank, ...fields }: MeantFields): MeantFields => ({
  ...fields,
  bank_name: bank ? practiceMark : null,
})

/** Makes a list of transfers as CSV with a byte order mark, in the columns of today or of before 2026. */
export function makeTransferCsv(order: TransferFileOrder, columns: 'old' | 'new'): MadeWorkbook {
  const layout = getForm(`smt-csv-${columns}`, 'older')
  const rows = makeTransfers({ ...order, isTaxed: false }).map(paidInPractice)
  const lines = [
    layout.columns.map(headerOf),
    ...rows.map((fields) => layout.columns.map(([field, type]) => toSent(field, type, fields[field]))),
  ]
  const text = lines.map((cells) => cells.map(quoteCsv).join(',')).join('\r\n')
  return finish(toName(order, 'csv'), Buffer.from(`\ufeff${text}\r\n`), 'csv', layout, rows)
}

/** Says of transfers which system they come from. */
const fromPractice = (fields: MeantFields): MeantFields => ({ ...fields, from_system: practiceMark })

/** @returns transfers as the service sends them: its own keys, amounts in baht, a blank as one space. */
export function toSentTransfers(
  rows: readonly MeantFields[],
): readonly Readonly<Record<string, string | number>>[] {
  const columns = getForm('smt-json', 'older').columns.filter(
    ([field]) => !/^(?:download|rec_id|link)/.test(field),
  )
  return rows
    .map(fromPractice)
    .map((fields) =>
      Object.fromEntries(
        columns.map((column) => [headerOf(column), toSent(column[0], column[1], fields[column[0]])]),
      ),
    )
}

/**
 * Makes a list of transfers as the service answers it.
 * @param shape `datas` as it comes, `list` as clients keep it
 */
export function makeTransferJson(order: TransferFileOrder, shape: 'datas' | 'list'): MadeWorkbook {
  const layout = getForm('smt-json', 'older')
  const rows = makeTransfers({ ...order, isTaxed: true })
  const list = toSentTransfers(rows)
  const text = JSON.stringify(shape === 'datas' ? { datas: list, total: list.length } : list, null, 1)
  return finish(toName(order, 'json'), Buffer.from(text), 'json', layout, rows.map(fromPractice))
}

async function writeList(
  order: TransferFileOrder,
  layout: SheetLayout,
  rows: readonly MeantFields[],
  more: Pick<PlannedSheet, 'meta' | 'habits'> & {
    readonly shift: number
    readonly hasTotals: boolean
    readonly isMarked: boolean
  },
  container: Container,
): Promise<MadeWorkbook> {
  const sheet: PlannedSheet = {
    name: 'Sheet1',
    layout,
    meta: more.meta.map((line) => ({ ...line, row: line.row - more.shift })),
    habits: { ...more.habits, shift: more.shift },
    *rows() {
      for (const fields of rows) yield { block: 'whole', fields }
      if (more.hasTotals) yield totalRow(layout, 'รวม', sumFields(layout, rows))
    },
  }
  const name = toName(order, container)
  return {
    name,
    bytes: await writeSheets([printSheet(sheet)], container, more.isMarked),
    key: { name, kind: 'SMT', scheme: 'ucs', documentNo: null, sheets: [meantSheet(sheet)], spoiled: [] },
  }
}

const printSent: PrintOddly = ({ field, type, value }) => toSent(field, type, value)

function reportLines({ hospitalCode, hospitalName = 'โรงพยาบาลฝึกหัด' }: TransferFileOrder) {
  return [
    textLine(0, { 0: 'รายงานการโอนเงินงบประมาณ' }),
    textLine(1, { 0: `โรงพยาบาล ${hospitalCode} ${hospitalName}` }),
    textLine(2, { 0: 'ปีงบประมาณ 2569' }),
  ]
}

/** Makes a list of transfers as a workbook with the names of the service, below four rows. */
export async function makeTransferBudget(
  order: TransferFileOrder,
  container: Container,
): Promise<MadeWorkbook> {
  const rows = makeTransfers({ ...order, isTaxed: false })
  const habits = { print: [printSent] }
  const more = { meta: reportLines(order), habits, shift: 4, hasTotals: false, isMarked: true }
  return await writeList(order, getForm('smt-csv-new', 'older'), rows, more, container)
}

/** Some days are printed as `30 ก.ย. 2569`. @source nhso/corrections.md 12 */
const printThaiDay: PrintOddly = ({ field, value, row }) =>
  field === 'posting_date' && value && row % 3 === 1 ? printDayInThai(String(value)) : undefined

/** Makes the portal's own summary of transfers, with Thai headers and a row of totals. */
export async function makeTransferSummary(
  order: TransferFileOrder,
  container: Container,
  forms: Forms = 'today',
): Promise<MadeWorkbook> {
  const rows = makeTransfers({ ...order, isTaxed: true }).map((fields, index) => ({
    ...fields,
    seq: index + 1,
    remaining_amount: fields.total_amount + fields.odbt,
  }))
  const habits = forms === 'today' ? { print: [printThaiDay] } : {}
  const isMarked = forms === 'today'
  const more = { meta: reportLines(order), habits, shift: 0, hasTotals: true, isMarked }
  return await writeList(order, getForm('smt-summary-15', forms), rows, more, container)
}
