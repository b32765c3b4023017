import { Worker } from 'node:worker_threads'
import { isClosing, isDamage } from '#main/database/store-error.ts'
import {
  fromThreadFailure,
  type RunResult,
  type ThreadAnswer,
  type ThreadMessage,
  type ThreadRequest,
} from '#main/database/thread-messages.ts'
import type { Log } from '#main/platform/log.ts'
import type { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  /** The thread's file: `thread.ts` from sources, its bundle in the packed app. */
  readonly url: URL
  /** For logs and debuggers, e.g. `database-writer`. */
  readonly name: string
  readonly log: Log
  /** Told of everything that closes the store. */
  readonly onTrouble: (error: AppError) => void
}
type Waiting = {
  readonly request: ThreadRequest
  readonly resolve: (result: RunResult | null) => void
  readonly reject: (error: Error) => void
}

const slowMs = 40
const loggedSqlLength = 400

/** @returns the statement without its values: parameters never are in it, and literals are blanked. */
function toLoggedSql(sql: string): string {
  return sql
    .replaceAll(/'[^']*'/g, '?')
    .replaceAll(/\s+/g, ' ')
    .slice(0, loggedSqlLength)
}

/** A copy that is looked at is not the store, nor is the disk it is written to. */
function isOfStore({ kind }: ThreadRequest, error: AppError): boolean {
  if (kind === 'copy') return String(error.details['reason']).includes('READ') || isDamage(error)
  return kind !== 'verify' && kind !== 'count'
}

/**
 * Starts a database thread. Requests are answered in the order they were made.
 * When the thread dies, every request waiting or made later fails.
 */
export function startThread({ url, name, log, onTrouble }: Needs) {
  const worker = new Worker(url, { name })
  const waiting = new Map<number, Waiting>()
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let lastId = 0
  let death: Error | null = null

  function die(error: Error): void {
    death ??= error
    for (const { reject } of waiting.values()) reject(death)
    waiting.clear()
  }

  function onAnswer(answer: ThreadAnswer): void {
    const asked = waiting.get(answer.id)
    if (!asked) return
    waiting.delete(answer.id)
    const { request } = asked
    if (request.kind === 'run' && answer.ms > slowMs) {
      log.warn('store.slowQuery', { ms: Math.round(answer.ms), thread: name, sql: toLoggedSql(request.sql) })
    }
    if ('result' in answer) {
      asked.resolve(answer.result)
      return
    }
    const error = fromThreadFailure(answer.failure)
    if (isClosing(error) && isOfStore(request, error)) onTrouble(error)
    asked.reject(error)
  }

  worker.on('message', onAnswer)
  worker.on('error', (error) => {
    log.error('store.threadFailed', { thread: name }, error)
    die(error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', () => die(new Error(`the thread ${name} has ended`)))

  function request(asked: ThreadRequest): Promise<RunResult | null> {
    if (death) return Promise.reject(death)
    lastId += 1
    const message: ThreadMessage = { id: lastId, request: asked }
    return new Promise((resolve, reject) => {
      waiting.set(message.id, { request: asked, resolve, reject })
      worker.postMessage(message)
    })
  }

  return {
    request,
    isAlive: () => death === null,
    /** Closes its connection, releases the lock and ends; undoes a transaction that was not committed. */
    async stop(): Promise<void> {
      if (death === null)
        await request({ kind: 'close' }).catch((error: unknown) =>
          log.error('store.closeFailed', { thread: name }, error),
        )
      await ended
    },
  }
}

export type DatabaseThread = ReturnType<typeof startThread>
