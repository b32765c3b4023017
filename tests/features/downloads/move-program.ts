import path from 'node:path'
import { createDownloadFolder } from '#main/features/downloads/download-folder.ts'
import { createFarFolders } from '#main/features/downloads/far-folders.ts'
import { createNotices } from '#main/platform/notices.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

// A process of its own that takes up an unfinished move, or begins one to the folder it is told; its parent kills it
// somewhere on the way.
const [root = '', to = ''] = process.argv.slice(2)
const store = await openTestStore(root)
const places = createDownloadFolder({
  store,
  log: createRecordingLog(),
  notices: createNotices(),
  usualFolder: path.join(root, 'downloads'),
  ours: [],
  far: createFarFolders({
    besides: { quarantine: path.join(root, 'quarantine'), staging: path.join(root, 'staging') },
  }),
  whileIdle: (work) => work(new AbortController().signal),
  freeBytes: async () => 1e12,
})
process.stdout.write('ready\n')
await (await places.recover()).ended
const folder = await places.change(to)
await store.stop()
process.stdout.write(`${JSON.stringify(folder)}\n`)
