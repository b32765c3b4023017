import { tooLarge, truncated, unreadable, withPlace } from '#main/platform/workbook/faults.ts'
import type { FileBytes } from '#main/platform/workbook/file-bytes.ts'
import { maxDocumentBytes } from '#main/platform/workbook/limits.ts'
import { demandSheet, type SheetSource } from '#main/platform/workbook/sheet-source.ts'
import { findEncoding, readText } from '#main/platform/workbook/text-encoding.ts'
import {
  batchRows,
  type CellValue,
  type SheetRow,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

type JsonRecord = Readonly<Record<string, unknown>>

const sheetName = 'json'

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTable(value: unknown): value is readonly JsonRecord[] {
  return Array.isArray(value) && value.every(isRecord)
}

function parseDocument(bytes: FileBytes): unknown {
  if (bytes.size > maxDocumentBytes) throw tooLarge('maxDocumentBytes')
  const text = [...readText(bytes, findEncoding(bytes))].join('')
  try {
    return JSON.parse(text)
  } catch (cause) {
    // what ends like a whole document was not cut off: it is damaged
    throw /[\]}]\s*$/.test(text) ? unreadable({}, cause) : truncated()
  }
}

/** @returns the records: the document itself, its `datas` as NHSO's server answers, or its only list of records */
function findTable(document: unknown): readonly JsonRecord[] {
  if (isTable(document)) return document
  if (isRecord(document)) {
    const { datas } = document
    if (isTable(datas)) return datas
    const [table, ...others] = Object.values(document).filter(isTable)
    if (table !== undefined && others.length === 0) return table
  }
  throw new AppError('workbook.notWorkbook')
}

function listKeys(table: readonly JsonRecord[], limits: WorkbookLimits): readonly string[] {
  const keys = new Set<string>()
  for (const record of table) {
    for (const key of Object.keys(record)) {
      keys.add(key)
      if (key.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
    }
    if (keys.size > limits.maxColumns) throw tooLarge('maxColumns')
  }
  return [...keys]
}

function toCell(value: unknown, limits: WorkbookLimits): CellValue {
  if (value === null || value === '' || typeof value === 'number' || typeof value === 'boolean') {
    return value === '' ? null : value
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  return text
}

function* readRows(table: readonly JsonRecord[], limits: WorkbookLimits): Generator<SheetRow> {
  const keys = listKeys(table, limits)
  if (keys.length > 0) yield { row: 0, cells: keys }
  for (const [index, record] of table.entries()) {
    const row = index + 1
    try {
      // a key such as `constructor` must not find what every object has
      const cells = keys.map((key) => (Object.hasOwn(record, key) ? toCell(record[key], limits) : null))
      if (cells.some((cell) => cell !== null)) yield { row, cells }
    } catch (error) {
      throw withPlace(error, { row: row + 1 })
    }
  }
}

/**
 * Opens a list of JSON objects as one sheet `json`: the first row holds the keys in the order of their first
 * appearance, each further row the values of one object. Numbers stay numbers; what is nested becomes JSON text.
 * @throws AppError `workbook.notWorkbook` when it is no such list, `workbook.truncated`, `workbook.unreadable`,
 *   `workbook.tooLarge`
 */
export async function openJson(bytes: FileBytes, limits: WorkbookLimits): Promise<SheetSource> {
  const table = findTable(parseDocument(bytes))
  if (table.length >= limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
  return {
    format: 'json',
    sheetNames: [sheetName],
    async *batches(name) {
      demandSheet([sheetName], name)
      let batch: SheetRow[] = []
      for (const row of readRows(table, limits)) {
        batch.push(row)
        if (batch.length < batchRows) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
  }
}
