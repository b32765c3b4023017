import { workerData } from 'node:worker_threads'
import type { ExamineData } from '#main/features/imports/examine-job.ts'
import type { ReadingData } from '#main/features/imports/import-job.ts'
import { createReading } from '#main/features/imports/reading-client.ts'
import type { WritingData } from '#main/features/imports/writing-side.ts'

/**
 * Two threads keep two cores busy: the one that writes the store is started by the service, and starts the one that
 * reads the workbook, from this same file. A third one looks at a file in quarantine and ends.
 */
export type ThreadData = WritingData | ReadingData | ExamineData

const threadData = workerData as ThreadData

// each side loads only its own code, and both at the same time: a first import waits for the longer of the two
if (threadData.role === 'writing') {
  const startReading = createReading(new URL(import.meta.url), threadData.stop)
  const { serveWriting } = await import('#main/features/imports/writing-side.ts')
  serveWriting(threadData, startReading)
} else if (threadData.role === 'examining') {
  const { serveExamining } = await import('#main/features/imports/examine-side.ts')
  await serveExamining(threadData)
} else {
  const { serveReading } = await import('#main/features/imports/reading-side.ts')
  serveReading(threadData)
}
