import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { type Connection, openConnection } from '#main/database/connection.ts'
import { openStore } from '#main/database/open.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { saveSetting, storeNeeds, type TestNeeds } from '#tests/database/test-store.ts'
import {
  claimBatch,
  claimRecord,
  sha256Of,
  statementBatch,
  statementIssue,
  statementRecord,
  transferBatch,
  transferRecord,
  writeRead,
} from '#tests/features/imports/written-file.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

export const pageBytes = 8192

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Fills a store with three documents and some settings, through the import thread's own writer. */
export async function fillStore(root: string): Promise<void> {
  const store = await openStore(storeNeeds(root))
  const file = (name: string) => ({ name, sha256: sha256Of(name), printedAt: '2026-01-05T20:15' })
  const claims = range(400).map((index) => claimRecord(9 + index, `3000${String(index).padStart(5, '0')}`))
  await writeRead(store, { ...file('rep.xls'), batches: [claimBatch(claims)] })
  const cases = range(300).map((index) =>
    statementRecord(12 + index, `3000${index + 10_000}`, 'S1', 'normal'),
  )
  const issues = [statementIssue('S1', 300, 700 * 300)]
  await writeRead(store, { ...file('stm.xls'), batches: [statementBatch('STM', cases)], issues })
  const transfers = range(200).map((index) => transferRecord(2 + index, '2026-01-09', 1000 + index))
  await writeRead(store, { ...file('smt.xls'), batches: [transferBatch('SMT', transfers)] })
  await store.write((trx) => saveSetting(trx, 'long', 'ข้อความยาว '.repeat(4000)))
  await store.stop()
}

/**
 * @param make fills a folder with a store, once for a file of tests
 * @returns how to get copies of it
 */
export function createCopies(make: (root: string) => Promise<void>) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'satang-filled-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  let made: Promise<void> | null = null
  return async (): Promise<TestNeeds> => {
    made ??= make(root)
    await made
    const copy = temporaryFolder()
    cpSync(root, copy, { recursive: true })
    return storeNeeds(copy)
  }
}

export async function accessOf(needs: TestNeeds): Promise<StoreAccess> {
  const { storeId } = JSON.parse(readFileSync(path.join(needs.folder, 'store.json'), 'utf8'))
  const key = await needs.secrets.find(`store-key:${storeId}`)
  if (key === null) throw new Error('the store has no key')
  return { path: needs.file, key }
}

/** Works on a store behind the back of Satang: nothing counts what is committed. */
export async function behindItsBack<T>(needs: TestNeeds, work: (connection: Connection) => T): Promise<T> {
  const connection = openConnection(await accessOf(needs), 'writer')
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** @returns the numbers of the pages, from 1, that hold rows or entries of a table or an index, in their order */
export async function listPages(needs: TestNeeds, name: string, type = 'leaf'): Promise<number[]> {
  const connection = openConnection(await accessOf(needs), 'reader')
  try {
    return connection
      .prepare<[string, string], number>(
        'select pageno from dbstat where name = ? and pagetype = ? order by pageno',
      )
      .pluck()
      .all(name, type)
  } finally {
    connection.close()
  }
}

/** Changes one byte in the middle of a page. */
export function flip(file: string, page: number): void {
  const at = (page - 1) * pageBytes + pageBytes / 2
  const handle = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, at)
  writeSync(handle, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at)
  closeSync(handle)
}
