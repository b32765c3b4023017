/** Takes one file back and restores it, again and again, until it is killed. usage: node undoing-child.ts <root> <importId> */
import path from 'node:path'
import { openStore } from '#main/database/open.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

const [root = '', importId = ''] = process.argv.slice(2)
const id = Number(importId)
const log = createRecordingLog()
const store = await openStore({
  folder: path.join(root, 'store'),
  secrets: createFileSecrets({ folder: path.join(root, 'secrets') }),
  log,
  clock: systemClock,
  threads: testThreads,
})
const imports = createImports({
  store,
  log,
  clock: systemClock,
  threads: testThreads,
  notices: createNotices(),
  quarantineFolder: path.join(root, 'quarantine'),
  hospital: async () => null,
  layouts: async () => [],
})
process.stdout.write('ready\n')
for (;;) {
  const { file } = await imports.get(id)
  if (file.state === 'undone') await imports.restore(id)
  else await imports.undo(id, 'test', 'admin')
}
