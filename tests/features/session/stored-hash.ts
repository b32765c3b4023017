import type { Store } from '#main/database/store.ts'

/** @returns the password of the only user, as the store keeps it */
export async function readHash(store: Store): Promise<string> {
  const users = await store.read((db) => db.selectFrom('app_user').select('password_hash').execute())
  return users[0]?.password_hash ?? ''
}

export async function storeHash(store: Store, hash: string): Promise<void> {
  await store.write(async (trx) => {
    await trx.updateTable('app_user').set({ password_hash: hash }).execute()
  })
}
