import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Store } from '#main/database/store.ts'
import type { ThreadData } from '#main/features/imports/import.thread.ts'
import type {
  ImportJob,
  ImportOutcome,
  ThreadReport,
  ThreadRequest,
} from '#main/features/imports/import-job.ts'
import { createPackSender } from '#main/features/imports/pack-crossing.ts'
import { type AppError, toAppError } from '#shared/errors/app-error.ts'

type Needs = { readonly thread: URL; readonly store: Pick<Store, 'access' | 'tellTrouble'> }

/** The import thread met something that is not on the list of failures. Its stack is the thread's own. */
function toBug(stack: string): Error {
  const bug = new Error('import thread failed')
  bug.stack = stack
  return bug
}

/** Sends one request and waits for its last report; a thread that ends before answering is a failure. */
function ask(
  worker: Worker,
  request: ThreadRequest,
  onProgress: (rowsDone: number) => void,
): Promise<ThreadReport> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      worker.off('message', onReport)
      worker.off('error', onError)
      worker.off('exit', onExit)
      end()
    }
    const onReport = (report: ThreadReport) => {
      if (report.kind === 'progress') onProgress(report.rowsDone)
      else settle(() => resolve(report))
    }
    const onError = (error: unknown) => settle(() => reject(error))
    const onExit = (code: number) => settle(() => reject(new Error(`import thread ended with code ${code}`)))
    worker.on('message', onReport)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage(request)
  })
}

/** Keeps one import thread: started with the first file, reused, replaced when it died. */
export function createImportRunner({ thread, store }: Needs) {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  let worker: Worker | null = null
  let toCrossing = createPackSender()

  function start(): Worker {
    toCrossing = createPackSender()
    const data: ThreadData = { role: 'writing', access: store.access, stop }
    const started = new Worker(thread, {
      workerData: data,
      name: 'imports',
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
    })
    // without a listener of its own a death between two files would end the app
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  /** Damage that this thread meets is the store's, as any other. */
  function tell(trouble: AppError): AppError {
    store.tellTrouble(trouble)
    return trouble
  }

  return {
    /**
     * Imports one file.
     * @param signal undoes the file and answers with `cancelled`
     * @throws AppError of the store; Error for a bug or when the thread died: nothing of the file is in the store then
     */
    async importFile(
      { pack, ...job }: ImportJob,
      signal: AbortSignal,
      onProgress: (rowsDone: number) => void,
    ): Promise<ImportOutcome> {
      const onAbort = () => Atomics.store(stop, 0, 1)
      Atomics.store(stop, 0, signal.aborted ? 1 : 0)
      signal.addEventListener('abort', onAbort)
      try {
        worker ??= start()
        const report = await ask(worker, { kind: 'import', job, pack: toCrossing(pack) }, onProgress)
        if (report.kind === 'done') return report.outcome
        if (report.kind === 'failed' && report.error !== null) throw tell(toAppError(report.error))
        throw toBug(report.kind === 'failed' ? report.stack : `import thread answered ${report.kind}`)
      } finally {
        signal.removeEventListener('abort', onAbort)
      }
    },

    /** Lets the thread close the store, so that backups and restores find it free. */
    async rest(): Promise<void> {
      if (worker !== null) await ask(worker, { kind: 'rest' }, () => undefined)
    },

    /** Ends the thread; a file in the middle is undone. */
    async stop(): Promise<void> {
      const running = worker
      worker = null
      if (running === null) return
      Atomics.store(stop, 0, 1)
      const ended = once(running, 'exit')
      await running.terminate()
      await ended
    },
  }
}

export type ImportRunner = ReturnType<typeof createImportRunner>
