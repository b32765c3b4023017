import * as z from 'zod'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'

/** What a person said of two files: the first one counts, or both of them do. */
export const verdicts = ['counts', 'both'] as const
export type Verdict = (typeof verdicts)[number]

const OpenChoice = z.object({ id: z.int(), file_id: z.int(), other_file_id: z.int() })
const Ranked = z.object({ id: z.int(), order_key: z.string() })

/**
 * A file that a person said counts before another is at least as new as that one, and still older than one that evidence
 * shows to be newer than both.
 */
export async function updateRanks(db: SettleDb): Promise<void> {
  const rows = await db.all(
    `SELECT id, file_id, other_file_id FROM document_choice
     WHERE verdict = 'counts' AND withdrawn_at IS NULL ORDER BY id`,
    [],
  )
  const choices = rows.map((row) => OpenChoice.parse(row))
  const files = await db.all(
    `SELECT id, order_key FROM import_file
     WHERE id IN (SELECT file_id FROM document_choice UNION SELECT other_file_id FROM document_choice)`,
    [],
  )
  const ranks = new Map<number, { readonly key: string; readonly preference: number }>(
    files.map((row) => {
      const { id, order_key: key } = Ranked.parse(row)
      return [id, { key, preference: 0 }]
    }),
  )
  for (const choice of choices) {
    const [chosen, other] = [ranks.get(choice.file_id), ranks.get(choice.other_file_id)]
    if (chosen === undefined || other === undefined) continue
    const key = other.key > chosen.key ? other.key : chosen.key
    ranks.set(choice.file_id, { key, preference: choice.id })
  }
  for (const [id, { key, preference }] of ranks)
    await db.run('UPDATE import_file SET rank_key = ?, preference = ? WHERE id = ?', [key, preference, id])
}

/** Notes what a person said of two files. What was said of them before is withdrawn. */
export async function insertChoice(
  db: SettleDb,
  verdict: Verdict,
  [fileId, otherId]: readonly [number, number],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await withdrawChoices(db, [fileId, otherId], at)
  await db.run(
    `INSERT INTO document_choice (verdict, file_id, other_file_id, decided_at, decided_by)
     VALUES (?, ?, ?, ?, ?)`,
    [verdict, fileId, otherId, at, by],
  )
}

/** Takes back what was said of two files, whichever way round. */
export async function withdrawChoices(
  db: SettleDb,
  [fileId, otherId]: readonly [number, number],
  at: string,
): Promise<void> {
  await db.run(
    `UPDATE document_choice SET withdrawn_at = ? WHERE withdrawn_at IS NULL
       AND ((file_id = ? AND other_file_id = ?) OR (file_id = ? AND other_file_id = ?))`,
    [at, fileId, otherId, otherId, fileId],
  )
}
