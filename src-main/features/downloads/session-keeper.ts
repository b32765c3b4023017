import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import { findPersonsSessions } from '#main/features/downloads/seen-sessions.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Secrets } from '#main/platform/secrets.ts'

type Needs = {
  readonly clock: Clock
  readonly wait: Wait
  readonly log: Log
  readonly notices: Notices
  readonly secrets: Secrets
  readonly logins: () => Promise<readonly PortalLogin[]>
  readonly portal: () => Promise<PortalPlace>
  /** Whether a run will begin by itself, so that a session is worth keeping. */
  readonly isRunPlanned: () => Promise<boolean>
  readonly isWanted: () => Promise<boolean>
  /** Lets the portal see the sessions. @returns how many it has forgotten */
  readonly show: () => Promise<number>
}

const lookEveryMs = 60_000

/** Keeps the sessions of persons alive between runs for as long as it is started. */
export function createSessionKeeper(needs: Needs) {
  const { clock, wait, log, notices } = needs
  let abort: AbortController | null = null
  let ended: Promise<void> = Promise.resolve()
  let shownMs = clock.now().getTime()

  /** @returns how often the portal wants to see us; null while there is no session to keep */
  async function findIntervalMs(): Promise<number | null> {
    const sessions = await findPersonsSessions(needs.secrets, await needs.logins())
    if (sessions.length === 0 || !(await needs.isRunPlanned()) || !(await needs.isWanted())) return null
    return (await needs.portal()).profile.limits.keepAliveMs
  }

  async function look(signal: AbortSignal): Promise<void> {
    const intervalMs = await findIntervalMs()
    const nowMs = clock.now().getTime()
    // a clock that was set back makes the last time lie ahead
    const agoMs = nowMs < shownMs ? Number.POSITIVE_INFINITY : nowMs - shownMs
    if (signal.aborted || intervalMs === null || agoMs < intervalMs) return
    shownMs = nowMs
    if ((await needs.show()) === 0) return
    log.warn('downloads.sessionLost')
    notices.tell('downloads.sessionLost', {})
    notices.changed('attention.get', 'dashboard.get')
  }

  async function keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await wait(lookEveryMs, signal)
      await look(signal).catch((error: unknown) => {
        if (!signal.aborted) log.error('downloads.sessionNotShown', {}, error)
      })
    }
  }

  return {
    start(): void {
      if (abort) return
      abort = new AbortController()
      // it ends only by being told so
      ended = keep(abort.signal).catch(() => undefined)
    },
    async stop(): Promise<void> {
      abort?.abort()
      await ended
    },
  }
}
