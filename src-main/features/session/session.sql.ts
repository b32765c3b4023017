import type { ReadableDb, WritableDb } from '#main/database/store.ts'
import type { Role } from '#shared/model/roles.ts'
import { roles } from '#shared/model/roles.ts'

export type UserRecord = {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly passwordHash: string
  readonly failedTries: number
  readonly lockedUntil: string | null
}

function toRole(text: string): Role {
  const role = roles.find((known) => known === text)
  if (!role) throw new Error(`unknown role in the store: ${text}`)
  return role
}

/** @returns all users, the oldest first. */
export async function selectUsers(db: ReadableDb): Promise<UserRecord[]> {
  const rows = await db
    .selectFrom('app_user')
    .select(['id', 'name', 'role', 'password_hash', 'failed_tries', 'locked_until'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: toRole(row.role),
    passwordHash: row.password_hash,
    failedTries: row.failed_tries,
    lockedUntil: row.locked_until,
  }))
}

export async function hasUsers(db: ReadableDb): Promise<boolean> {
  return (await db.selectFrom('app_user').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function insertUser(
  trx: WritableDb,
  user: { name: string; passwordHash: string; role: Role; createdAt: string },
) {
  await trx
    .insertInto('app_user')
    .values({
      name: user.name,
      password_hash: user.passwordHash,
      role: user.role,
      failed_tries: 0,
      locked_until: null,
      created_at: user.createdAt,
    })
    .execute()
}

export async function updateTries(
  trx: WritableDb,
  id: number,
  { failedTries, lockedUntil }: Pick<UserRecord, 'failedTries' | 'lockedUntil'>,
) {
  await trx
    .updateTable('app_user')
    .set({ failed_tries: failedTries, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute()
}

/** Puts another hash of the same password in place of `was`, unless the password was changed meanwhile. */
export async function replaceHash(trx: WritableDb, id: number, was: string, hash: string) {
  await trx
    .updateTable('app_user')
    .set({ password_hash: hash })
    .where('id', '=', id)
    .where('password_hash', '=', was)
    .execute()
}
