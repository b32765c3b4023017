import { Worker } from 'node:worker_threads'
import type {
  ExamineAnswer,
  ExamineData,
  ExamineReport,
  ExamineRequest,
} from '#main/features/imports/examine-job.ts'
import { AppError, toAppError } from '#shared/errors/app-error.ts'

function waitFor(worker: Worker, signal: AbortSignal): Promise<ExamineReport> {
  return new Promise((resolve, reject) => {
    worker.once('message', (report: ExamineReport) => resolve(report))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`examining thread ended with code ${code}`)))
    const onAbort = () => reject(new AppError('cancelled'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
  })
}

/**
 * Has a file looked at in a thread of its own, which ends with the answer or when nobody wants it any more.
 * @throws AppError of the file, `cancelled`; Error for a bug or when the thread died
 */
export async function askAbout<Request extends ExamineRequest>(
  thread: URL,
  request: Request,
  signal: AbortSignal,
): Promise<ExamineAnswer<Request['kind']>> {
  const data: ExamineData = { role: 'examining', request }
  const worker = new Worker(thread, {
    workerData: data,
    name: 'imports-examining',
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  // ending it may make it fail when nobody listens any more
  worker.on('error', () => undefined)
  try {
    const report = await waitFor(worker, signal)
    // the other side answers a request with what belongs to its kind
    if (report.kind === 'answered') return report.answer as ExamineAnswer<Request['kind']>
    if (report.error !== null) throw toAppError(report.error)
    const bug = new Error('examining thread failed')
    bug.stack = report.stack
    throw bug
  } finally {
    await worker.terminate()
  }
}
