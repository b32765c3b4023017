import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { Queue } from '#shared/contract/queue.ts'

/** Waits; ends early without a failure once `signal` is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

type Needs = {
  readonly get: () => Promise<Queue>
  readonly notices: Notices
  readonly log: Log
  readonly wait: Wait
}

const leastMsBetween = 200

/** Tells the windows how the queue stands: at once, then at most five times a second, and always the last state. */
export function createQueueTeller({ get, notices, log, wait }: Needs) {
  const stop = new AbortController()
  let isStale = false
  let telling: Promise<void> | null = null

  async function tell(): Promise<void> {
    try {
      while (isStale && !stop.signal.aborted) {
        isStale = false
        notices.tell('queue.progress', await get())
        await wait(leastMsBetween, stop.signal)
      }
    } catch (error) {
      log.error('queue.notTold', {}, error)
    } finally {
      telling = null
    }
  }

  return {
    tellSoon(): void {
      isStale = true
      telling ??= tell()
    },
    async stop(): Promise<void> {
      stop.abort()
      await telling
    },
  }
}
