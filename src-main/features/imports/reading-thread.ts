import { parentPort, Worker } from 'node:worker_threads'
import type { ClaimBatch, ReadRequest, RepFacts } from '#main/features/imports/import-job.ts'
import { readRep } from '#main/features/imports/rep-reader.ts'
import { AppError, type ErrorRecord, toAppError, toErrorRecord } from '#shared/errors/app-error.ts'

/** `stop[0]` is 1 when the run was stopped; `waiting[0]` counts the batches that nobody has taken yet. */
export type ReadingData = {
  readonly role: 'reading'
  readonly stop: Int32Array
  readonly waiting: Int32Array
}

type Report =
  | { readonly kind: 'claims'; readonly batch: ClaimBatch }
  | { readonly kind: 'read'; readonly facts: RepFacts }
  | { readonly kind: 'failed'; readonly error: ErrorRecord | null; readonly stack: string }

/** So many batches may wait to be written; reading rests then, and memory stays bounded. */
const maxWaiting = 4

/** Serves requests to read, in the thread that only reads: it and the writing thread keep two cores busy. */
export function serveReading({ stop, waiting }: ReadingData): void {
  const report = (message: Report) => parentPort?.postMessage(message)

  function onClaims(batch: ClaimBatch): void {
    report({ kind: 'claims', batch })
    let count = Atomics.add(waiting, 0, 1) + 1
    while (count >= maxWaiting) {
      Atomics.wait(waiting, 0, count)
      count = Atomics.load(waiting, 0)
    }
  }

  async function onRequest(request: ReadRequest): Promise<void> {
    try {
      const facts = await readRep(request, { onClaims, isStopped: () => Atomics.load(stop, 0) === 1 })
      report({ kind: 'read', facts })
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      report({ kind: 'failed', error: error instanceof AppError ? toErrorRecord(error) : null, stack })
    }
  }

  parentPort?.on('message', (request: ReadRequest) => void onRequest(request))
}

function toFailure({ error, stack }: Extract<Report, { kind: 'failed' }>): Error {
  if (error !== null) return toAppError(error)
  const bug = new Error('reading thread failed')
  bug.stack = stack
  return bug
}

/** Keeps the reading thread of one writing thread: started with the first file, replaced when it died. */
export function createReading(thread: URL, stop: Int32Array) {
  const waiting = new Int32Array(new SharedArrayBuffer(4))
  let worker: Worker | null = null

  function start(): Worker {
    const data: ReadingData = { role: 'reading', stop, waiting }
    Atomics.store(waiting, 0, 0)
    const started = new Worker(thread, { workerData: data, name: 'imports-reading' })
    // without a listener of its own a death between two files would end the writing thread too
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  /** Hands a batch on and lets the reading thread go on; answers with what went wrong, if anything did. */
  function take(
    batch: ClaimBatch,
    onClaims: (batch: ClaimBatch) => void,
  ): { readonly error: unknown } | null {
    try {
      onClaims(batch)
      return null
    } catch (error) {
      return { error }
    } finally {
      Atomics.sub(waiting, 0, 1)
      Atomics.notify(waiting, 0)
    }
  }

  /**
   * Reads one file in the reading thread.
   * @throws what `onClaims` throws, AppError of the file, or Error when the thread met a bug or died
   */
  return function read(request: ReadRequest, onClaims: (batch: ClaimBatch) => void): Promise<RepFacts> {
    worker ??= start()
    const reader = worker
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        reader.off('message', onReport).off('error', onError).off('exit', onExit)
        end()
      }
      const onReport = (report: Report) => {
        if (report.kind === 'read') return settle(() => resolve(report.facts))
        if (report.kind === 'failed') return settle(() => reject(toFailure(report)))
        const failure = take(report.batch, onClaims)
        if (failure === null) return
        // what it would still read is of no use, and it must not meet the next file
        worker = null
        settle(() => void reader.terminate().then(() => reject(failure.error)))
      }
      const onError = (error: unknown) => settle(() => reject(error))
      const onExit = (code: number) =>
        settle(() => reject(new Error(`reading thread ended with code ${code}`)))
      reader.on('message', onReport).on('error', onError).on('exit', onExit)
      reader.postMessage(request)
    })
  }
}
