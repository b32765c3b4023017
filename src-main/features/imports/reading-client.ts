import { Worker } from 'node:worker_threads'
import type {
  ReadingData,
  ReadingReport,
  ReadRequest,
  RowBatch,
  WorkbookFacts,
} from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { toAppError } from '#shared/errors/app-error.ts'

function toFailure({ error, stack }: Extract<ReadingReport, { kind: 'failed' }>): Error {
  if (error !== null) return toAppError(error)
  const bug = new Error('reading thread failed')
  bug.stack = stack
  return bug
}

/** Keeps the reading thread of one writing thread: started at once, replaced when it died. */
export function createReading(thread: URL, stop: Int32Array) {
  const waiting = new Int32Array(new SharedArrayBuffer(4))
  let worker: Worker | null = start()

  function start(): Worker {
    const data: ReadingData = { role: 'reading', stop, waiting }
    Atomics.store(waiting, 0, 0)
    const started = new Worker(thread, {
      workerData: data,
      name: 'imports-reading',
      // rows are garbage as soon as they are read: the nursery is large enough to find most of them dead
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    })
    // without a listener of its own a death between two files would end the writing thread too
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  /** Hands a batch on and lets the reading thread go on; answers with what went wrong, if anything did. */
  function take(batch: RowBatch, onRows: (batch: RowBatch) => void): { readonly error: unknown } | null {
    try {
      onRows(batch)
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
   * @throws what `onRows` throws, MisfitFound or AppError of the file, or Error when the thread met a bug or died
   */
  return function read(request: ReadRequest, onRows: (batch: RowBatch) => void): Promise<WorkbookFacts> {
    worker ??= start()
    const reader = worker
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        reader.off('message', onReport).off('error', onError).off('exit', onExit)
        end()
      }
      const onReport = (report: ReadingReport) => {
        if (report.kind === 'read') return settle(() => resolve(report.facts))
        if (report.kind === 'misfit') return settle(() => reject(new MisfitFound(report.misfit)))
        if (report.kind === 'failed') return settle(() => reject(toFailure(report)))
        const failure = take(report.batch, onRows)
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

export type Reading = ReturnType<typeof createReading>
