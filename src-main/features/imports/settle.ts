import { settleClaims } from '#main/features/imports/settle-claims.sql.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import { settleStatements } from '#main/features/imports/settle-statements.ts'
import { settleTransfers } from '#main/features/imports/settle-transfers.ts'

/** A file of which something came, went or was said. */
export type Changed = {
  readonly fileId: number
  readonly hcode: string
  /** False when every claim of it is new to the store: it decided nothing about another one. */
  readonly hasKnownClaims: boolean
}

/**
 * Decides anew what counts of everything a file has a part in. It looks at what the files say of themselves and at what
 * persons chose, so that what counts follows from the set of files that are in and never from the order in which they came.
 */
export async function settle(db: SettleDb, { fileId, hcode, hasKnownClaims }: Changed): Promise<void> {
  if (hasKnownClaims) await settleClaims(db, fileId, hcode)
  await settleStatements(db, fileId, hcode)
  await settleTransfers(db, fileId, hcode)
}
