import type { OlderReading, ReadingComparison } from '#shared/contract/readings.ts'
import { toSatang } from '#shared/model/satang.ts'

const older = (id: number, name: string, why: OlderReading['why'], layout: string): OlderReading => ({
  id,
  name,
  at: '2026-11-18T19:31:00.000Z',
  kind: 'REP',
  layout,
  pack: why.state === 'reading' ? 0 : 1,
  why,
})
const reading = { state: 'reading' } as const
const changed = { state: 'layout', layout: 'rep-ofc-59' } as const

const files = [
  older(41, 'eclaim_10670_OP_25691105_201501885.xls', reading, 'rep-ucs-120'),
  older(40, 'eclaim_10670_OPOFC_25691104_093012441.xls', changed, 'rep-ofc-59'),
  older(39, 'eclaim_10670_IPOFC_25691030_081142001_ส่งใหม่หลังแก้ไขรหัสหัตถการ.xls', changed, 'rep-ofc-59'),
  older(37, 'eclaim_10670_OP_25691028_201501221.xls', reading, 'rep-ucs-120'),
  older(36, 'eclaim_10670_OP_25691027_201501220.xls', reading, 'rep-ucs-120'),
]

const figures = (rows: number, failed: number, claimed: number, approved: number) => ({
  rows,
  passed: rows - failed,
  failed,
  claimed: toSatang(claimed),
  approved: toSatang(approved),
})
const named = (index: number) => ({ id: files[index]?.id ?? 0, name: files[index]?.name ?? '' })
const calm = { rejected: 0, suspect: 0, warnings: 0 }
const news = { before: { ...calm, rejected: 4 }, after: { ...calm, suspect: 6, warnings: 1 } }
const check = { against: 'summarySheet', where: '681100001', what: 'reimb_nhso', isMoney: true }

const comparisons: readonly ReadingComparison[] = [
  {
    state: 'compared',
    ...named(0),
    news,
    before: figures(1_204, 88, 184_330_050, 160_214_525),
    after: figures(1_204, 88, 184_330_050, 159_804_025),
    checks: [
      {
        ...check,
        before: { expected: 159_804_025, found: 160_214_525, isEqual: false },
        after: { expected: 159_804_025, found: 159_804_025, isEqual: true },
      },
    ],
  },
  {
    state: 'compared',
    ...named(1),
    news: { before: calm, after: calm },
    before: figures(311, 12, 45_120_000, 44_018_250),
    after: figures(312, 12, 45_180_000, 44_290_250),
    checks: [],
  },
  { state: 'missing', ...named(2) },
  {
    state: 'compared',
    ...named(3),
    news: { before: calm, after: calm },
    before: figures(900, 41, 90_000_000, 81_250_000),
    after: figures(900, 41, 90_000_000, 81_250_000),
    checks: [],
  },
  {
    state: 'failed',
    ...named(4),
    reason: { code: 'folder.denied', details: { folder: 'D:\\eclaim\\downloads' } },
  },
]

/** Files read by what was in use before, as many as asked for. */
export const fakeOlderReadings = (limit: number) => ({ total: 214, files: files.slice(0, limit) })
export const fakeComparisons = { files: comparisons, wasCancelled: false }
/** What became of those that were chosen. */
export const fakeAccepted = (ids: readonly number[]) => ({
  files: files.flatMap(({ id, name }) => (ids.includes(id) ? { state: 'accepted', id, name } : [])),
  wasCancelled: false,
})
