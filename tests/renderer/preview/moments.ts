import type { DownloadProgress, LogLine } from '#shared/contract/downloads.ts'
import type { StoreState } from '#shared/contract/store.ts'
import { fakeBusyQueue } from '#tests/renderer/preview/full-queue.ts'
import { fakeBusySchedule } from '#tests/renderer/preview/full-schedule.ts'

export const fakeTrouble: StoreState = {
  state: 'trouble',
  folder: 'C:\\Users\\finance\\AppData\\Roaming\\Satang',
  error: { code: 'store.corrupt', details: {} },
  backups: [
    { name: 'by-hand-2026-11-21.db', bytes: 184_332_288, at: '2026-11-21T10:02:11.000Z' },
    { name: 'before-0002.db', bytes: 171_048_960, at: '2026-11-02T02:15:40.000Z' },
  ],
}

const downloading: DownloadProgress = {
  runId: 41,
  step: 'fetching',
  month: '2026-10',
  scheme: 'ucs',
  file: 'eclaim_10670_IP_25691104_091502117.xls',
  filesDone: 13,
  filesTotal: 42,
  bytes: 4_718_592,
}

export const fakeProgress: Readonly<Record<string, unknown>> = {
  'queue.get': fakeBusyQueue,
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
  line('00', 'info', 'downloads.started', { reason: 'manual', months: 2, schemes: 1 }),
  line('02', 'info', 'downloads.signedIn', { way: 'stored' }),
  line('04', 'info', 'downloads.listed', { month: '2026-10', scheme: 'ucs', files: 42 }),
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
