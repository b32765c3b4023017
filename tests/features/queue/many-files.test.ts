import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDesk } from '#tests/features/queue/queue-desk.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const many = 20_000
/** Several times what it takes on a quiet computer; without portions the longest was more than a second. */
const longestMs = 400

it('20,000 files in the watched folder are taken, and meanwhile nothing else waits for long', async () => {
  const { root, queue } = await openDesk(temporaryFolder(), { hasOwnWait: true })
  const folder = path.join(root, 'in')
  mkdirSync(folder)
  for (let number = 0; number < many; number++)
    writeFileSync(path.join(folder, `eclaim_10670_OP_25690105_${number}.xls`), `file ${number}`)
  // importing has measures of its own
  await queue.pause()
  const delays = monitorEventLoopDelay({ resolution: 5 })
  delays.enable()
  await queue.watch(folder)
  const answersMs: number[] = []
  for (let waiting = 0; waiting < many; ) {
    await delay(250)
    const askedAt = performance.now()
    waiting = (await queue.get()).counts.waiting
    answersMs.push(performance.now() - askedAt)
  }
  delays.disable()
  const { files } = await queue.get()
  expect({
    first: files[0]?.name,
    isStalled: delays.max / 1e6 > longestMs,
    isAnswerLate: Math.max(...answersMs) > longestMs,
  }).toEqual({ first: 'eclaim_10670_OP_25690105_0.xls', isStalled: false, isAnswerLate: false })
}, 120_000)
