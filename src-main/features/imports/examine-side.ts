import { parentPort } from 'node:worker_threads'
import type {
  ExamineAnswer,
  ExamineData,
  ExamineReport,
  ExamineRequest,
} from '#main/features/imports/examine-job.ts'
import { previewWorkbook } from '#main/features/imports/examine-preview.ts'
import { describeWorkbook } from '#main/features/imports/examine-structure.ts'
import { examineWorkbook, locateColumns } from '#main/features/imports/examine-workbook.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'

function answer(request: ExamineRequest): Promise<ExamineAnswer<ExamineRequest['kind']>> {
  switch (request.kind) {
    case 'examine':
      return examineWorkbook(request)
    case 'locate':
      return locateColumns(request)
    case 'preview':
      return previewWorkbook(request)
    case 'structure':
      return describeWorkbook(request)
  }
}

/** Answers one request about a file, in a thread that has no store; whoever waits may end it at any time. */
export async function serveExamining({ request }: ExamineData): Promise<void> {
  const report = (message: ExamineReport) => parentPort?.postMessage(message)
  try {
    report({ kind: 'answered', answer: await answer(request) })
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    report({ kind: 'failed', error: error instanceof AppError ? toErrorRecord(error) : null, stack })
  }
}
