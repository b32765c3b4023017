/** A database thread that answers each request as its own text tells it to, or ends without an answer. */
import { parentPort } from 'node:worker_threads'
import type { ThreadMessage, ThreadRequest } from '#main/database/thread-messages.ts'

function scriptOf(request: ThreadRequest): string {
  if (request.kind === 'run') return request.sql.slice(request.sql.indexOf('{'))
  if (request.kind === 'copy') return request.to
  if (request.kind === 'verify' || request.kind === 'openReader') return request.access.path
  return '{"ms":0,"result":null}'
}

parentPort?.on('message', ({ id, request }: ThreadMessage) => {
  if (request.kind === 'run' && request.sql === 'end') {
    parentPort?.close()
    return
  }
  // an answer that nobody waits for comes first
  parentPort?.postMessage({ id: id + 1000, ms: 0, result: null })
  parentPort?.postMessage({ id, ...JSON.parse(scriptOf(request)) })
  if (request.kind === 'close') parentPort?.close()
})
