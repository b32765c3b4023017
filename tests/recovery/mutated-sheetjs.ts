import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type * as xlsx from '@e965/xlsx'

/** Some damaged files keep SheetJS busy for ever, so it reads in a thread of its own and is stopped after this long. */
const patienceMs = 1_000

/** Starts SheetJS in a thread. What it says on the console about damaged records stays there. */
export function createSheetJs() {
  const start = () =>
    new Worker(new URL('./mutated-sheetjs.thread.ts', import.meta.url), { stderr: true, stdout: true })
  let thread = start()
  let givenUp = 0
  return {
    /** @returns null for what it cannot read, or not in time */
    async read(bytes: Buffer): Promise<xlsx.WorkBook | null> {
      const signal = AbortSignal.timeout(patienceMs)
      thread.postMessage(new Uint8Array(bytes))
      try {
        const [workbook]: (xlsx.WorkBook | null)[] = await once(thread, 'message', { signal })
        return workbook ?? null
      } catch {
        // too late, or the thread ended
        givenUp++
        await thread.terminate()
        thread = start()
        return null
      }
    },
    /** How often it was stopped. */
    givenUp: () => givenUp,
    stop: async () => void (await thread.terminate()),
  }
}

export type SheetJs = ReturnType<typeof createSheetJs>
