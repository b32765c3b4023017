import type { Connection } from '#main/database/connection.ts'
import { migrations } from '#main/database/migrations/index.ts'
import type { Migration } from '#main/database/migrations/migration.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** @returns the number of the last migration this store went through; 0 for an empty file. */
export function readVersion(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

/** @throws AppError `store.newer` when a newer Satang wrote this store. Reads only. */
export function refuseNewer(version: number, known = migrations.length): void {
  if (version > known) throw new AppError('store.newer', { found: version, known })
}

function applyOne(connection: Connection, migration: Migration): void {
  connection
    .transaction(() => {
      connection.exec(migration.sql)
      const broken = connection.pragma('foreign_key_check')
      if (!Array.isArray(broken) || broken.length > 0) {
        throw new Error(`migration ${migration.number} breaks references between tables`)
      }
      connection.pragma(`user_version=${migration.number}`)
    })
    .immediate()
}

/**
 * Brings a store to the newest schema, one transaction a step; a step that fails leaves the store at the one before.
 * @param backUp called once before the first pending step; nothing is changed when it throws
 * @returns how many steps were taken
 */
export function migrate(
  connection: Connection,
  backUp: (version: number) => void,
  steps: readonly Migration[] = migrations,
): number {
  const version = readVersion(connection)
  refuseNewer(version, steps.length)
  const pending = steps.slice(version)
  if (pending.length === 0) return 0
  backUp(version)
  // Rebuilding a table that others refer to needs this off, and it can only be switched outside a transaction.
  connection.pragma('foreign_keys=off')
  try {
    for (const migration of pending) applyOne(connection, migration)
  } finally {
    connection.pragma('foreign_keys=on')
  }
  return pending.length
}
