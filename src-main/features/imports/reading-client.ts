import { Worker } from 'node:worker_threads'
import type {
  ReadingData,
  ReadingOrder,
  ReadingReport,
  ReadRequest,
  RowBatch,
  WorkbookFacts,
} from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { createPackSender } from '#main/features/imports/pack-crossing.ts'
import { createReadingGate, type ReadingGate } from '#main/features/imports/reading-gate.ts'
import { toAppError } from '#shared/errors/app-error.ts'

type LastReport = Exclude<ReadingReport, { kind: 'rows' }>

/** A file that is being read in the reading thread. */
export type OpenReading = {
  /**
   * Hands out the rows, those read so far first.
   * @throws what `onRows` throws, MisfitFound or AppError of the file, or Error when the thread met a bug or died
   */
  takeRows(onRows: (batch: RowBatch) => void): Promise<WorkbookFacts>
  /** Wants nothing more of the file; returns when the thread is free for the next one. */
  abandon(): Promise<void>
}

function toFacts(report: LastReport): WorkbookFacts {
  if (report.kind === 'read') return report.facts
  if (report.kind === 'misfit') throw new MisfitFound(report.misfit)
  if (report.error !== null) throw toAppError(report.error)
  const bug = new Error('reading thread failed')
  bug.stack = report.stack
  throw bug
}

/** Listens until the thread has told how a file ended. @throws Error when it died before */
function followReading(worker: Worker, onRows: (batch: RowBatch) => void): Promise<LastReport> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      worker.off('message', onReport).off('error', onError).off('exit', onExit)
      end()
    }
    const onReport = (report: ReadingReport) => {
      if (report.kind === 'rows') onRows(report.batch)
      else settle(() => resolve(report))
    }
    const onError = (error: unknown) => settle(() => reject(error))
    const onExit = (code: number) => settle(() => reject(new Error(`reading thread ended with code ${code}`)))
    worker.on('message', onReport).on('error', onError).on('exit', onExit)
  })
}

function openReading(worker: Worker, order: ReadingOrder, gate: ReadingGate): OpenReading {
  const early: RowBatch[] = []
  let onBatch = (batch: RowBatch): void => void early.push(batch)
  gate.open()
  const ended = followReading(worker, (batch) => onBatch(batch))
  // it may die before anybody waits for it
  ended.catch(() => undefined)
  worker.postMessage(order)

  function handOut(take: (batch: RowBatch) => void): void {
    onBatch = (batch) => {
      take(batch)
      gate.leave()
    }
    for (const batch of early.splice(0)) onBatch(batch)
  }

  return {
    async takeRows(onRows) {
      let failure: { readonly error: unknown } | null = null
      handOut((batch) => {
        if (failure !== null) return
        try {
          onRows(batch)
        } catch (error) {
          failure = { error }
          gate.close()
        }
      })
      const report = await ended
      if (failure !== null) throw (failure as { readonly error: unknown }).error
      return toFacts(report)
    },
    async abandon() {
      gate.close()
      handOut(() => undefined)
      await ended.catch(() => undefined)
    },
  }
}

/** Keeps the reading thread of one writing thread: started at once, replaced when it died. */
export function createReading(thread: URL, stop: Int32Array) {
  const gate = createReadingGate()
  let toCrossing = createPackSender()
  let worker: Worker | null = start()

  function start(): Worker {
    toCrossing = createPackSender()
    const data: ReadingData = { role: 'reading', stop, gate: gate.shared }
    const started = new Worker(thread, {
      workerData: data,
      name: 'imports-reading',
      // rows are garbage as soon as they are read; a larger nursery takes memory and saves no time
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    })
    // without a listener of its own a death between two files would end the writing thread too
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  /** Begins to read a file; a few batches are read ahead until somebody takes them. */
  return function startReading({ pack, ...request }: ReadRequest): OpenReading {
    worker ??= start()
    return openReading(worker, { request, pack: toCrossing(pack) }, gate)
  }
}

export type StartReading = ReturnType<typeof createReading>
