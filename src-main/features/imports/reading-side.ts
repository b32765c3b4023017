import { parentPort } from 'node:worker_threads'
import type { ReadingData, ReadingOrder, ReadingReport, RowBatch } from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { createPackKeeper } from '#main/features/imports/pack-crossing.ts'
import { createReadingGate } from '#main/features/imports/reading-gate.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'

/** Serves requests to read, in the thread that only reads: it and the writing thread keep two cores busy. */
export function serveReading({ stop, gate: shared }: ReadingData): void {
  const gate = createReadingGate(shared)
  const toPack = createPackKeeper()
  const report = (message: ReadingReport, moved: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(message, moved)
  const isStopped = () => Atomics.load(stop, 0) === 1 || gate.isClosed()

  function onRows(batch: RowBatch): void {
    report({ kind: 'rows', batch }, [batch.cells.buffer])
    gate.enter()
  }

  async function onOrder({ request, pack }: ReadingOrder): Promise<void> {
    try {
      const facts = await readWorkbook({ ...request, ...toPack(pack) }, { onRows, isStopped })
      report({ kind: 'read', facts })
    } catch (error) {
      if (error instanceof MisfitFound) return report({ kind: 'misfit', misfit: error.misfit })
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      report({ kind: 'failed', error: error instanceof AppError ? toErrorRecord(error) : null, stack })
    }
  }

  parentPort?.on('message', (order: ReadingOrder) => void onOrder(order))
}
