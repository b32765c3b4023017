import { parentPort } from 'node:worker_threads'
import '#main/features/imports/import.thread.ts'

// the import gives the event loop its turn in the middle of a large file, inside the open transaction
parentPort?.on('message', () => setTimeout(() => process.exit(9), 1))
