import path from 'node:path'
import { openStore } from '#main/database/open.ts'
import type { Store } from '#main/database/store.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** Opens the store that another process left under `root`, for as long as `work` takes. */
export async function withLeftStore<T>(root: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({
    folder: path.join(root, 'store'),
    secrets: createFileSecrets({ folder: path.join(root, 'secrets') }),
    log: createRecordingLog(),
    clock: systemClock,
    threads: testThreads,
  })
  try {
    return await work(store)
  } finally {
    await store.stop()
  }
}
