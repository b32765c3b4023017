import { expect, it } from 'vitest'
import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import { createClaimTally } from '#main/features/imports/claim-tally.ts'
import type { ClaimRow } from '#main/features/imports/file-claims.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** Claims with what was asked for, what NHSO pays, and one more amount that only this sheet names. */
function createTally() {
  const layout = {
    ...repUcs120,
    columns: [
      ['tran_id', 'id', 'TRAN_ID'],
      ['asked', 'money', 'เรียกเก็บ'],
      ['paid', 'money', 'ชดเชย'],
    ] as const,
    parts: { approved: ['paid'] },
  }
  const match = { columnOf: [3, 0, 2], groupColumns: [{ field: 'more', type: 'money', column: 1 }] }
  return createClaimTally({
    layout,
    match: match as unknown as HeaderMatch,
    dates: dateRangeOn('2026-01-05'),
  })
}

/** Satang by the index of the field: the number of the claim has none. */
const amounts = (asked: number | null, paid: number | null, more: number | null) => (index: number) =>
  [null, asked, paid, more][index] ?? null

const passed = { isPassed: true } as ClaimRow
const failed = { isPassed: false } as ClaimRow
/** A row as it stands in the sheet, in baht. */
const rowOf = (...cells: readonly CellValue[]) => ({ row: 8, cells }) as unknown as SheetRow

it('claims are counted, and of one that did not pass nothing is paid', () => {
  const tally = createTally()
  tally.add(amounts(900, 500, null), true, false)
  tally.add(amounts(70, 40, 3), false, false)
  expect(tally.tally()).toEqual({
    all: { rows: 2, passed: 1, failed: 1 },
    live: { rows: 2, passed: 1, failed: 1 },
    sums: { asked: 970, paid: 500, more: 3 },
    passedSums: { asked: 900, paid: 500, more: null },
  })
})

it('a row that a newer one replaced is read, and in no sum', () => {
  const tally = createTally()
  tally.add(amounts(900, 500, 1), true, true)
  expect(tally.tally()).toEqual({
    all: { rows: 1, passed: 1, failed: 0 },
    live: { rows: 0, passed: 0, failed: 0 },
    sums: { asked: null, paid: null, more: null },
    passedSums: { asked: null, paid: null, more: null },
  })
})

it('what is taken out again is in no sum, and a sum of nothing is unknown', () => {
  const tally = createTally()
  tally.add(amounts(900, 500, 1), true, false)
  tally.add(amounts(70, 40, 3), false, false)
  tally.takeOut(failed, rowOf(0.7, 0.03, 0.4, '700000001'))
  expect(tally.tally()).toMatchObject({
    all: { rows: 2, passed: 1, failed: 1 },
    live: { rows: 1, passed: 1, failed: 0 },
    sums: { asked: 900, paid: 500, more: 1 },
    passedSums: { asked: 900, paid: 500, more: 1 },
  })
  // of what nobody could read nothing had been added
  tally.takeOut(passed, rowOf('เก้าบาท', 0.01, 5))
  expect(tally.tally()).toMatchObject({
    live: { rows: 0, passed: 0, failed: 0 },
    sums: { asked: 900, paid: null, more: null },
    passedSums: { asked: 900, paid: null, more: null },
  })
})
