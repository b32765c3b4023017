import path from 'node:path'
import type { Connection } from '#main/database/connection.ts'
import { listDocuments, lookAtDocument } from '#main/database/document-digest.ts'
import { AppError } from '#shared/errors/app-error.ts'

function damaged(connection: Connection, reason: string): AppError {
  return new AppError('store.corrupt', { file: path.basename(connection.name), reason })
}

/** @throws AppError `store.corrupt` when a page cannot be read or the pages do not fit together */
export function checkEveryPage(connection: Connection): void {
  const found = connection.pragma('quick_check(1)', { simple: true })
  if (found !== 'ok') throw damaged(connection, 'quick_check')
}

/** @returns every table, the list of tables first */
export function listTables(connection: Connection): string[] {
  return [
    'sqlite_schema',
    ...connection
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all(),
  ]
}

/**
 * Reads every page of a table and of its indexes, holds each row against each index, and looks where its references lead.
 * @throws AppError `store.corrupt`; SQLite's own errors
 */
export function checkTable(connection: Connection, table: string): void {
  const found = connection.pragma(`integrity_check("${table}")`, { simple: true })
  if (found !== 'ok') throw damaged(connection, 'integrity_check')
  const references = connection.pragma(`foreign_key_check("${table}")`)
  if (!Array.isArray(references) || references.length > 0) throw damaged(connection, 'foreign_key_check')
}

/** @returns how many pages hold something */
export function countPages(connection: Connection): number {
  const count = (name: string) => Number(connection.pragma(name, { simple: true }))
  return count('page_count') - count('freelist_count')
}

/**
 * Looks at all of a store at once, for one that met damage.
 * @param isRowsAccepted somebody was told that rows changed, and goes on with what is there
 * @throws AppError `store.corrupt`, `store.rowsChanged`; SQLite's own errors
 */
export function checkWhole(connection: Connection, isRowsAccepted: boolean): void {
  const found = connection.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw damaged(connection, 'integrity_check')
  const references = connection.pragma('foreign_key_check')
  if (!Array.isArray(references) || references.length > 0) throw damaged(connection, 'foreign_key_check')
  if (isRowsAccepted || !hasDigests(connection)) return
  for (const id of listDocuments(connection)) lookAtDocument(connection, id)
}

/** A store of an older Satang has none before it is brought to the newest schema. */
function hasDigests(connection: Connection): boolean {
  return listTables(connection).includes('document_digest')
}
