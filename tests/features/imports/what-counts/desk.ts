import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openConnection } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import { createCommits } from '#main/database/position.ts'
import type { StoreAccess } from '#main/database/store.ts'
import {
  insertChoice,
  updateRanks,
  type Verdict,
  withdrawChoices,
} from '#main/features/imports/document-choices.sql.ts'
import { nothingSaid, type Outside } from '#main/features/imports/evidence.ts'
import { createImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { updateOutside } from '#main/features/imports/outside.sql.ts'
import { retire } from '#main/features/imports/retire.sql.ts'
import { settle } from '#main/features/imports/settle.ts'
import { type WrittenFile, writeInto } from '#tests/features/imports/written-file.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const hcode = '10670'

let migrated: Uint8Array | null = null

/** Writes a database that has all its tables and no row: migrated once, and copied from then on. */
function writeEmpty(access: StoreAccess): void {
  if (migrated === null) {
    const connection = openConnection(access, 'writer')
    migrate(connection, () => undefined)
    connection.close()
    migrated = readFileSync(access.path)
  } else writeFileSync(access.path, migrated)
}

/** The real tables, and the import thread's own writer and settling on them, without a thread and without a store. */
export function openTables() {
  const file = path.join(temporaryFolder(), 'a.db')
  const access = { path: file, key: 'ab'.repeat(32) }
  writeEmpty(access)
  const connection = openConnection(access, 'writer')
  onTestFinished(() => void connection.close())
  const writer = createImportWriter(connection, createCommits(access, connection))
  const { settleDb } = writer

  return {
    begin: () => void connection.exec('BEGIN'),
    rollBack: () => void connection.exec('ROLLBACK'),
    rows: (sql: string) => connection.prepare<[], Record<string, unknown>>(sql).all(),

    /** As an import does with bytes that are not in. */
    write: (file: WrittenFile, said: Partial<Outside>) =>
      writeInto(writer, file, { ...nothingSaid, ...said }),

    /** As an import does with bytes that are in. */
    async learn(id: number, said: Partial<Outside>): Promise<void> {
      if (await updateOutside(settleDb, id, { ...nothingSaid, ...said }))
        await settle(settleDb, { fileId: id, hcode, hasKnownClaims: true })
    },

    async undo(id: number): Promise<void> {
      connection.prepare("UPDATE import_file SET undone_at = 'now' WHERE id = ?").run(id)
      await retire(settleDb, { fileId: id, hcode }, true)
    },

    /** As a person decides, or takes it back. */
    async decide(verdict: Verdict | null, pair: readonly [id: number, otherId: number]): Promise<void> {
      if (verdict === null) await withdrawChoices(settleDb, pair, 'now')
      else await insertChoice(settleDb, verdict, pair, { at: 'now', by: 'test' })
      await updateRanks(settleDb)
      for (const fileId of pair) await settle(settleDb, { fileId, hcode, hasKnownClaims: true })
    },

    async restore(id: number): Promise<void> {
      connection.prepare('UPDATE import_file SET undone_at = NULL WHERE id = ?').run(id)
      await retire(settleDb, { fileId: id, hcode }, false)
    },
  }
}

export type Tables = ReturnType<typeof openTables>
