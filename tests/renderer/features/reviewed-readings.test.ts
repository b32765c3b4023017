import { expect, it } from 'vitest'
import { sumChosen, toReviewed } from '#renderer/features/settings/reviewed-readings.ts'
import type { OlderReading, ReadingComparison } from '#shared/contract/readings.ts'
import { toSatang } from '#shared/model/satang.ts'

const why = { state: 'reading' } as const
const older = (id: number): OlderReading => ({
  ...{
    id,
    name: `${id}.xls`,
    at: '2026-11-20T00:00:00.000Z',
    kind: 'REP',
    layout: 'rep-ucs-120',
    pack: 0,
    why,
  },
})
const figures = (approved: number | null) => ({
  ...{ rows: 1, passed: 1, failed: 0, claimed: null },
  approved: approved === null ? null : toSatang(approved),
})
const calm = { rejected: 0, suspect: 0, warnings: 0 }
const compared = (id: number, before: number | null, after: number | null): ReadingComparison => ({
  ...{ state: 'compared', id, name: `${id}.xls`, checks: [] },
  before: figures(before),
  after: figures(after),
  news: { before: calm, after: calm },
})

it('a file shows what was heard of it last, and waits where nothing was', () => {
  const accepted = [{ state: 'accepted', id: 1, name: '1.xls' } as const]
  const rows = toReviewed([older(3), older(2), older(1)], [compared(1, 5, 4), compared(2, 9, 8)], accepted)
  expect(rows).toEqual([
    { state: 'waiting', id: 3, name: '3.xls', why },
    { ...compared(2, 9, 8), why },
    { state: 'accepted', id: 1, name: '1.xls', why },
  ])
})

it('the sums of chosen files leave out what nobody knows', () => {
  const rows = toReviewed([older(1), older(2)], [compared(1, 500, null), compared(2, 900, 800)], [])
  expect(sumChosen(rows)).toEqual({ before: 1_400, after: 800 })
})
