import type { FileClaims } from '#main/features/imports/file-claims.ts'
import type { ReadRequest, RowBatch } from '#main/features/imports/import-job.ts'
import { findOriginal, judgeRows, type SheetVerdicts } from '#main/features/imports/repeat-verdicts.ts'
import type { OpenSheet } from '#main/features/imports/sheet-heads.ts'
import type { Settled, SheetReader } from '#main/features/imports/sheet-reader.ts'

/** A sheet whose rows were read once. */
export type OpenReader = { readonly sheet: OpenSheet; readonly reader: SheetReader }

/** Reads a sheet once more for rows that were counted before a newer row of the file took their place. Few files have any. */
export async function takeOutOvertaken(
  { sheet, reader }: OpenReader,
  { overtaken }: FileClaims,
): Promise<void> {
  const older = new Map(overtaken.filter((row) => row.sheet === sheet.sheet).map((row) => [row.row, row]))
  if (older.size === 0) return
  for await (const rows of sheet.batches()) {
    for (const row of rows) {
      const claim = older.get(row.row)
      if (claim) reader.takeOut(claim, row)
    }
  }
}

/** Reads a sheet once more for rows that waited. Few files have any. */
async function readHeldRows(
  { sheet, reader }: OpenReader,
  verdicts: SheetVerdicts,
  onRows: (batch: RowBatch) => void,
): Promise<void> {
  const { units, unitOf } = reader.followed
  if (unitOf.size === 0) return
  for await (const rows of sheet.batches()) {
    for (const row of rows) {
      const index = unitOf.get(row.row) ?? -1
      const unit = units[index]
      if (unit !== undefined) reader.readHeld(row, unit, verdicts[index] ?? 'left')
    }
    const batch = reader.take()
    if (batch !== null) onRows(batch)
  }
}

/**
 * Decides about rows that stood in the file before, once all its sheets are read, and hands out those that count after
 * all.
 * @returns what was found out, in the order of the readers
 */
export async function settleHeldRows(
  request: ReadRequest,
  readers: readonly OpenReader[],
  onRows: (batch: RowBatch) => void,
): Promise<readonly Settled[]> {
  const followed = readers.map(({ reader }) => reader.followed)
  const verdicts = judgeRows(
    request,
    readers.map(({ reader }) => ({ followed: reader.followed, outcome: reader.outcome() })),
  )
  const settled: Settled[] = []
  for (const [index, one] of readers.entries()) {
    const ofSheet = verdicts[index] ?? []
    await readHeldRows(one, ofSheet, onRows)
    const { units } = one.reader.followed
    // claims are known by their TRAN_ID, and wait in no unit
    const isLeft =
      units.length === 0 || units.some(({ why }, unit) => why === 'elsewhere' && ofSheet[unit] === 'left')
    const original = isLeft ? findOriginal(one.reader.followed, followed) : null
    settled.push({ verdicts: ofSheet, original: original?.sheet ?? null })
  }
  return settled
}
