import type { Tables } from '#tests/features/imports/what-counts/desk.ts'
import { sha256Of, transferBatch, transferRecord } from '#tests/features/imports/written-file.ts'

/** A transfer: the day of January on which it stands, its batch, what it comes to, and whether it still waits. */
export type Transfer = readonly [day: number, batch: string, satang: number, isWaiting?: 'waits']

type Said = {
  /** Null for a list that names no source. */
  readonly source?: string | null
  /** The day of January on which its name says that it was saved. */
  readonly saved?: number
}

const two = (day: number) => String(day).padStart(2, '0')

export function listOf(name: string, transfers: readonly Transfer[], { source = 'UC', saved }: Said = {}) {
  const rows = transfers.map(([day, batchNo, satang, waits], index) =>
    transferRecord(index + 2, `2026-01-${two(day)}`, satang, {
      source,
      batchNo,
      isWaiting: waits === 'waits',
    }),
  )
  return {
    names: saved === undefined ? [] : [`smt_budget_0000010670_202601${two(saved)}_100000.csv`],
    written: { name, sha256: sha256Of(name), batches: [transferBatch('csv', rows)], printedAt: null },
  }
}

export type List = ReturnType<typeof listOf>

/** Which transfers count, and what is told: why, the days, the list that counts and the other one, rows and both sums. */
export function answer(tables: Tables) {
  const counted = tables.rows(`
    SELECT CAST(substr(posted_on, 9) AS INTEGER) AS day, batch_no AS batch, file.name AS name
    FROM transfer_row JOIN import_file AS file ON file.id = import_file_id WHERE is_current = 1`)
  const told = tables.rows(`
    SELECT why, document, one.name AS one, other.name AS other, rival.row_count AS rows, satang,
      other_satang AS otherSatang
    FROM document_rival AS rival JOIN import_file AS one ON one.id = file_id
    JOIN import_file AS other ON other.id = other_file_id WHERE rival.kind = 'SMT'`)
  const texts = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) => Object.values(row).join(' ')).toSorted()
  return { counted: texts(counted), told: texts(told) }
}
