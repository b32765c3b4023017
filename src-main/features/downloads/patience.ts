import type { AnyProfile } from '#main/features/downloads/portal-profile.ts'
import type { Teller } from '#main/features/downloads/run-report.ts'
import type { Clock } from '#main/platform/clock.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { toUnreachedCode } from '#shared/errors/network-codes.ts'

/** Lets time pass; ends at once with the signal's reason when it is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/** What a look at a portal came to. */
export type Look<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'tooMany'; readonly retryAfter: string | null }
  | { readonly kind: 'down' }
  | { readonly kind: 'unreachable'; readonly reason: string }

type Needs = {
  readonly profile: Pick<AnyProfile, 'pace' | 'retry'>
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly wait: Wait
  readonly tell: Teller
  /** From 0 to below 1. */
  readonly random: () => number
}

const leastRestMs = 1_000

/** @returns milliseconds until the moment a Retry-After header names, or null when it names none. */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,7}$/.test(text)) return Number(text) * 1000
  // a number below zero or a word with one in it is a date to the parser
  const at = /^[a-z]+, .* GMT$/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}

/** How one portal is treated: its pace, second tries and rests are here and nowhere else. */
export function createPatience({ profile: { pace, retry }, signal, clock, wait, random, tell }: Needs) {
  let restedMs = 0
  let resting: Promise<void> | null = null

  async function restAlone(retryAfter: string | null): Promise<void> {
    const asked = parseRetryAfter(retryAfter, clock.now())
    const ms = Math.max(asked ?? 0, leastRestMs)
    if (asked === null || restedMs + ms > retry.longestWaitMs) {
      const minutes = asked === null ? retry.usualRestMinutes : Math.max(1, Math.ceil(ms / 60_000))
      throw new AppError('portal.rateLimited', { minutes })
    }
    restedMs += ms
    tell('warn', 'downloads.rests', { seconds: Math.ceil(ms / 1000) })
    await wait(ms, signal)
  }

  /**
   * Waits as long as the portal asks; whoever works beside us waits too.
   * @throws AppError `portal.rateLimited` when that is too long for one run
   */
  function rest(retryAfter: string | null): Promise<void> {
    resting ??= restAlone(retryAfter).finally(() => {
      resting = null
    })
    return resting
  }

  return {
    rest,
    /** The pause between two lists or files. */
    async pace(): Promise<void> {
      await resting
      if (pace.gapMs + pace.jitterMs > 0) await wait(pace.gapMs + random() * pace.jitterMs, signal)
    },
    /**
     * Looks until there is something to see.
     * @throws AppError `portal.down`, `portal.rateLimited`, or what `toUnreachedCode` names
     */
    async persist<T>(look: () => Promise<Look<T>>): Promise<T> {
      for (let failures = 0; ; ) {
        const seen = await look()
        if (seen.kind === 'seen') return seen.value
        if (seen.kind === 'tooMany') {
          await rest(seen.retryAfter)
          continue
        }
        const pauseMs = retry.pausesMs[failures]
        if (pauseMs === undefined)
          throw new AppError(seen.kind === 'down' ? 'portal.down' : toUnreachedCode(seen.reason))
        failures += 1
        await wait(pauseMs, signal)
      }
    },
  }
}
export type Patience = ReturnType<typeof createPatience>
