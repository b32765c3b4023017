import type { DownloadProgress } from '#shared/contract/downloads.ts'
import type { LogLine } from '#shared/contract/log-line.ts'
import type { StoreState } from '#shared/contract/store.ts'
import { fakeDocumentQuestions } from '#tests/renderer/preview/full-documents.ts'
import { fakeRefusedLists } from '#tests/renderer/preview/full-portal-lists.ts'
import { fakeBusyQueue } from '#tests/renderer/preview/full-queue.ts'
import { fakeBusySchedule } from '#tests/renderer/preview/full-schedule.ts'
import { fakeFolder } from '#tests/renderer/preview/full-settings.ts'

export const fakeTrouble: StoreState = {
  state: 'trouble',
  folder: 'C:\\Users\\finance\\AppData\\Roaming\\Satang',
  error: { code: 'store.corrupt', details: {} },
  keyFile: 'C:\\Users\\finance\\AppData\\Roaming\\Satang\\secrets\\secrets.json',
  backups: [
    { name: 'by-hand-2026-11-21.db', bytes: 184_332_288, at: '2026-11-21T10:02:11.000Z' },
    { name: 'before-0002.db', bytes: 171_048_960, at: '2026-11-02T02:15:40.000Z' },
  ],
}

export const fakeWritesLost: StoreState = {
  ...fakeTrouble,
  error: { code: 'store.writesLost', details: { writes: 14, at: '21/11/2569 23:40' } },
}

const downloading: DownloadProgress = {
  runId: 42,
  step: 'fetching',
  source: 'rep',
  month: '2026-01',
  scheme: 'ofc',
  file: 'eclaim_10670_IP_25691104_091502117.xls',
  filesDone: 293,
  filesTotal: 318,
  bytes: 4_718_592,
}

const fakeMove = { from: 'E:\\old\\REP', progress: null, error: null }

/** A run that cannot go on before somebody has signed in. */
export const fakePersonNeeded: Readonly<Record<string, unknown>> = {
  // a store of older rules
  'imports.questions': { questions: [], untold: [], choices: [], isUnsettled: true },
  'downloads.folder': {
    ...fakeFolder,
    path: '\\\\FILESERVER\\finance\\REP',
    isOnNetwork: true,
    move: { ...fakeMove, error: { code: 'folder.missing', details: { folder: fakeMove.from } } },
  },
  'downloads.active': {
    ...downloading,
    step: 'waitsForPerson',
    ...{ month: null, scheme: null, file: null, filesDone: 0, filesTotal: 0, bytes: 0 },
  },
}

/** Lists are only looked at, and what was said of them before is refused. */
export const fakeLook: Readonly<Record<string, unknown>> = {
  // everything was decided
  'imports.questions': { ...fakeDocumentQuestions, questions: [], untold: [] },
  'portalLists.list': fakeRefusedLists,
  'downloads.active': {
    ...downloading,
    ...{ runId: null, step: 'listing', file: null, filesDone: 2, filesTotal: 5, bytes: 0 },
  },
}

export const fakeProgress: Readonly<Record<string, unknown>> = {
  'queue.get': fakeBusyQueue,
  'downloads.folder': { ...fakeFolder, move: { ...fakeMove, progress: { filesDone: 214, filesTotal: 812 } } },
  'schedule.get': fakeBusySchedule,
  'downloads.active': downloading,
  'imports.active': {
    file: 'eclaim_10670_OP_25691101_081502117.xls',
    fileIndex: 2,
    fileCount: 7,
    rowsDone: 14_000,
  },
}

const line = (second: string, level: LogLine['level'], event: string, facts: LogLine['facts']): LogLine => ({
  at: `2026-11-22T01:30:${second}.000Z`,
  level,
  event,
  facts,
})

export const fakeLines: readonly LogLine[] = [
  line('00', 'info', 'downloads.runStarted', { reason: 'manual', lists: 2, isDryRun: false }),
  line('02', 'info', 'downloads.signedIn', { way: 'stored' }),
  line('04', 'info', 'downloads.listed', { source: 'REP', month: '2026-10', scheme: 'ucs', files: 42 }),
  line('07', 'info', 'downloads.fileStored', {
    file: 'eclaim_10670_OP_25691101_081502117.xls',
    bytes: 8_650_752,
  }),
  line('11', 'warn', 'downloads.slow', { seconds: 9, file: 'eclaim_10670_IP_25691104_091502117.xls' }),
  line('12', 'error', 'downloads.fileFailed', {
    file: 'eclaim_10670_IP_25691108_101502117.xls',
    code: 'download.html',
  }),
]
