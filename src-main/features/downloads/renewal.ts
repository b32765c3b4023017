import { AppError } from '#shared/errors/app-error.ts'

/** Signs in again in the middle of a run, as long as that helps. */
export function createRenewal(renew: () => Promise<void>) {
  let signIns = 0
  let hasMovedOn = true

  /** @throws AppError `portal.sessionExpired` without any gain since the last time: the portal does not want us */
  async function signInAgain(): Promise<void> {
    if (!hasMovedOn) throw new AppError('portal.sessionExpired')
    hasMovedOn = false
    signIns += 1
    await renew()
  }

  return {
    signInAgain,
    /** How often the session was renewed. */
    signIns: () => signIns,
    /** Whether something was fetched since the session was renewed. */
    hasMovedOn: () => hasMovedOn,
    /** Something was fetched: the portal wants us. */
    moveOn(): void {
      hasMovedOn = true
    },
    /** Repeats what fails with `portal.sessionExpired`, as what is asked in JSON does, in a new session. */
    async whileKnown<T>(work: () => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await work()
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'portal.sessionExpired')) throw error
          await signInAgain()
        }
      }
    },
  }
}
export type Renewal = ReturnType<typeof createRenewal>
