import * as z from 'zod'
import type { Connection } from '#main/database/connection.ts'
import type { RunResult } from '#main/database/thread-messages.ts'

/** Documents and claims that count. */
const countStatement = `SELECT
  (SELECT count(id) FROM import_file WHERE state = 'imported' AND undone_at IS NULL) AS documents,
  (SELECT count(id) FROM claim_version WHERE is_current = 1) AS claims`

/** Readable in every schema there ever was. */
const holdingsStatement = `SELECT
  (SELECT count(id) FROM claim_version WHERE is_current = 1) AS claims,
  (SELECT max(imported_at) FROM import_file WHERE state = 'imported') AS newestImportAt`

/** @returns how many claims count in a store or a backup, and its newest import */
export const selectHoldings = (connection: Connection): unknown => connection.prepare(holdingsStatement).get()

const Counted = z.tuple([z.object({ documents: z.int(), claims: z.int() })])

/** @returns what a backup holds, counted in the file itself */
export async function countInBackup(
  run: (sql: string) => Promise<RunResult | null>,
): Promise<{ documents: number; claims: number }> {
  const answer = await run(countStatement)
  return Counted.parse(answer?.rows)[0]
}
