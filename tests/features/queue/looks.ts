import { setImmediate as breathe } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import type { Wait } from '#main/features/queue/queue-teller.ts'
import type { Queue } from '#shared/contract/queue.ts'

/** Longer than any look takes where nothing is wrong. */
const patienceMs = 10_000

/** Expects of what `get` answers, as soon as it is so. */
export const soon = <T>(get: () => T) => expect.poll(get, { interval: 2, timeout: 5_000 })

/** @returns a promise and what settles it */
export function defer<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (reason: unknown) => void = () => undefined
  const promise = new Promise<T>((...ends) => {
    ;[resolve, reject] = ends
  })
  return { promise, resolve, reject }
}

async function inTime<T>(promise: Promise<T>): Promise<T> {
  const late = defer<never>()
  const timer = setTimeout(() => late.reject(new Error('nobody waits for the next look')), patienceMs)
  timer.unref()
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Lets a test say when the next look into the watched folder is due; short waits pass by themselves. */
export function createLooks() {
  let waiting = defer<() => void>()
  const waits: number[] = []
  const asleep = new Set<object>()
  const wait: Wait = async (ms, signal) => {
    waits.push(ms)
    if (ms < 1000) return void (await breathe())
    if (signal.aborted) return
    const over = defer<void>()
    signal.addEventListener('abort', () => {
      waiting = defer()
      over.resolve()
    })
    waiting.resolve(over.resolve)
    asleep.add(over)
    await over.promise
    asleep.delete(over)
  }
  /** Waits until a look is over, and lets the next one begin and end. */
  const next = async () => {
    const go = await inTime(waiting.promise)
    waiting = defer()
    go()
    await inTime(waiting.promise)
  }
  return { wait, waits, asleep, next }
}

/**
 * Waits until nothing waits and nothing is being imported, or the queue rests.
 * @param limits how long, and how often it is asked, in ms
 */
export async function untilSettled(
  get: () => Promise<Queue>,
  limits: { readonly timeout: number; readonly interval: number },
): Promise<Queue> {
  let now = await get()
  await vi.waitUntil(async () => {
    now = await get()
    const isBusy = now.files.some(({ file }) => file.state === 'importing')
    return !isBusy && (now.isPaused || now.counts.waiting === 0)
  }, limits)
  return now
}
