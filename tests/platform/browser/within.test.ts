import { setImmediate as turn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { within } from '#main/platform/browser/within.ts'

const never = new AbortController().signal
const unhandled = vi.fn()

test('work in time is answered, work out of time is late', async () => {
  const slow = new Promise<string>(() => {})
  expect([await within(Promise.resolve('done'), 1_000, never), await within(slow, 1, never)]).toEqual([
    'done',
    'late',
  ])
})

test('work that fails after nobody waits for it any more disturbs nobody', async () => {
  process.on('unhandledRejection', unhandled)
  const stopped = new Error('stopped')
  const work = Promise.reject(new Error('the tab is gone'))
  await expect(within(work, 1_000, AbortSignal.abort(stopped))).rejects.toBe(stopped)
  await turn()
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
