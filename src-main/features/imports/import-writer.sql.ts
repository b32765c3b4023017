import type { ImportedFacts } from '#main/features/imports/import-job.ts'
import type { ClaimRecord } from '#main/features/imports/rep-rows.ts'
import type { RejectedCell } from '#shared/contract/imports.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** What the import thread needs of its own connection; SQL is prepared once a run. */
export interface Statements {
  prepare(sql: string): {
    run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint }
    get(...values: unknown[]): unknown
  }
  exec(sql: string): unknown
  readonly inTransaction: boolean
}

/** What identifies the bytes of a file. */
export type FileFacts = {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly at: string
}

export type ClaimPlace = {
  readonly fileId: number
  readonly sheet: string
  readonly hcode: string
  readonly scheme: string
}

const claimColumns = [
  'import_file_id',
  'sheet',
  'hcode',
  'scheme',
  'is_current',
  'row_number',
  'tran_id',
  'version_key',
  'rep_no',
  'patient_type',
  'hn',
  'an',
  'pid',
  'fund',
  'service_type',
  'admitted_at',
  'service_month',
  'fiscal_year',
  'outcome',
  'error_codes',
  'claimed_satang',
  'approved_satang',
  'cells_json',
]

const claimValues = `(${claimColumns.join(', ')}) VALUES (${claimColumns.map(() => '?').join(', ')})`

function prepareAll(db: Statements) {
  return {
    imported: db.prepare(`SELECT id FROM import_file WHERE sha256 = ? AND state = 'imported'`),
    refused: db.prepare(`SELECT id FROM import_file WHERE sha256 = ? AND state = 'refused'`),
    insertFile: db.prepare(
      // becomes `imported` or gets its reason before the transaction ends
      `INSERT INTO import_file (sha256, name, bytes, state, imported_at, error_json) VALUES (?, ?, ?, 'refused', ?, '{}')`,
    ),
    refuse: db.prepare(
      `UPDATE import_file SET name = ?, imported_at = ?, state = 'refused', error_json = ? WHERE id = ?`,
    ),
    finish: db.prepare(
      `UPDATE import_file SET name = ?, imported_at = ?, state = 'imported', kind = ?, layout = ?, hcode = ?, scheme = ?,
        patient_type = ?, is_appeal = ?, produced_at = ?, row_count = ?, added_count = ?, replaced_count = ?,
        rejected_count = ?, sums_json = ?, checks_json = ?, sheets_json = ?, warnings_json = ?, error_json = NULL
       WHERE id = ?`,
    ),
    rejected: db.prepare(
      `INSERT INTO import_rejected_cell (import_file_id, sheet, row_number, column_letter, field, value_kind, reason)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    current: db.prepare(
      'SELECT id, version_key, import_file_id FROM claim_version WHERE hcode = ? AND tran_id = ? AND is_current = 1',
    ),
    retire: db.prepare('UPDATE claim_version SET is_current = 0 WHERE id = ?'),
    insertClaim: db.prepare(`INSERT INTO claim_version ${claimValues}`),
    // most claims are new: one statement finds that out and adds them
    insertIfNew: db.prepare(`INSERT OR IGNORE INTO claim_version ${claimValues}`),
  }
}

type CurrentRow = { readonly id: number; readonly version_key: string; readonly import_file_id: number }
type FileRow = { readonly id: number }

function isFileRow(row: unknown): row is FileRow {
  return typeof row === 'object' && row !== null && 'id' in row
}

function isCurrentRow(row: unknown): row is CurrentRow {
  return typeof row === 'object' && row !== null && 'version_key' in row
}

/** The import thread's writes, all on one connection. The caller opens and ends the transactions. */
export function createImportWriter(db: Statements) {
  const statements = prepareAll(db)

  function fileIdFor(file: FileFacts): number {
    const known = statements.refused.get(file.sha256)
    if (isFileRow(known)) return known.id
    return Number(statements.insertFile.run(file.sha256, file.name, file.bytes, file.at).lastInsertRowid)
  }

  /** Runs `work` in one transaction: all of it or nothing. */
  async function inTransaction<T>(work: () => T | Promise<T>): Promise<T> {
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

  return {
    inTransaction,

    /** @returns the record of a file whose rows are in the store already, or null */
    findImported(sha256: string): number | null {
      const row = statements.imported.get(sha256)
      return isFileRow(row) ? row.id : null
    },

    fileIdFor,

    /** Records that a file was refused, in a transaction of its own; the same bytes keep one record. */
    refuseFile: (file: FileFacts, reason: ErrorRecord): Promise<number> =>
      inTransaction(() => {
        const id = fileIdFor(file)
        statements.refuse.run(file.name, file.at, JSON.stringify(reason), id)
        return id
      }),

    /**
     * Adds one version of a claim and keeps exactly the version with the greatest key current.
     * @returns whether the claim was new to the store, and whether this version took the place of one of another file
     */
    insertVersion(place: ClaimPlace, claim: ClaimRecord): 'added' | 'replaced' | 'again' | 'older' {
      const placeValues = [place.fileId, place.sheet, place.hcode, place.scheme] as const
      const [, tranId, versionKey] = claim
      if (statements.insertIfNew.run(...placeValues, 1, ...claim).changes === 1) return 'added'
      const found = statements.current.get(place.hcode, tranId)
      const current = isCurrentRow(found) ? found : null
      const isNewest = current === null || versionKey > current.version_key
      if (isNewest && current !== null) statements.retire.run(current.id)
      statements.insertClaim.run(...placeValues, isNewest ? 1 : 0, ...claim)
      if (current === null) return 'added'
      if (current.import_file_id === place.fileId) return 'again'
      return isNewest ? 'replaced' : 'older'
    },

    insertRejected(fileId: number, cells: readonly RejectedCell[]): void {
      for (const cell of cells) {
        statements.rejected.run(
          fileId,
          cell.sheet,
          cell.row,
          cell.column,
          cell.field,
          cell.valueKind,
          cell.reason,
        )
      }
    },

    /** Fills the record of a file whose rows are all in. */
    finishFile(id: number, file: FileFacts, facts: ImportedFacts): void {
      statements.finish.run(
        file.name,
        file.at,
        facts.kind,
        facts.layout,
        facts.hcode,
        facts.scheme,
        facts.patientType,
        facts.isAppeal ? 1 : 0,
        facts.producedAt,
        facts.rows,
        facts.added,
        facts.replaced,
        facts.rejectedCount,
        JSON.stringify(facts.sums),
        JSON.stringify(facts.checks),
        JSON.stringify(facts.sheets),
        JSON.stringify(facts.warnings),
        id,
      )
    },
  }
}

export type ImportWriter = ReturnType<typeof createImportWriter>
