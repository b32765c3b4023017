import type { Clock } from '#main/platform/clock.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

const triesAllowed = 5
const minuteMs = 60_000
const lockMs = 30 * minuteMs
/** More than can be tried while a lock lasts, as each try costs a hash: no lock is pushed out before its end. */
const namesRemembered = 10_000

/** What the store keeps of a user. `failedTries` starts anew with a lock. */
export type StoredTries = { readonly failedTries: number; readonly lockedUntil: string | null }
/** As this process knows them; `lockEndsAtMs` is of its running time. */
type KnownTries = { readonly failedTries: number; readonly lockEndsAtMs: number | null }
type Needs = { readonly clock: Clock; readonly runningMs: () => number }

/** No tries and no lock. */
export const noTries: StoredTries = { failedTries: 0, lockedUntil: null }

/** What is left of a lock is never more than a lock lasts. */
const isLock = (leftMs: number) => leftMs > 0 && leftMs <= lockMs

/**
 * Counts tries at passwords by name, and locks a name at the fifth for 30 minutes.
 *
 * While Satang runs, a lock lasts 30 minutes of its running time, however the computer's clock is set. Only what is left
 * of a lock after a restart is told by that clock: one that would last longer than a lock does is void, so that a lock
 * made in 2031 keeps nobody out in 2026. Whoever can set the clock and start Satang anew ends a lock; that takes the
 * rights of the computer's administrator.
 *
 * Names that no user has are counted and locked like others, or their answers would tell them apart; these counts are
 * lost with the program.
 */
export function createTries({ clock, runningMs }: Needs) {
  const known = new Map<string, KnownTries>()

  function fromStore({ failedTries, lockedUntil }: StoredTries): KnownTries {
    const leftMs = lockedUntil === null ? 0 : Date.parse(lockedUntil) - clock.now().getTime()
    return { failedTries, lockEndsAtMs: isLock(leftMs) ? runningMs() + leftMs : null }
  }

  function remember(key: string, tries: KnownTries): KnownTries {
    known.delete(key)
    known.set(key, tries)
    const [oldest] = known.keys()
    if (known.size > namesRemembered && oldest !== undefined) known.delete(oldest)
    return tries
  }

  function refuse(leftMs: number): never {
    // the minute that is told must not be one in which the name is still locked
    const until = Math.ceil((clock.now().getTime() + leftMs) / minuteMs) * minuteMs
    throw new AppError('session.locked', { until: toBangkokTime(new Date(until)).slice(11, 16) })
  }

  return {
    /**
     * Counts a try that is about to be made.
     * @param stored what the store keeps of the user, or null for a name nobody has
     * @returns what to store, and then to `keep`, before the password is looked at
     * @throws AppError `session.locked`
     */
    count(key: string, stored: StoredTries | null): StoredTries {
      const tries = known.get(key) ?? remember(key, fromStore(stored ?? noTries))
      const leftMs = tries.lockEndsAtMs === null ? 0 : tries.lockEndsAtMs - runningMs()
      if (isLock(leftMs)) refuse(leftMs)
      const failedTries = tries.failedTries + 1
      if (failedTries < triesAllowed) return { failedTries, lockedUntil: null }
      return { failedTries: 0, lockedUntil: new Date(clock.now().getTime() + lockMs).toISOString() }
    },

    /** What `count` answered is stored now. */
    keep(key: string, { failedTries, lockedUntil }: StoredTries): void {
      remember(key, { failedTries, lockEndsAtMs: lockedUntil === null ? null : runningMs() + lockMs })
    },

    /** The password was right. */
    forget: (key: string) => void known.delete(key),
  }
}
