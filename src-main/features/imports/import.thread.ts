import { workerData } from 'node:worker_threads'
import { type ReadingData, serveReading } from '#main/features/imports/reading-thread.ts'
import { serveWriting, type WritingData } from '#main/features/imports/writing-thread.ts'

/** What the thread is started with: the service starts one that writes, and that one starts one that reads. */
export type ThreadData = WritingData | ReadingData

const threadData = workerData as ThreadData

if (threadData.role === 'writing') serveWriting(threadData, new URL(import.meta.url))
else serveReading(threadData)
