import path from 'node:path'
import { expect, test } from 'vitest'
import { createDownloadFolder } from '#main/features/downloads/download-folder.ts'
import { createFarFolders } from '#main/features/downloads/far-folders.ts'
import { createNotices } from '#main/platform/notices.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

test('the folder in use, those beside it and one that may be chosen are told when they lie on another computer', async () => {
  const needs = storeNeeds()
  const far = path.join(needs.root, 'share')
  const near = path.join(needs.root, 'staging')
  const folders = createFarFolders({
    besides: { quarantine: path.join(far, 'quarantine'), staging: near },
    isOnNetwork: async (folder) => folder.startsWith(far),
  })
  const places = createDownloadFolder({
    store: await openTestStore(needs),
    log: createRecordingLog(),
    notices: createNotices(),
    usualFolder: path.join(far, 'downloads'),
    ours: [],
    far: folders,
    whileIdle: (work) => work(new AbortController().signal),
    freeBytes: async () => 1e12,
  })
  const { isOnNetwork, besides } = await places.get()
  expect({
    isOnNetwork,
    besides,
    asked: [await folders.look(path.join(far, 'REP')), await folders.look(near), await folders.look('REP')],
  }).toEqual({
    isOnNetwork: true,
    besides: [
      { kind: 'quarantine', path: path.join(far, 'quarantine'), isOnNetwork: true },
      { kind: 'staging', path: near, isOnNetwork: false },
    ],
    asked: [{ isOnNetwork: true }, { isOnNetwork: false }, { isOnNetwork: false }],
  })
})
