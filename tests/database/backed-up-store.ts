import { readdirSync } from 'node:fs'
import path from 'node:path'
import { openStore } from '#main/database/open.ts'
import { saveSetting, type TestNeeds } from '#tests/database/test-store.ts'

/** A store with one setting, backed up as `good`, then one more setting. */
export async function makeBackedUp(needs: TestNeeds) {
  const store = await openStore(needs)
  await store.write((trx) => saveSetting(trx, 'before', '1'))
  const backup = await store.backUp('good')
  await store.write((trx) => saveSetting(trx, 'after', '1'))
  await store.stop()
  return backup
}

export const backupFile = (needs: TestNeeds, name: string) =>
  path.join(needs.folder, 'backups', `${name}.satang.db`)
export const inFolder = (needs: TestNeeds) => readdirSync(needs.folder).sort()
export const failure = (work: Promise<unknown>) => work.then(() => 'worked').catch((error: unknown) => error)

/** @returns the names of the settings the store holds; it is closed again */
export async function savedNames(needs: TestNeeds): Promise<string[]> {
  const store = await openStore(needs)
  try {
    return await store.read(async (db) =>
      (await db.selectFrom('setting').select('name').orderBy('name').execute()).map(({ name }) => name),
    )
  } finally {
    await store.stop()
  }
}
