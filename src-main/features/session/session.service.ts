import type { Store, WritableDb } from '#main/database/store.ts'
import type { Connections } from '#main/door/connections.ts'
import { hashPassword, isPasswordOf } from '#main/features/session/password.ts'
import {
  hasUsers,
  insertUser,
  selectUser,
  type UserRecord,
  updateTries,
} from '#main/features/session/session.sql.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { SessionState, User } from '#shared/contract/session.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

const triesAllowed = 5
const lockMs = 30 * 60_000

type Hospital = { readonly name: string; readonly isPractice: boolean }
type Needs = {
  store: Store
  clock: Clock
  connections: Connections
  /** The hospital of this store, or null before set-up. */
  hospital: () => Promise<Hospital | null>
}

/** Keeps who may sign in and who is signed in. Owns the table `app_user`; nobody else writes it. */
export function createSession({ store, clock, connections, hospital }: Needs) {
  function checkLock(user: UserRecord): void {
    if (user.lockedUntil && user.lockedUntil > clock.now().toISOString()) {
      throw new AppError('session.locked', { until: toBangkokTime(new Date(user.lockedUntil)).slice(11, 16) })
    }
  }

  async function countWrongTry(user: UserRecord): Promise<void> {
    const tries = user.failedTries + 1
    const isLocked = tries >= triesAllowed
    const until = isLocked ? new Date(clock.now().getTime() + lockMs).toISOString() : null
    await store.write((trx) => updateTries(trx, user.id, isLocked ? 0 : tries, until))
  }

  return {
    async get(connection: string): Promise<SessionState> {
      const here = await hospital()
      if (!here || !(await store.read(hasUsers))) return { state: 'setup' }
      const user = connections.find(connection)
      const place = { hospital: here.name, isPractice: here.isPractice }
      return user ? { state: 'signedIn', ...place, user } : { state: 'signedOut', ...place }
    },

    /** @throws AppError `session.wrongPassword`, `session.locked` */
    async signIn(connection: string, name: string, password: string): Promise<User> {
      const record = await store.read((db) => selectUser(db, name))
      if (record) checkLock(record)
      if (!(await isPasswordOf(password, record?.passwordHash ?? null)) || !record) {
        if (record) await countWrongTry(record)
        throw new AppError('session.wrongPassword')
      }
      await store.write((trx) => updateTries(trx, record.id, 0, null))
      const user = { name: record.name, role: record.role }
      connections.signIn(connection, user)
      return user
    },

    /** @throws AppError `session.notPractice` */
    async enterPractice(connection: string): Promise<User> {
      if (!(await hospital())?.isPractice) throw new AppError('session.notPractice')
      const user: User = { name: 'practice', role: 'admin' }
      connections.signIn(connection, user)
      return user
    },

    signOut: (connection: string) => connections.signOut(connection),

    /** @returns a step for the set-up's transaction that makes the first admin; refuses when there is one. */
    async prepareFirstAdmin(name: string, password: string): Promise<(trx: WritableDb) => Promise<void>> {
      const passwordHash = await hashPassword(password)
      return async (trx) => {
        if (await hasUsers(trx)) throw new AppError('setup.done')
        await insertUser(trx, { name, passwordHash, role: 'admin', createdAt: clock.now().toISOString() })
      }
    },
  }
}

export type Session = ReturnType<typeof createSession>
