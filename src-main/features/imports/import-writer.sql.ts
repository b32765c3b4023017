import * as z from 'zod'
import type { Commits } from '#main/database/position.ts'
import { createIssueInsert } from '#main/features/imports/document-writer.sql.ts'
import type { ImportedFacts } from '#main/features/imports/import-job.ts'
import { ReadingMarks } from '#main/features/imports/reading-marks.ts'
import type { Statements } from '#main/features/imports/row-inserts.sql.ts'
import { createRowInsert } from '#main/features/imports/row-writer.sql.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import type { Finding, LayoutComparison } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** What identifies the bytes of a file. */
export type FileFacts = {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly at: string
}

/** Everything of a file, in an order that breaks no reference. */
const rowTables = [
  'claim_version',
  'claim_line',
  'summary_row',
  'statement_row',
  'transfer_row',
  'cell_block',
  'import_finding',
  'transfer_list',
]

/** Batches of its issues go first: they refer to them. */
const dropStatements = [
  `DELETE FROM statement_issue_batch WHERE statement_issue_id IN (
    SELECT id FROM statement_issue WHERE import_file_id = ?)`,
  'DELETE FROM statement_issue WHERE import_file_id = ?',
  ...rowTables.map((table) => `DELETE FROM ${table} WHERE import_file_id = ?`),
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
        inside_scheme = ?, patient_type = ?, is_appeal = ?, printed_at = ?, document_no = ?, row_count = ?,
        total_claimed_satang = ?, total_approved_satang = ?, rejected_count = ?, suspect_count = ?, sums_json = ?, checks_json = ?, sheets_json = ?,
        warnings_json = ?, reading_json = ?, error_json = NULL, comparison_json = NULL, undone_at = NULL, undone_by = NULL,
        undo_reason = NULL
       WHERE id = ?`,
    ),
    // rows that were written anew have another digest, which the next check of the store takes
    written: db.prepare(
      `INSERT INTO document_digest (import_file_id, readings) VALUES (?, 1)
       ON CONFLICT DO UPDATE SET readings = readings + 1, digest = NULL, schema_version = NULL`,
    ),
    count: db.prepare('UPDATE import_file SET added_count = ?, replaced_count = ? WHERE id = ?'),
    drop: dropStatements.map((statement) => db.prepare(statement)),
  }
}

function prepareFacts(db: Statements) {
  return {
    finding: db.prepare(
      `INSERT INTO import_finding
        (import_file_id, weight, reason, sheet, row_number, column_letter, field, value_kind)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  }
}

type IdRow = { readonly id: number }
function isIdRow(row: unknown): row is IdRow {
  return typeof row === 'object' && row !== null && 'id' in row
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

/** Runs `work` in one transaction: all of it or nothing. */
async function runInTransaction<T>(db: Statements, commits: Commits, work: () => T | Promise<T>): Promise<T> {
  commits.begin()
  try {
    const result = await work()
    commits.commit()
    return result
  } catch (error) {
    // a full disk has ended the transaction already
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function toSettleDb(db: Statements): SettleDb {
  const prepared = new Map<string, ReturnType<Statements['prepare']>>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  return {
    all: async (sql, values) => prepare(sql).all(...values),
    run: async (sql, values) => void prepare(sql).run(...values),
  }
}

/** The import thread's writes, all on one connection. The caller opens and ends the transactions. */
export function createImportWriter(db: Statements, commits: Commits) {
  const files = prepareFiles(db)
  const facts = prepareFacts(db)
  const insertIssues = createIssueInsert(db)
  const inTransaction = <T>(work: () => T | Promise<T>) => runInTransaction(db, commits, work)

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

    /** Empties the record of a file before it is read again. None of its rows may count. */
    dropRows(fileId: number): void {
      for (const statement of files.drop) statement.run(fileId)
    },

    /** The same connection, as settling needs it. */
    settleDb: toSettleDb(db),

    insertRows: createRowInsert(db),
    insertIssues,

    insertFindings(fileId: number, findings: readonly Finding[]): void {
      for (const { weight, reason, sheet, row, column, field, valueKind } of findings)
        facts.finding.run(fileId, weight, reason, sheet, row, column, field, valueKind)
    },

    /** Fills the record of a file whose rows are all in. */
    finishFile(id: number, file: FileFacts, scheme: string, imported: ImportedFacts): void {
      files.finish.run(
        ...[
          file.name,
          file.at,
          imported.kind,
          imported.layout,
          imported.hcode,
          scheme,
          imported.insideScheme,
        ],
        ...[imported.patientType, imported.isAppeal ? 1 : 0, imported.printedAt, imported.documentNo],
        ...[imported.rows, imported.claimedSatang, imported.approvedSatang],
        ...[imported.rejectedCount, imported.suspectCount],
        ...[imported.sums, imported.checks, imported.sheets, imported.warnings, imported.marks].map((part) =>
          JSON.stringify(part),
        ),
        id,
      )
      files.written.run(id)
    },

    /** Notes how many claims were new to the store, and how many it has a newer version of. */
    countClaims: (id: number, added: number, replaced: number) => void files.count.run(added, replaced, id),

    /** Records that a file was refused, in a transaction of its own. */
    refuseFile: (file: FileFacts, reason: ErrorRecord): Promise<number> =>
      inTransaction(() => recordRefusal(file, reason, null)),

    /** Records that no layout fits a file, and what was expected and found, in a transaction of its own. */
    quarantineFile: (file: FileFacts, reason: ErrorRecord, comparison: LayoutComparison): Promise<number> =>
      inTransaction(() => recordRefusal(file, reason, comparison)),
  }
}

export type ImportWriter = ReturnType<typeof createImportWriter>
