/**
 * The straightforward way to import a workbook, as most systems do it: parse the whole file into memory,
 * turn every row into values, insert a hundred rows with one statement. The same columns, the same encrypted engine.
 * usage: node import-baseline.ts <small.xls> <file.xls> <folder>; prints what the second took
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import { openConnection } from '#main/database/connection.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { parseThaiDate } from '#shared/model/thai-date.ts'

const [small = '', file = '', folder = ''] = process.argv.slice(2)
const rowsPerStatement = 100
const { columns, usualDataRow } = repUcs120
const names = columns.map(([field]) => `"${field}"`)
const placeholders = (count: number) =>
  Array.from({ length: count }, () => `(${names.map(() => '?').join(',')})`).join(',')

function toValue(type: string, cell: unknown): string | number | null {
  if (cell === null || cell === undefined || cell === '-' || cell === '') return null
  if (type === 'money' || type === 'decimal')
    return typeof cell === 'number' ? cell : Number(String(cell).replaceAll(/[,()]/g, ''))
  if (type === 'datetime') return parseThaiDate(String(cell))
  return String(cell)
}

const db = openConnection({ path: path.join(folder, 'baseline.db'), key: 'ab'.repeat(32) }, 'writer')
db.exec(`create table rep_row (${names.join(', ')})`)
db.exec('create index rep_row_tran_id on rep_row (tran_id)')

function importFile(name: string): number {
  const sheet = read(readFileSync(name), { dense: true }).Sheets['Detail']
  if (!sheet) throw new Error('no Detail sheet')
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true }).slice(usualDataRow)
  db.exec('begin')
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement)
    const values = part.flatMap((cells) => columns.map(([, type], index) => toValue(type, cells[index])))
    db.prepare(`insert into rep_row (${names.join(', ')}) values ${placeholders(part.length)}`).run(...values)
  }
  db.exec('commit')
  return rows.length
}

importFile(small)
const startedAt = performance.now()
const rows = importFile(file)
const seconds = (performance.now() - startedAt) / 1000
db.close()
console.log(JSON.stringify({ rows, seconds }))
