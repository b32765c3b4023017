import type { ClaimRecord, RowBatch } from '#main/features/imports/import-job.ts'
import {
  createBulkInsert,
  insertOf,
  placeInRecord,
  type Statements,
} from '#main/features/imports/row-inserts.sql.ts'
import { packCells } from '#main/platform/cell-block.ts'
import { addAmounts } from '#shared/model/satang.ts'

/** Where the rows of a batch belong, and the scheme of those whose sheet says none. */
export type RowPlace = { readonly fileId: number; readonly hcode: string; readonly scheme: string }

/** What the claims of some rows come to. */
export type ClaimsWritten = {
  /** Claims that nothing in the store counted before. */
  readonly fresh: number
  /** Rows of claims that something counts already: what counts has to be settled. */
  readonly known: number
  readonly claimedSatang: number | null
  readonly approvedSatang: number | null
}

export const noClaims: ClaimsWritten = { fresh: 0, known: 0, claimedSatang: null, approvedSatang: null }

export function addWritten(one: ClaimsWritten, other: ClaimsWritten): ClaimsWritten {
  return {
    fresh: one.fresh + other.fresh,
    known: one.known + other.known,
    claimedSatang: addAmounts(one.claimedSatang, other.claimedSatang),
    approvedSatang: addAmounts(one.approvedSatang, other.approvedSatang),
  }
}

const claimedAt = placeInRecord('claim_version', 'claimed_satang')
const approvedAt = placeInRecord('claim_version', 'approved_satang')

function amountAt(record: ClaimRecord, place: number): number | null {
  const value = record[place]
  return typeof value === 'number' ? value : null
}

/** Adds versions of claims. One that meets another of its claim waits for what counts to be settled. */
function createClaimInsert(db: Statements) {
  // most claims are new: one statement finds that out and adds them
  const insertIfNew = db.prepare(insertOf('claim_version', 'INSERT OR IGNORE'))
  const insert = db.prepare(insertOf('claim_version'))
  return (
    { fileId, hcode, scheme }: RowPlace,
    batch: Extract<RowBatch, { table: 'claim_version' }>,
  ): ClaimsWritten => {
    const place = [fileId, batch.sheet, hcode, batch.scheme ?? scheme]
    let fresh = 0
    let claimed: number | null = null
    let approved: number | null = null
    for (const claim of batch.rows) {
      if (insertIfNew.run(...place, 1, ...claim).changes === 1) fresh++
      else insert.run(...place, 0, ...claim)
      claimed = addAmounts(claimed, amountAt(claim, claimedAt))
      approved = addAmounts(approved, amountAt(claim, approvedAt))
    }
    return { fresh, known: batch.rows.length - fresh, claimedSatang: claimed, approvedSatang: approved }
  }
}

/** Writes the rows of files. */
export function createRowInsert(db: Statements) {
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
  /** Adds the rows of one batch and their cells. What is told is told of claims. */
  return (place: RowPlace, batch: RowBatch): ClaimsWritten => {
    const [first] = batch.rows
    if (first === undefined) return noClaims
    insertCells.run(place.fileId, batch.sheet, first[0], packCells(batch.cells))
    if (batch.table === 'claim_version') return insertClaims(place, batch)
    const values = [place.fileId, batch.sheet, place.hcode]
    const isStatement = batch.table === 'statement_row'
    insert[batch.table](isStatement ? [...values, batch.scheme ?? place.scheme] : values, batch.rows)
    return noClaims
  }
}
