import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openStore } from '#main/database/open.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { createExpand } from '#main/features/queue/expand.ts'
import { createQueue } from '#main/features/queue/queue.service.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

// A process of its own that waits for the store, recovers its queue, tells how many files stand in it, adds what it was
// given, tells `added`, and ends with the counts once nothing waits. Its parent kills it somewhere on the way.
const [root = '', ...paths] = process.argv.slice(2)
const log = createRecordingLog()
const common = { clock: systemClock, log, notices: createNotices() }
const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)

async function openWhenFree() {
  for (;;) {
    try {
      const secrets = createFileSecrets({ folder: path.join(root, 'secrets') })
      return await openStore({ ...common, folder: path.join(root, 'store'), secrets, threads: testThreads })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'store.inUse') throw error
      tell('store.inUse')
      await delay(50)
    }
  }
}

const store = await openWhenFree()
const imports = createImports({
  ...common,
  store,
  threads: testThreads,
  quarantineFolder: path.join(root, 'quarantine'),
  hospital: async () => HospitalCode.parse('10670'),
  layouts: async () => [],
})
const staging = createStaging(path.join(root, 'staging'))
const queue = createQueue({
  ...common,
  store,
  staging,
  expand: createExpand({ staging }),
  importFiles: imports.importFiles,
})
await queue.recover()
tell({ files: (await queue.get()).files.length })
await queue.start()
if (paths.length > 0) await queue.add(paths, 'commandLine')
tell({ files: (await queue.get()).files.length })
for (;;) {
  const { counts, files, isPaused } = await queue.get()
  if (isPaused) throw new Error(`the queue rests: ${JSON.stringify(log.lines)}`)
  if (counts.waiting === 0 && files.every(({ file }) => file.state !== 'importing')) break
  await delay(20)
}
tell((await queue.get()).counts)
await queue.stop()
await imports.stop()
await store.stop()
