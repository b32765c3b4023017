import { parentPort } from 'node:worker_threads'
import type { ReadingData, ReadingReport, ReadRequest, RowBatch } from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'

/** So many batches may wait to be written; reading rests then, and memory stays bounded. */
const maxWaiting = 4

/** Serves requests to read, in the thread that only reads: it and the writing thread keep two cores busy. */
export function serveReading({ stop, waiting }: ReadingData): void {
  const report = (message: ReadingReport) => parentPort?.postMessage(message)

  function onRows(batch: RowBatch): void {
    report({ kind: 'rows', batch })
    let count = Atomics.add(waiting, 0, 1) + 1
    while (count >= maxWaiting) {
      Atomics.wait(waiting, 0, count)
      count = Atomics.load(waiting, 0)
    }
  }

  async function onRequest(request: ReadRequest): Promise<void> {
    try {
      const facts = await readWorkbook(request, { onRows, isStopped: () => Atomics.load(stop, 0) === 1 })
      report({ kind: 'read', facts })
    } catch (error) {
      if (error instanceof MisfitFound) return report({ kind: 'misfit', misfit: error.misfit })
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      report({ kind: 'failed', error: error instanceof AppError ? toErrorRecord(error) : null, stack })
    }
  }

  parentPort?.on('message', (request: ReadRequest) => void onRequest(request))
}
