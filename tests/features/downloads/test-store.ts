import path from 'node:path'
import { openStore } from '#main/database/open.ts'
import type { Store } from '#main/database/store.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** Opens the real, encrypted store under `root`. */
export function openTestStore(root: string): Promise<Store> {
  return openStore({
    folder: path.join(root, 'store'),
    secrets: createFileSecrets({ folder: path.join(root, 'secrets') }),
    clock: systemClock,
    log: createRecordingLog(),
    threads: testThreads,
  })
}
