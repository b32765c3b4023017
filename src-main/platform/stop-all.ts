import type { Log } from '#main/platform/log.ts'

/**
 * Stops one thing after another. What fails to stop, or does not end in time, is told and keeps no other from stopping.
 * @param parts by their names for the log
 * @param limitMs how long to wait for each; null to wait until it has ended
 */
export async function stopAll(
  log: Log,
  parts: Readonly<Record<string, { readonly stop: () => unknown }>>,
  limitMs: number | null,
): Promise<void> {
  for (const [part, one] of Object.entries(parts)) {
    await new Promise<void>((resolve) => {
      const onLate = () => {
        log.error('house.notStopped', { part })
        resolve()
      }
      const timer = limitMs === null ? undefined : setTimeout(onLate, limitMs)
      const ended = (async () => one.stop())()
      ended
        .catch((error: unknown) => log.error('house.stopFailed', { part }, error))
        .finally(() => {
          clearTimeout(timer)
          resolve()
        })
    })
  }
}
