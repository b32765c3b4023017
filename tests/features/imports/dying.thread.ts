import { parentPort } from 'node:worker_threads'
import '#main/features/imports/import.thread.ts'

// ends the thread in the middle of a file, inside its open transaction
const post = parentPort?.postMessage.bind(parentPort)
if (parentPort && post) {
  parentPort.postMessage = (report: { readonly kind: string; readonly rowsDone?: number }) => {
    post(report)
    if (report.kind === 'progress' && (report.rowsDone ?? 0) > 300) process.exit(9)
  }
}
