import type { DownloadFile, DownloadRun } from '#shared/contract/downloads.ts'

const sha256 = '9f2c'.repeat(16)

const states: DownloadFile['file'][] = [
  { state: 'stored', sha256, bytes: 8_650_752, at: '2026-11-22T01:30:07.000Z' },
  { state: 'stored', sha256, bytes: 4_718_592, at: '2026-11-22T01:30:09.000Z' },
  { state: 'failed', code: 'download.html', tries: 3 },
  { state: 'empty', recheckAt: '2026-11-23T19:30:00.000Z' },
  { state: 'waiting' },
  { state: 'fetching', bytes: 2_097_152 },
]

export const fakeFiles: DownloadFile[] = Array.from({ length: 60 }, (_, index) => ({
  id: 60 - index,
  source: 'rep',
  scheme: index % 7 === 0 ? 'ofc' : 'ucs',
  month: index < 30 ? '2026-11' : '2026-10',
  name: `eclaim_10670_${index % 2 ? 'IP' : 'OP'}_256911${String((index % 28) + 1).padStart(2, '0')}_0915021${String(index).padStart(2, '0')}.xls`,
  repNo: `6911000${index + 10}`,
  sentAt: `${String((index % 28) + 1).padStart(2, '0')}/11/2569`,
  counts:
    index % 9 === 8 ? { total: null, passed: null, failed: null } : { total: 318, passed: 291, failed: 27 },
  file: states[index < 6 ? index : 0] ?? { state: 'waiting' },
}))

const run: DownloadRun = {
  id: 41,
  reason: 'manual',
  state: 'done',
  startedAt: '2026-11-22T01:30:00.000Z',
  endedAt: '2026-11-22T01:34:12.000Z',
  months: ['2026-10', '2026-11'],
  schemes: ['ucs'],
  listed: 42,
  stored: 6,
  skipped: 35,
  failed: 1,
  imported: 6,
  refused: 0,
  error: null,
}

export const fakeRuns: DownloadRun[] = [
  run,
  {
    ...run,
    id: 40,
    reason: 'nightly',
    startedAt: '2026-11-21T19:30:00.000Z',
    endedAt: '2026-11-21T19:31:40.000Z',
  },
  {
    ...run,
    id: 39,
    reason: 'nightly',
    state: 'failed',
    startedAt: '2026-11-20T19:30:00.000Z',
    endedAt: '2026-11-20T19:30:31.000Z',
    listed: 0,
    stored: 0,
    skipped: 0,
    failed: 0,
    imported: 0,
    error: { code: 'portal.codeNeeded', details: {} },
  },
  {
    ...run,
    id: 38,
    reason: 'caughtUp',
    state: 'interrupted',
    startedAt: '2026-11-19T01:02:00.000Z',
    endedAt: null,
  },
]
