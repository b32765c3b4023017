import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import { SignInWay } from '#shared/contract/setup.ts'

/** A portal account without its password, which lies in the secrets. */
export type Account = {
  readonly id: number
  readonly userName: string
  readonly signIn: SignInWay
  readonly isEnabled: boolean
  readonly note: string
}

/** Accounts in the order a run tries them. */
export async function selectAccounts(db: ReadableDb): Promise<Account[]> {
  const rows = await db
    .selectFrom('portal_account')
    .select(['id', 'user_name', 'sign_in', 'is_enabled', 'note'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    userName: row.user_name,
    signIn: SignInWay.parse(row.sign_in),
    isEnabled: row.is_enabled === 1,
    note: row.note,
  }))
}

async function selectEnds(db: ReadableDb): Promise<{ first: number; last: number }> {
  const row = await db
    .selectFrom('portal_account')
    .select(({ fn }) => [fn.min('position').as('first'), fn.max('position').as('last')])
    .executeTakeFirst()
  return { first: row?.first ?? 0, last: row?.last ?? 0 }
}

/** Adds an account behind the others, or replaces the one with the same user name where it stands. @returns its id */
export async function upsertAccount(
  trx: WritableDb,
  { userName, signIn, note }: Pick<Account, 'userName' | 'signIn' | 'note'>,
  createdAt: string,
): Promise<number> {
  const position = (await selectEnds(trx)).last + 1
  const values = { user_name: userName, sign_in: signIn, is_enabled: 1, note }
  const row = await trx
    .insertInto('portal_account')
    .values({ ...values, position, created_at: createdAt })
    .onConflict((conflict) => conflict.column('user_name').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** @param isFirst whether a run tries it before the others from now on */
export async function updateAccount(
  trx: WritableDb,
  { id, signIn, isEnabled, note }: Omit<Account, 'userName'>,
  isFirst: boolean,
): Promise<void> {
  const position = isFirst ? { position: (await selectEnds(trx)).first - 1 } : {}
  await trx
    .updateTable('portal_account')
    .set({ sign_in: signIn, is_enabled: isEnabled ? 1 : 0, note, ...position })
    .where('id', '=', id)
    .execute()
}

export async function deleteAccount(trx: WritableDb, id: number): Promise<void> {
  await trx.deleteFrom('portal_account').where('id', '=', id).execute()
}
