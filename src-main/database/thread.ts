import { parentPort } from 'node:worker_threads'
import { type ThreadAnswer, type ThreadMessage, toThreadFailure } from '#main/database/thread-messages.ts'
import { createThreadWork } from '#main/database/thread-work.ts'

if (parentPort === null) throw new Error('thread.ts runs in a worker thread only')
const port = parentPort
const work = createThreadWork()

function answer({ id, request }: ThreadMessage): ThreadAnswer {
  const startedAt = performance.now()
  try {
    const result = work(request)
    return { id, ms: performance.now() - startedAt, result }
  } catch (error) {
    return { id, ms: performance.now() - startedAt, failure: toThreadFailure(error) }
  }
}

port.on('message', (message: ThreadMessage) => {
  port.postMessage(answer(message))
  // A closed thread has nothing left to answer and may end by itself.
  if (message.request.kind === 'close') port.close()
})
