import type { DownloadFile, DownloadList, DownloadRun, MissingPlace } from '#shared/contract/downloads.ts'
import type { Output } from '#shared/contract/index.ts'
import { type ListPlace, toListPlaces } from '#shared/model/source.ts'
import { monthsOfFiscalYear } from '#shared/model/thai-date.ts'

const sha256 = '9f2c'.repeat(16)

const states: DownloadFile['file'][] = [
  { state: 'stored', sha256, bytes: 8_650_752, at: '2026-11-22T01:30:07.000Z' },
  { state: 'stored', sha256, bytes: 4_718_592, at: '2026-11-22T01:30:09.000Z' },
  { state: 'failed', code: 'download.html', tries: 3 },
  { state: 'empty', recheckAt: '2026-11-23T19:30:00.000Z' },
  { state: 'waiting' },
  { state: 'fetching', bytes: 2_097_152 },
]

const unknown = { total: null, passed: null, failed: null }
const stored = { state: 'stored', sha256, bytes: 9_650_688, at: '2026-11-22T01:31:20.000Z' } as const
const document = { month: '2026-10', repNo: null, counts: unknown, file: stored }

const otherFiles: DownloadFile[] = [
  {
    ...document,
    ...{ id: 62, source: 'stm', scheme: 'ucs', name: 'STM_10670_OPUCS256910_01.xls', sentAt: '20/11/2569' },
  },
  {
    ...document,
    ...{ id: 61, source: 'smt', scheme: 'all', name: 'smt_budget_0000010670_20261122_083120.json' },
    sentAt: null,
  },
]

const repFiles: DownloadFile[] = Array.from({ length: 60 }, (_, index) => ({
  id: 60 - index,
  source: 'rep',
  scheme: index % 7 === 0 ? 'ofc' : 'ucs',
  month: index < 30 ? '2026-11' : '2026-10',
  name: `eclaim_10670_${index % 2 ? 'IP' : 'OP'}_256911${String((index % 28) + 1).padStart(2, '0')}_0915021${String(index).padStart(2, '0')}.xls`,
  repNo: `6911000${index + 10}`,
  sentAt: `${String((index % 28) + 1).padStart(2, '0')}/11/2569`,
  counts: index % 9 === 8 ? unknown : { total: 318, passed: 291, failed: 27 },
  file: states[index < 6 ? index : 0] ?? { state: 'waiting' },
}))

export const fakeFiles: DownloadFile[] = [...repFiles.slice(0, 7), ...otherFiles, ...repFiles.slice(7)]

const run: DownloadRun = {
  id: 41,
  reason: 'manual',
  state: 'done',
  startedBy: 'สมหญิง',
  startedAt: '2026-11-22T01:30:00.000Z',
  endedAt: '2026-11-22T01:34:12.000Z',
  sources: ['rep', 'stm', 'smt'],
  months: ['2026-10', '2026-11'],
  schemes: ['ucs'],
  isImporting: true,
  isDryRun: false,
  isFetchingAgain: false,
  resumes: 0,
  listsTotal: 6,
  listsDone: 6,
  listed: 42,
  stored: 6,
  skipped: 35,
  failed: 1,
  imported: 6,
  refused: 0,
  error: null,
}
const nothing = { listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0 }
const yearOfMonths = monthsOfFiscalYear(2569)

/** The one that is running while the preview is busy. */
export const fakeRunningRun: DownloadRun = {
  ...run,
  id: 42,
  state: 'running',
  startedAt: '2026-11-22T01:30:00.000Z',
  endedAt: null,
  sources: ['rep'],
  months: [...yearOfMonths],
  schemes: ['ucs', 'ofc'],
  listsTotal: 24,
  listsDone: 7,
  listed: 318,
  stored: 240,
  skipped: 51,
  failed: 2,
  imported: 212,
}

const day = (date: number, time: string) => `2026-11-${date}T${time}.000Z`

export const fakeRuns: DownloadRun[] = [
  run,
  {
    ...run,
    ...{ id: 40, reason: 'nightly', startedBy: null, failed: 0, stored: 2, skipped: 40, imported: 2 },
    ...{ startedAt: day(21, '19:30:00'), endedAt: day(21, '19:31:40') },
  },
  {
    ...run,
    ...nothing,
    ...{ id: 39, reason: 'nightly', startedBy: null, state: 'failed', listsDone: 0 },
    ...{ startedAt: day(20, '19:30:00'), endedAt: day(20, '19:30:31') },
    error: { code: 'portal.codeNeeded', details: {} },
  },
  {
    ...run,
    ...{ id: 38, reason: 'caughtUp', startedBy: null, state: 'interrupted', listsDone: 1, resumes: 1 },
    ...{ startedAt: day(19, '01:02:00'), endedAt: null },
  },
  {
    ...run,
    ...{ id: 37, state: 'paused', months: [...yearOfMonths], schemes: ['ucs', 'ofc'] },
    ...{
      sources: ['rep'],
      listsTotal: 24,
      listsDone: 9,
      listed: 402,
      stored: 367,
      skipped: 35,
      imported: 367,
    },
    ...{ startedAt: day(18, '02:11:00'), endedAt: day(18, '02:58:41') },
  },
  {
    ...run,
    ...{ id: 36, isDryRun: true, isImporting: false, stored: 12, skipped: 30, failed: 0, imported: 0 },
    ...{ startedAt: day(17, '04:20:00'), endedAt: day(17, '04:20:48') },
  },
  {
    ...run,
    ...{ id: 35, state: 'failed', isFetchingAgain: true, months: [...yearOfMonths], schemes: ['ucs', 'ofc'] },
    ...{
      sources: ['rep'],
      listsTotal: 24,
      listsDone: 3,
      listed: 120,
      stored: 3,
      skipped: 116,
      failed: 1,
      imported: 3,
    },
    ...{ startedAt: day(16, '03:05:00'), endedAt: day(16, '03:19:22') },
    error: { code: 'portal.rateLimited', details: { minutes: 30 } },
  },
]

/** A run's counts spread over the lists that were done; the first takes what cannot be parted. */
function spread(count: number, index: number, lists: number): number {
  const share = Math.floor(count / lists)
  return index === 0 ? count - share * (lists - 1) : share
}

function toList(found: DownloadRun, place: ListPlace, index: number): DownloadList {
  const { listsDone, state, error } = found
  const none = { listed: null, stored: 0, skipped: 0, failed: 0, code: null }
  const part = (count: number) => spread(count, index, listsDone)
  if (index < listsDone) {
    const [listed, stored, skipped, failed] = [found.listed, found.stored, found.skipped, found.failed].map(
      part,
    )
    const counts = { listed: listed ?? 0, stored: stored ?? 0, skipped: skipped ?? 0, failed: failed ?? 0 }
    return { ...place, state: 'done', ...counts, code: null }
  }
  // a list that failed for a reason of its own, before the run was taken up again
  if (index === listsDone + 1 && state === 'failed')
    return { ...place, ...none, state: 'failed', code: 'portal.pageChanged' }
  if (index === listsDone && state === 'failed')
    return { ...place, ...none, state: 'failed', code: error?.code ?? 'internal' }
  return { ...place, ...none, state: 'waiting' }
}

/** One run with its lists; an id nobody knows is the running one. */
export function fakeReport(id: number): Output<'downloads.getRun'> {
  const found = fakeRuns.find((one) => one.id === id) ?? fakeRunningRun
  const places = toListPlaces(found)
  return { run: found, lists: places.map((place, index) => toList(found, place, index)) }
}

export const fakeMissing: MissingPlace[] = [
  { source: 'rep', scheme: 'ucs', month: '2026-11', why: 'neverListed', files: 4 },
  { source: 'rep', scheme: 'ucs', month: '2026-09', why: 'filesMissing', files: 2 },
  { source: 'rep', scheme: 'ucs', month: '2026-03', why: 'neverListed', files: 0 },
]
