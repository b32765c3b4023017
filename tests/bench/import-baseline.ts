/**
 * The straightforward way to import a workbook, as most systems do it: parse the whole file into memory,
 * turn every row into values, insert a hundred rows with one statement. The same columns, the same encrypted engine.
 * usage: node import-baseline.ts <folder> <small.xls> <file…>; prints the rows of all sheets and what they took
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import { openConnection } from '#main/database/connection.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { parseThaiDate } from '#shared/model/thai-date.ts'

const [folder = '', small = '', ...given] = process.argv.slice(2)
const files = given.flatMap((file) =>
  file.startsWith('@') ? readFileSync(file.slice(1), 'utf8').trim().split('\n') : [file],
)
const rowsPerStatement = 100

function toValue(type: string, cell: unknown): string | number | null {
  if (cell === null || cell === undefined || cell === '-' || cell === '') return null
  if (type === 'money' || type === 'decimal')
    return typeof cell === 'number' ? cell : Number(String(cell).replaceAll(/[,()]/g, ''))
  if (type === 'datetime' || type === 'date') return parseThaiDate(String(cell))
  return String(cell)
}

const db = openConnection({ path: path.join(folder, 'baseline.db'), key: 'ab'.repeat(32) }, 'writer')
const known = new Map<string, string>()

/** One table a layout, made when its first sheet comes. */
function tableOf({ id, columns }: SheetLayout): string {
  const table = known.get(id) ?? `rows_of_${id.replaceAll('-', '_')}`
  if (!known.has(id)) {
    const names = columns.map(([field]) => `"${field}"`)
    db.exec(`create table ${table} (${names.join(', ')})`)
    if (columns.some(([field]) => field === 'tran_id'))
      db.exec(`create index ${table}_id on ${table} (tran_id)`)
    known.set(id, table)
  }
  return table
}

function importSheet(layout: SheetLayout, rows: readonly unknown[][]): number {
  const { columns } = layout
  const names = columns.map(([field]) => `"${field}"`).join(', ')
  const marks = `(${columns.map(() => '?').join(',')})`
  const table = tableOf(layout)
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement)
    const values = part.flatMap((cells) => columns.map(([, type], index) => toValue(type, cells[index])))
    db.prepare(`insert into ${table} (${names}) values ${part.map(() => marks).join(',')}`).run(...values)
  }
  return rows.length
}

/** Takes the sheet by its name and its rows by where they usually begin, as such importers do. */
function importFile(name: string): number {
  const workbook = read(readFileSync(name), { dense: true })
  db.exec('begin')
  let count = 0
  for (const sheetName of workbook.SheetNames) {
    const sheet = workbook.Sheets[sheetName]
    const layout = shippedLayouts.find(({ sheetNames }) => sheetNames.includes(sheetName))
    if (!sheet || !layout) continue
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true }).slice(layout.usualDataRow)
    count += importSheet(layout, rows)
  }
  db.exec('commit')
  return count
}

importFile(small)
const startedAt = performance.now()
const lines = files.reduce((sum, file) => sum + importFile(file), 0)
const seconds = (performance.now() - startedAt) / 1000
db.close()
console.log(JSON.stringify({ lines, seconds }))
