import type { ReadableDb, Store, WritableDb } from '#main/database/store.ts'
import type { Connections } from '#main/door/connections.ts'
import {
  hasUsers,
  insertUser,
  replaceHash,
  selectUsers,
  type UserRecord,
  updateTries,
} from '#main/features/session/session.sql.ts'
import { createTries, noTries } from '#main/features/session/tries.ts'
import { toNameKey, toShownName } from '#main/features/session/user-name.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Passwords } from '#main/platform/passwords.ts'
import { createTurns } from '#main/platform/turns.ts'
import type { SessionState, User } from '#shared/contract/session.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Hospital = { readonly name: string; readonly isPractice: boolean }
type Needs = {
  store: Store
  clock: Clock
  runningMs: () => number
  passwords: Passwords
  connections: Connections
  /** The hospital of this store, or null before set-up. */
  hospital: () => Promise<Hospital | null>
}

/** Keeps who may sign in and who is signed in. Owns the table `app_user`; nobody else writes it. */
export function createSession(needs: Needs) {
  const { store, clock, passwords, connections, hospital } = needs
  const tries = createTries(needs)
  /** One sign-in at a time, whatever the name: a hash takes a core and 128 MB. */
  const turns = createTurns()

  /**
   * Counts the try before its password is looked at.
   * @returns the user of the name, or null, and a hash to compare with, so that a name nobody has takes as long
   */
  async function beginTry(key: string): Promise<{ user: UserRecord | null; hash: string }> {
    const { user, hash, counted } = await store.write(async (trx) => {
      const users = await selectUsers(trx)
      const user = users.find(({ name }) => toNameKey(name) === key) ?? null
      const like = user ?? users[0]
      if (!like) throw new AppError('session.wrongPassword')
      const counted = tries.count(key, user)
      if (user) await updateTries(trx, user.id, counted)
      return { user, hash: like.passwordHash, counted }
    })
    tries.keep(key, counted)
    return { user, hash }
  }

  /** The password was right: earlier tries are forgotten, and a hash that became cheap to guess at is made anew. */
  async function endTries({ id, name, passwordHash }: UserRecord, password: string): Promise<void> {
    const hash = passwords.isWeak(passwordHash) ? await passwords.hash(password) : null
    await store.write(async (trx) => {
      await updateTries(trx, id, noTries)
      if (hash !== null) await replaceHash(trx, id, passwordHash, hash)
    })
    tries.forget(toNameKey(name))
  }

  async function refuseSecondAdmin(db: ReadableDb): Promise<void> {
    if (await hasUsers(db)) throw new AppError('setup.done')
  }

  return {
    async get(connection: string): Promise<SessionState> {
      const here = await hospital()
      if (!here || !(await store.read(hasUsers))) return { state: 'setup' }
      const user = connections.find(connection)
      const place = { hospital: here.name, isPractice: here.isPractice }
      return user ? { state: 'signedIn', ...place, user } : { state: 'signedOut', ...place }
    },

    /** @throws AppError `session.wrongPassword` also for a name nobody has, `session.locked` */
    signIn(connection: string, name: string, password: string): Promise<User> {
      return turns.take(async () => {
        const { user, hash } = await beginTry(toNameKey(name))
        const isRight = await passwords.isRight(password, hash)
        if (!isRight || !user) throw new AppError('session.wrongPassword')
        await endTries(user, password)
        const signedIn = { name: user.name, role: user.role }
        connections.signIn(connection, signedIn)
        return signedIn
      })
    },

    /** @throws AppError `session.notPractice` */
    async enterPractice(connection: string): Promise<User> {
      if (!(await hospital())?.isPractice) throw new AppError('session.notPractice')
      const user: User = { name: 'practice', role: 'admin' }
      connections.signIn(connection, user)
      return user
    },

    signOut: (connection: string) => connections.signOut(connection),

    /**
     * @returns a step for the set-up's transaction that makes the first admin
     * @throws AppError `setup.done` when there is one, also in the step; `input.invalid` for a name nobody can read
     */
    async prepareFirstAdmin(name: string, password: string): Promise<(trx: WritableDb) => Promise<User>> {
      await store.read(refuseSecondAdmin)
      if (toNameKey(name) === '') throw new AppError('input.invalid', { field: 'adminName' })
      const passwordHash = await turns.take(() => passwords.hash(password))
      const createdAt = clock.now().toISOString()
      return async (trx) => {
        await refuseSecondAdmin(trx)
        const admin = { name: toShownName(name), role: 'admin' } as const
        await insertUser(trx, { ...admin, passwordHash, createdAt })
        return admin
      }
    },
  }
}

export type Session = ReturnType<typeof createSession>
