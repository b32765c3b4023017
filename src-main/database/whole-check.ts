import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { type Connection, openWithKey } from '#main/database/connection.ts'
import { listDocuments, lookAtDocument } from '#main/database/document-digest.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { isDamage, isSuspicion } from '#main/database/store-error.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

function damaged(connection: Connection, reason: string): AppError {
  return new AppError('store.corrupt', { file: path.basename(connection.name), reason })
}

const readAtOnce = 1024 * 1024

/** A look at one part raises the suspicion; a look at the whole file decides. */
function suspect(connection: Connection, reason: string): AppError {
  return new AppError('store.suspect', { file: path.basename(connection.name), reason })
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
 * @throws AppError `store.suspect`; SQLite's own errors
 */
export function checkTable(connection: Connection, table: string): void {
  const found = connection.pragma(`integrity_check("${table}")`, { simple: true })
  if (found !== 'ok') throw suspect(connection, 'integrity_check')
  const references = connection.pragma(`foreign_key_check("${table}")`)
  if (!Array.isArray(references) || references.length > 0) throw suspect(connection, 'foreign_key_check')
}

/** @returns how many pages hold something */
export function countPages(connection: Connection): number {
  const count = (name: string) => Number(connection.pragma(name, { simple: true }))
  return count('page_count') - count('freelist_count')
}

function checkPagesAndRows(connection: Connection, isRowsAccepted: boolean): void {
  const found = connection.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw damaged(connection, 'integrity_check')
  const references = connection.pragma('foreign_key_check')
  if (!Array.isArray(references) || references.length > 0) throw damaged(connection, 'foreign_key_check')
  if (isRowsAccepted || !hasDigests(connection)) return
  for (const id of listDocuments(connection)) lookAtDocument(connection, id)
}

/** @throws Error of the system where the disk does not give a byte */
function readEveryByte(file: string): void {
  const bytes = Buffer.alloc(readAtOnce)
  const descriptor = openSync(file, 'r')
  try {
    while (readSync(descriptor, bytes) > 0);
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Looks at all of a store at once, for one that met damage. No other connection of this process may have it open.
 * SQLite takes a disk that does not answer for damage, so what it finds counts only where the disk gives every byte and
 * it is found again.
 * @param isRowsAccepted somebody was told that rows changed, and goes on with what is there
 * @throws AppError `store.corrupt`, `store.rowsChanged`; SQLite's own errors and those of the system
 */
export function checkWhole(connection: Connection, isRowsAccepted: boolean): void {
  const check = () => checkPagesAndRows(connection, isRowsAccepted)
  try {
    check()
  } catch (error) {
    if (!isDamage(error) && !isSuspicion(error)) throw error
    for (const file of [connection.name, `${connection.name}-wal`]) if (existsSync(file)) readEveryByte(file)
    try {
      check()
    } catch (again) {
      throw isSuspicion(again) ? damaged(connection, errorCodeOf(again)) : again
    }
  }
}

/** As `checkWhole`, for a file whose key is known to be right: one whose first page cannot be read is damaged. */
export function checkFile(access: StoreAccess): void {
  const connection = openWithKey(access, 'reader')
  try {
    checkWhole(connection, false)
  } finally {
    connection.close()
  }
}

/** A store of an older Satang has none before it is brought to the newest schema. */
function hasDigests(connection: Connection): boolean {
  return listTables(connection).includes('document_digest')
}
