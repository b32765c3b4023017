import type { ThreadPool } from '#main/database/dialect.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'

/**
 * Lends reading threads: made when first needed, at most `limit`, replaced when one has died.
 * @param start makes a thread with its store open
 */
export function createReaderPool(
  limit: number,
  start: () => Promise<DatabaseThread>,
): ThreadPool & { stop(): Promise<void> } {
  const idle: DatabaseThread[] = []
  const waiting: (() => void)[] = []
  let lent = 0

  function takeIdle(): DatabaseThread | null {
    for (let thread = idle.pop(); thread; thread = idle.pop()) if (thread.isAlive()) return thread
    return null
  }

  function giveBack(): void {
    lent -= 1
    waiting.shift()?.()
  }

  return {
    async acquire() {
      while (lent >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
      lent += 1
      try {
        return takeIdle() ?? (await start())
      } catch (error) {
        giveBack()
        throw error
      }
    },
    release(thread) {
      idle.push(thread)
      giveBack()
    },
    /** Ends every thread; none may be lent any more. */
    async stop() {
      await Promise.all(idle.splice(0).map((thread) => thread.stop()))
    },
  }
}
