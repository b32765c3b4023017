import { describe, expect, it } from 'vitest'
import { createReaderPool } from '#main/database/reader-pool.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'

/** Threads that only live and end, numbered as they start. */
function createThreads() {
  const started: { number: number; isAlive: boolean; isStopped: boolean }[] = []
  const numbers = new Map<DatabaseThread, number>()
  let failures = 0
  return {
    started,
    numberOf: (thread: DatabaseThread) => numbers.get(thread),
    failOnce: () => {
      failures += 1
    },
    kill(thread: DatabaseThread): void {
      const found = started[(numbers.get(thread) ?? 0) - 1]
      if (found) found.isAlive = false
    },
    async start(): Promise<DatabaseThread> {
      if (failures > 0) {
        failures -= 1
        throw new Error('no thread could be started')
      }
      const own = { number: started.length + 1, isAlive: true, isStopped: false }
      started.push(own)
      const thread: DatabaseThread = {
        request: () => Promise.resolve(null),
        isAlive: () => own.isAlive,
        async stop() {
          own.isStopped = true
        },
      }
      numbers.set(thread, own.number)
      return thread
    },
  }
}

/** Lets everything that may go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('a pool of readers', () => {
  it('starts a thread when one is needed, lends it again, and never lends more than its limit', async () => {
    const threads = createThreads()
    const pool = createReaderPool(2, threads.start)
    const first = await pool.acquire()
    pool.release(first)
    const again = await pool.acquire()
    const second = await pool.acquire()
    const lent: number[] = []
    const waiting = [3, 4].map(async (turn) => {
      const thread = await pool.acquire()
      lent.push(turn)
      return thread
    })
    await settle()
    const before = [...lent]
    pool.release(second)
    await settle()
    const after = [...lent]
    pool.release(again)
    const last = await Promise.all(waiting)
    expect([
      [first, again, second].map(threads.numberOf),
      before,
      after,
      last.map(threads.numberOf).toSorted(),
      threads.started.length,
    ]).toEqual([[1, 1, 2], [], [3], [1, 2], 2])
  })

  it('replaces a thread that died while nobody had it', async () => {
    const threads = createThreads()
    const pool = createReaderPool(2, threads.start)
    const [first, second] = [await pool.acquire(), await pool.acquire()]
    for (const thread of [first, second]) pool.release(thread)
    for (const thread of [first, second]) threads.kill(thread)
    expect(threads.numberOf(await pool.acquire())).toBe(3)
  })

  it('gives the place of a thread that could not be started to who waits', async () => {
    const threads = createThreads()
    const pool = createReaderPool(1, threads.start)
    threads.failOnce()
    const [failed, next] = await Promise.allSettled([pool.acquire(), pool.acquire()])
    expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled'])
  })

  it('ends every thread that was given back', async () => {
    const threads = createThreads()
    const pool = createReaderPool(2, threads.start)
    const lent = [await pool.acquire(), await pool.acquire()]
    for (const thread of lent) pool.release(thread)
    await pool.stop()
    expect(threads.started.map(({ isStopped }) => isStopped)).toEqual([true, true])
  })
})
