import { parentPort } from 'node:worker_threads'
import { openConnection } from '#main/database/connection.ts'
import { createCommits } from '#main/database/position.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { toStoreError } from '#main/database/store-error.ts'
import { importFile } from '#main/features/imports/import-file.ts'
import type { ImportJob, ThreadReport, ThreadRequest } from '#main/features/imports/import-job.ts'
import { createImportWriter, type ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { createPackKeeper } from '#main/features/imports/pack-crossing.ts'
import type { StartReading } from '#main/features/imports/reading-client.ts'
import { toErrorRecord } from '#shared/errors/app-error.ts'

/** `stop[0]` becomes 1 to undo the file that is being imported: a message could wait behind a long batch. */
export type WritingData = {
  readonly role: 'writing'
  readonly access: StoreAccess
  readonly stop: Int32Array
}

/** Serves imports, in the thread that writes the store. */
export function serveWriting({ access, stop }: WritingData, startReading: StartReading): void {
  const report = (message: ThreadReport) => parentPort?.postMessage(message)
  const toPack = createPackKeeper()
  let open: { writer: ImportWriter; close: () => void } | null = null

  function openWriter(): ImportWriter {
    if (open === null) {
      const connection = openConnection(access, 'writer')
      const writer = createImportWriter(connection, createCommits(access, connection))
      open = { writer, close: () => connection.close() }
    }
    return open.writer
  }

  async function onImport(job: ImportJob): Promise<void> {
    const toTrouble = (error: unknown) => toStoreError(error, access.path)
    try {
      const outcome = await importFile(job, {
        writer: openWriter(),
        startReading,
        isStopped: () => Atomics.load(stop, 0) === 1,
        onProgress: (rowsDone) => report({ kind: 'progress', rowsDone }),
        toStoreError: toTrouble,
      })
      report({ kind: 'done', outcome })
    } catch (error) {
      const trouble = toTrouble(error)
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
      report({ kind: 'failed', error: trouble && toErrorRecord(trouble), stack })
    }
  }

  parentPort?.on('message', (request: ThreadRequest) => {
    switch (request.kind) {
      case 'import':
        void onImport({ ...request.job, ...toPack(request.pack) })
        return
      case 'rest':
        open?.close()
        open = null
        report({ kind: 'rested' })
    }
  })
}
