import { expect, it, onTestFinished, vi } from 'vitest'
import { stopAll } from '#main/platform/stop-all.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

it('what fails to stop, or never ends, keeps no other part from stopping', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const log = createRecordingLog()
  const stopped: string[] = []
  const parts = {
    failing: { stop: () => Promise.reject(new Error('cannot')) },
    throwing: {
      stop: () => {
        throw new Error('at once')
      },
    },
    endless: { stop: () => new Promise(() => undefined) },
    store: { stop: () => void stopped.push('store') },
  }
  const all = stopAll(log, parts, 1000)
  await vi.advanceTimersByTimeAsync(1000)
  await all
  expect([stopped, log.lines.map(({ event, facts }) => [event, facts['part']])]).toEqual([
    ['store'],
    [
      ['house.stopFailed', 'failing'],
      ['house.stopFailed', 'throwing'],
      ['house.notStopped', 'endless'],
    ],
  ])
})
