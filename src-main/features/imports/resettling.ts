import * as z from 'zod'
import { selectSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { nothingSaid } from '#main/features/imports/evidence.ts'
import { updateOutside } from '#main/features/imports/outside.sql.ts'
import {
  type Counting,
  deleteUnsettled,
  selectCounting,
  selectFilesWithOlder,
  selectSettledFiles,
} from '#main/features/imports/resettling.sql.ts'
import { settle } from '#main/features/imports/settle.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import { toSettleDb } from '#main/features/imports/undo.sql.ts'
import type { Log } from '#main/platform/log.ts'
import type { SettlingChange } from '#shared/contract/document-questions.ts'
import { toSatang } from '#shared/model/satang.ts'

type Needs = { readonly store: Store; readonly log: Log }

/** Ends a look: nothing of it stays. */
class LookEnded extends Error {}

const toAmount = (satang: number | null) => (satang === null ? null : toSatang(satang))

function toChanges(before: readonly Counting[], after: readonly Counting[]): SettlingChange[] {
  const known = new Map(before.map((file) => [file.id, file]))
  return after.flatMap(({ id, name, kind, rows, satang }): SettlingChange[] => {
    const was = known.get(id)
    if (was === undefined || (was.rows === rows && was.satang === satang)) return []
    const then = { rows: was.rows, satang: toAmount(was.satang) }
    return [{ id, name, kind, before: then, after: { rows, satang: toAmount(satang) } }]
  })
}

/** Settles everything anew. @returns the files of which more or less counts than before */
async function settleAll(db: SettleDb): Promise<SettlingChange[]> {
  const before = await selectCounting(db)
  const files = await selectSettledFiles(db)
  // what the files are called may tell more today than it did
  for (const { fileId } of files) await updateOutside(db, fileId, nothingSaid, true)
  const withOlder = await selectFilesWithOlder(db)
  for (const file of files) await settle(db, { ...file, hasKnownClaims: withOlder.has(file.fileId) })
  await deleteUnsettled(db)
  return toChanges(before, await selectCounting(db))
}

/** Brings a store whose files were imported by older rules to those of today, once somebody has seen what that changes. */
export function createResettling({ store, log }: Needs) {
  return {
    /** Whether what counts still follows from older rules. */
    isUnsettled: async (): Promise<boolean> =>
      (await store.read((db) => selectSetting(db, 'imports.unsettled', z.boolean()))) ?? false,

    /** What would count otherwise. Nothing is changed. */
    async lookAtSettling(): Promise<SettlingChange[]> {
      let changes: SettlingChange[] = []
      try {
        await store.write(async (trx) => {
          changes = await settleAll(toSettleDb(trx))
          throw new LookEnded()
        })
      } catch (error) {
        if (!(error instanceof LookEnded)) throw error
      }
      return changes
    },

    /** Settles everything anew, all of it or nothing. Again it changes nothing. */
    async settleAnew(): Promise<SettlingChange[]> {
      const changes = await store.write((trx) => settleAll(toSettleDb(trx)))
      log.info('imports.settledAnew', { files: changes.length })
      return changes
    },
  }
}
