import { parentPort, workerData } from 'node:worker_threads'
import { openConnection } from '#main/database/connection.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { toStoreError } from '#main/database/store-error.ts'
import { importFile } from '#main/features/imports/import-file.ts'
import type { ImportJob, ThreadReport, ThreadRequest } from '#main/features/imports/import-job.ts'
import { createImportWriter, type ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { toErrorRecord } from '#shared/errors/app-error.ts'

/** What the thread is started with. `stop[0]` becomes 1 to undo the file that is being imported. */
export type ThreadData = { readonly access: StoreAccess; readonly stop: Int32Array }

const { access, stop } = workerData as ThreadData
let open: { writer: ImportWriter; close: () => void } | null = null

function openWriter(): ImportWriter {
  if (open === null) {
    const connection = openConnection(access, 'writer')
    open = { writer: createImportWriter(connection), close: () => connection.close() }
  }
  return open.writer
}

function report(message: ThreadReport): void {
  parentPort?.postMessage(message)
}

async function onImport(job: ImportJob): Promise<void> {
  const abort = new AbortController()
  const onProgress = (rowsDone: number) => {
    // a message could wait behind a long batch; shared memory does not
    if (Atomics.load(stop, 0) === 1) abort.abort()
    report({ kind: 'progress', rowsDone })
  }
  const toTrouble = (error: unknown) => toStoreError(error, access.path)
  try {
    const needs = { writer: openWriter(), signal: abort.signal, onProgress, toStoreError: toTrouble }
    report({ kind: 'done', outcome: await importFile(job, needs) })
  } catch (error) {
    const trouble = toTrouble(error)
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    report({ kind: 'failed', error: trouble && toErrorRecord(trouble), stack })
  }
}

parentPort?.on('message', (request: ThreadRequest) => {
  switch (request.kind) {
    case 'import':
      void onImport(request.job)
      return
    case 'rest':
      open?.close()
      open = null
      report({ kind: 'rested' })
  }
})
