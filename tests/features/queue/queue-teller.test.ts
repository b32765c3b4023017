import { setImmediate as breathe } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createQueueTeller, type Wait } from '#main/features/queue/queue-teller.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { Queue } from '#shared/contract/queue.ts'
import { defer } from '#tests/features/queue/looks.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

/** A teller of a state that the test changes, and whose waits the test ends. */
function openTeller(answer: (state: number) => unknown = (state) => state) {
  const now = { state: 0 }
  const told: unknown[] = []
  const waits: { readonly ms: number; readonly end: () => void; readonly signal: AbortSignal }[] = []
  const notices = createNotices()
  notices.listen((name, payload) => void told.push([name, payload]))
  const wait: Wait = (ms, signal) => {
    const over = defer<void>()
    signal.addEventListener('abort', () => over.resolve())
    waits.push({ ms, end: over.resolve, signal })
    return over.promise
  }
  const log = createRecordingLog()
  const get = async () => answer(now.state) as Queue
  return { now, told, waits, log, teller: createQueueTeller({ get, notices, log, wait }) }
}

const progress = (...states: readonly unknown[]) => states.map((state) => ['queue.progress', state])

it('tells at once, then at most five times a second, and always the last state', async () => {
  const { now, told, waits, teller } = openTeller()
  for (let times = 0; times < 3; times++) teller.tellSoon()
  await breathe()
  expect({ told, waits }).toMatchObject({ told: progress(0), waits: [{ ms: 200 }] })
  for (now.state = 1; now.state < 5; now.state++) teller.tellSoon()
  await breathe()
  expect(told).toEqual(progress(0))
  waits[0]?.end()
  await breathe()
  expect(told).toEqual(progress(0, 5))
  waits[1]?.end()
  await breathe()
  expect({ told, waits: waits.length }).toEqual({ told: progress(0, 5), waits: 2 })
  teller.tellSoon()
  await breathe()
  expect(told).toEqual(progress(0, 5, 5))
})

it('ends in the middle of a wait and tells nothing after that', async () => {
  const { told, waits, teller } = openTeller()
  teller.tellSoon()
  await breathe()
  teller.tellSoon()
  await teller.stop()
  teller.tellSoon()
  await breathe()
  expect([told, waits.map(({ signal }) => signal.aborted)]).toEqual([progress(0), [true]])
})

it('what cannot be told is in the log, and the next state is told again', async () => {
  const closed = new Error('the store is closed')
  const { now, told, log, teller } = openTeller((state) => {
    if (state === 0) throw closed
    return state
  })
  teller.tellSoon()
  await breathe()
  expect(log.lines).toEqual([{ level: 'error', event: 'queue.notTold', facts: {}, error: closed }])
  now.state = 1
  teller.tellSoon()
  await breathe()
  expect(told).toEqual(progress(1))
})
