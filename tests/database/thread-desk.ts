import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type Connection, openConnection } from '#main/database/connection.ts'
import { createStoreFile } from '#main/database/open-file.ts'
import type { ThreadRequest } from '#main/database/thread-messages.ts'
import { createThreadWork } from '#main/database/thread-work.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createCopies } from '#tests/database/filled-store.ts'
import type { TestNeeds } from '#tests/database/test-store.ts'

export const key = 'ab'.repeat(32)
export const accessOf = ({ file }: TestNeeds) => ({ path: file, key })

/** Copies of an empty store, for one file of tests: the original goes when its tests end. */
export const createStoreCopies = () =>
  createCopies(async (root) => {
    mkdirSync(path.join(root, 'store'))
    createStoreFile({ path: path.join(root, 'store', 'satang.db'), key })
  })

/** What a database thread does, in this one; it is closed when the test ends. */
export function startWork() {
  const work = createThreadWork()
  onTestFinished(() => void work({ kind: 'close' }))
  return work
}

/** @returns what work answers, the code and reason of its failure, or the text of any other. */
export function failureOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof AppError ? [error.code, error.details['reason']] : String(error)
  }
}

export const run = (sql: string, isFirst = false, ...parameters: unknown[]): ThreadRequest => ({
  ...{ kind: 'run', isFirst, sql, parameters },
})
export const insert = "insert into setting (name, value_json) values (?, '1')"
export const names = 'select name from setting order by name'

export async function openForWriting(needs: TestNeeds) {
  const work = startWork()
  const backup = { folder: path.join(needs.folder, 'backups'), stamp: 'x' }
  work({ kind: 'open', access: accessOf(needs), suspect: false, accepted: null, backup })
  return work
}

/** Changes a store that no thread has open. */
export function change(needs: TestNeeds, work: (connection: Connection) => unknown): void {
  const connection = openConnection(accessOf(needs), 'writer')
  work(connection)
  connection.close()
}
