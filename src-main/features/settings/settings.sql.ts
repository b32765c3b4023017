import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { SignInWay } from '#shared/contract/setup.ts'

/** A portal account without its password, which lies in the secrets. */
export type Account = {
  readonly id: number
  readonly userName: string
  readonly signIn: SignInWay
  readonly isEnabled: boolean
}

export async function selectAccounts(db: ReadableDb): Promise<Account[]> {
  const rows = await db
    .selectFrom('portal_account')
    .select(['id', 'user_name', 'sign_in', 'is_enabled'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    userName: row.user_name,
    signIn: SignInWay.parse(row.sign_in),
    isEnabled: row.is_enabled === 1,
  }))
}

/** Adds an account or replaces the one with the same user name. @returns its id */
export async function upsertAccount(
  trx: WritableDb,
  userName: string,
  signIn: SignInWay,
  createdAt: string,
): Promise<number> {
  const row = await trx
    .insertInto('portal_account')
    .values({ user_name: userName, sign_in: signIn, is_enabled: 1, created_at: createdAt })
    .onConflict((conflict) => conflict.column('user_name').doUpdateSet({ sign_in: signIn, is_enabled: 1 }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function deleteAccount(trx: WritableDb, id: number): Promise<void> {
  await trx.deleteFrom('portal_account').where('id', '=', id).execute()
}
