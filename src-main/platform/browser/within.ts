/**
 * Waits for `work` at most `limitMs`; the work itself goes on unseen when the time is up.
 * @returns what it gave, or `late`
 * @throws the signal's reason as soon as it is aborted
 */
export async function within<T>(work: Promise<T>, limitMs: number, signal: AbortSignal): Promise<T | 'late'> {
  // nobody may be listening to it any more when it fails
  work.catch(() => undefined)
  signal.throwIfAborted()
  let timer: NodeJS.Timeout | undefined
  let onAbort = () => {}
  const limit = new Promise<'late'>((resolve, reject) => {
    timer = setTimeout(() => resolve('late'), limitMs)
    onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
