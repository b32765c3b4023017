import * as z from 'zod'
import type { ClaimRecord, ImportedFacts, RowBatch, Slice } from '#main/features/imports/import-job.ts'
import { ReadingMarks } from '#main/features/imports/reading-marks.ts'
import { createBulkInsert, insertOf, type Statements } from '#main/features/imports/row-inserts.sql.ts'
import { settleClaims, settleSlices } from '#main/features/imports/settle.sql.ts'
import { packCells } from '#main/platform/cell-block.ts'
import type { Finding, LayoutComparison } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** What identifies the bytes of a file. */
export type FileFacts = {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly at: string
}

/** Where the rows of a batch belong. */
export type RowPlace = { readonly fileId: number; readonly hcode: string; readonly sha256: string }

/** Two files of the same moment are ordered by their bytes, and not by who came first. */
const withFile = (versionKey: string, sha256: string) => `${versionKey}|${sha256.slice(0, 8)}`

/** How many claims were new to the store, and how many got a newer version than another file had brought. */
export type RowCounts = { readonly added: number; readonly replaced: number }

const noClaims: RowCounts = { added: 0, replaced: 0 }

/** Everything of a file, in an order that breaks no reference. */
const rowTables = [
  'claim_version',
  'claim_line',
  'summary_row',
  'statement_row',
  'transfer_row',
  'cell_block',
  'import_finding',
  'import_slice',
]

function prepareFiles(db: Statements) {
  return {
    find: db.prepare('SELECT id FROM import_file WHERE sha256 = ?'),
    imported: db.prepare(
      `SELECT id, kind, reading_json FROM import_file WHERE sha256 = ? AND state = 'imported' AND undone_at IS NULL`,
    ),
    undone: db.prepare('SELECT id FROM import_file WHERE sha256 = ? AND undone_at IS NOT NULL'),
    insert: db.prepare(
      // becomes `imported` or gets its reason before the transaction ends
      `INSERT INTO import_file (sha256, name, bytes, state, imported_at, error_json) VALUES (?, ?, ?, 'refused', ?, '{}')`,
    ),
    refuse: db.prepare(
      `UPDATE import_file SET name = ?, imported_at = ?, error_json = ?, comparison_json = ?
       WHERE id = ? AND state = 'refused'`,
    ),
    keepUndone: db.prepare('UPDATE import_file SET error_json = ? WHERE id = ? AND undone_at IS NOT NULL'),
    finish: db.prepare(
      `UPDATE import_file SET name = ?, imported_at = ?, state = 'imported', kind = ?, layout = ?, hcode = ?, scheme = ?,
        patient_type = ?, is_appeal = ?, produced_at = ?, document_no = ?, row_count = ?, added_count = ?,
        replaced_count = ?, rejected_count = ?, suspect_count = ?, sums_json = ?, checks_json = ?, sheets_json = ?,
        warnings_json = ?, reading_json = ?, error_json = NULL, comparison_json = NULL, undone_at = NULL, undone_by = NULL,
        undo_reason = NULL
       WHERE id = ?`,
    ),
    retire: ['claim_version', 'import_slice'].map((table) =>
      db.prepare(`UPDATE ${table} SET is_current = 0, is_retired = 1 WHERE import_file_id = ?`),
    ),
    settle: [...settleClaims, ...settleSlices].map((statement) => db.prepare(statement)),
    drop: rowTables.map((table) => db.prepare(`DELETE FROM ${table} WHERE import_file_id = ?`)),
  }
}

function prepareFacts(db: Statements) {
  return {
    finding: db.prepare(
      `INSERT INTO import_finding
        (import_file_id, weight, reason, sheet, row_number, column_letter, field, value_kind)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    // a document that goes on over several sheets names its slice in each
    slice: db.prepare(
      `INSERT INTO import_slice (import_file_id, kind, hcode, slice, version_key, is_current) VALUES (?, ?, ?, ?, ?, 0)
       ON CONFLICT (import_file_id, kind, hcode, slice)
       DO UPDATE SET version_key = max(version_key, excluded.version_key)`,
    ),
    settle: settleSlices.map((statement) => db.prepare(statement)),
  }
}

type IdRow = { readonly id: number }
type CurrentRow = { readonly id: number; readonly version_key: string; readonly import_file_id: number }

function isIdRow(row: unknown): row is IdRow {
  return typeof row === 'object' && row !== null && 'id' in row
}

function isCurrentRow(row: unknown): row is CurrentRow {
  return typeof row === 'object' && row !== null && 'version_key' in row
}

/** A file whose rows count, and with what they were read. */
export type ImportedRecord = { readonly id: number; readonly kind: string; readonly marks: ReadingMarks }

const ImportedRow = z.object({ id: z.int(), kind: z.string(), reading_json: z.string() })

function toImportedRecord(row: unknown): ImportedRecord | null {
  if (row === undefined) return null
  const { id, kind, reading_json: marks } = ImportedRow.parse(row)
  return { id, kind, marks: ReadingMarks.parse(JSON.parse(marks)) }
}

function idOf(row: unknown): number | null {
  return isIdRow(row) ? row.id : null
}

/** Adds versions of claims and keeps exactly the version with the greatest key current. */
function createClaimInsert(db: Statements) {
  // most claims are new: one statement finds that out and adds them
  const insertIfNew = db.prepare(insertOf('claim_version', 'INSERT OR IGNORE'))
  const insert = db.prepare(insertOf('claim_version'))
  const retire = db.prepare('UPDATE claim_version SET is_current = 0 WHERE id = ?')
  const findCurrent = db.prepare(
    'SELECT id, version_key, import_file_id FROM claim_version WHERE tran_id = ? AND hcode = ? AND is_current = 1',
  )

  function insertVersion(
    { fileId, hcode, sha256 }: RowPlace,
    sheet: string,
    scheme: string,
    [rowNumber, tranId, order, ...rest]: ClaimRecord,
  ): 'added' | 'replaced' | 'other' {
    const versionKey = withFile(order, sha256)
    const claim = [rowNumber, tranId, versionKey, ...rest]
    if (insertIfNew.run(fileId, sheet, hcode, scheme, 1, ...claim).changes === 1) return 'added'
    const found = findCurrent.get(tranId, hcode)
    const current = isCurrentRow(found) ? found : null
    const isNewest = current === null || versionKey > current.version_key
    if (isNewest && current !== null) retire.run(current.id)
    insert.run(fileId, sheet, hcode, scheme, isNewest ? 1 : 0, ...claim)
    if (current === null) return 'added'
    return isNewest && current.import_file_id !== fileId ? 'replaced' : 'other'
  }

  return (
    place: RowPlace,
    { sheet, scheme, rows }: Extract<RowBatch, { table: 'claim_version' }>,
  ): RowCounts => {
    const became = { added: 0, replaced: 0, other: 0 }
    for (const claim of rows) became[insertVersion(place, sheet, scheme, claim)]++
    return { added: became.added, replaced: became.replaced }
  }
}

function createRowInsert(db: Statements) {
  const insertClaims = createClaimInsert(db)
  const insert = {
    claim_line: createBulkInsert(db, 'claim_line'),
    summary_row: createBulkInsert(db, 'summary_row'),
    statement_row: createBulkInsert(db, 'statement_row'),
    transfer_row: createBulkInsert(db, 'transfer_row'),
  }
  const insertCells = db.prepare(
    `INSERT INTO cell_block (import_file_id, sheet, first_row, packing, cells) VALUES (?, ?, ?, 'deflate', ?)`,
  )
  /** Adds the rows of one batch and their cells. The counts are of claims; other rows add none. */
  return (place: RowPlace, batch: RowBatch): RowCounts => {
    const [first] = batch.rows
    if (first === undefined) return noClaims
    insertCells.run(place.fileId, batch.sheet, first[0], packCells(batch.cells))
    if (batch.table === 'claim_version') return insertClaims(place, batch)
    const values = [place.fileId, batch.sheet, place.hcode]
    insert[batch.table](batch.table === 'statement_row' ? [...values, batch.scheme] : values, batch.rows)
    return noClaims
  }
}

/** Runs `work` in one transaction: all of it or nothing. */
async function runInTransaction<T>(db: Statements, work: () => T | Promise<T>): Promise<T> {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = await work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // a full disk has ended the transaction already
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** The import thread's writes, all on one connection. The caller opens and ends the transactions. */
export function createImportWriter(db: Statements) {
  const files = prepareFiles(db)
  const facts = prepareFacts(db)
  const inTransaction = <T>(work: () => T | Promise<T>) => runInTransaction(db, work)

  /** @returns the record of these bytes, made when there is none: however often they come, they keep one */
  function fileIdFor(file: FileFacts): number {
    const known = idOf(files.find.get(file.sha256))
    return known ?? Number(files.insert.run(file.sha256, file.name, file.bytes, file.at).lastInsertRowid)
  }

  /** A file that was undone stays undone when it cannot be read again, so that it can still be restored. */
  function recordRefusal(file: FileFacts, reason: ErrorRecord, comparison: LayoutComparison | null): number {
    const id = fileIdFor(file)
    const errorJson = JSON.stringify(reason)
    files.refuse.run(file.name, file.at, errorJson, comparison && JSON.stringify(comparison), id)
    files.keepUndone.run(errorJson, id)
    return id
  }

  return {
    inTransaction,
    fileIdFor,

    /** @returns the record of a file whose rows are in the store and count, or null */
    findImported: (sha256: string): ImportedRecord | null => toImportedRecord(files.imported.get(sha256)),

    /** @returns the record of a file that was imported and taken back, or null */
    findUndone: (sha256: string): number | null => idOf(files.undone.get(sha256)),

    /** Empties the record of an undone file before it is read again. None of its rows may count. */
    dropRows(fileId: number): void {
      for (const statement of files.drop) statement.run(fileId)
    },

    /** Empties the record of an imported file before it is read again: what its rows had replaced counts again. */
    withdrawRows(fileId: number): void {
      for (const statement of [...files.retire, ...files.settle, ...files.drop]) statement.run(fileId)
    },

    insertRows: createRowInsert(db),

    insertFindings(fileId: number, findings: readonly Finding[]): void {
      for (const { weight, reason, sheet, row, column, field, valueKind } of findings)
        facts.finding.run(fileId, weight, reason, sheet, row, column, field, valueKind)
    },

    /** Adds what the file describes; of all files that describe the same the greatest version key counts. */
    insertSlices({ fileId, hcode, sha256 }: RowPlace, slices: readonly Slice[]): void {
      for (const { kind, slice, versionKey } of slices)
        facts.slice.run(fileId, kind, hcode, slice, withFile(versionKey, sha256))
      if (slices.length > 0) for (const statement of facts.settle) statement.run(fileId)
    },

    /** Fills the record of a file whose rows are all in. */
    finishFile(id: number, file: FileFacts, imported: ImportedFacts): void {
      files.finish.run(
        ...[file.name, file.at, imported.kind, imported.layout, imported.hcode, imported.scheme],
        ...[imported.patientType, imported.isAppeal ? 1 : 0, imported.producedAt, imported.documentNo],
        ...[imported.rows, imported.added, imported.replaced, imported.rejectedCount, imported.suspectCount],
        ...[imported.sums, imported.checks, imported.sheets, imported.warnings, imported.marks].map((part) =>
          JSON.stringify(part),
        ),
        id,
      )
    },

    /** Records that a file was refused, in a transaction of its own. */
    refuseFile: (file: FileFacts, reason: ErrorRecord): Promise<number> =>
      inTransaction(() => recordRefusal(file, reason, null)),

    /** Records that no layout fits a file, and what was expected and found, in a transaction of its own. */
    quarantineFile: (file: FileFacts, reason: ErrorRecord, comparison: LayoutComparison): Promise<number> =>
      inTransaction(() => recordRefusal(file, reason, comparison)),
  }
}

export type ImportWriter = ReturnType<typeof createImportWriter>
