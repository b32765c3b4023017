import type { PracticeHospital, RepListing } from '#main/features/practice/practice-hospital.ts'
import type { Month } from '#shared/model/thai-date.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'

/** The months that have files, one early and one late in the calendar year; every other month is empty. */
export const monthsWithFiles = ['2026-01', '2025-10'] as const
export const emptyMonth = '2025-12'

/** Five batches of a month in the UCS list: counts that no other cell of their line shows, most over a thousand. */
function toRep(month: Month, index: number): RepListing {
  const day = String(20 - index).padStart(2, '0')
  const [passed, failed] = [1_180 - 287 * index, 41 + 97 * index]
  const beMonth = `${Number(month.slice(0, 4)) + 543}${month.slice(5)}`
  return {
    name: `eclaim_10670_${index % 2 === 0 ? 'OP' : 'IP'}_${beMonth}${day}_20150188${index}.xls`,
    repNo: `${beMonth.slice(2)}000${day}`,
    scheme: 'ucs',
    month,
    sentAt: `${month}-${day}T20:15:01`,
    checkedAt: `${month}-${day}T21:00:00`,
    total: passed + failed,
    passed,
    failed,
  }
}

/** The tiny hospital with more batches, and those in two months. */
export const habitHospital: PracticeHospital = {
  ...tinyHospital,
  listReps: (month, scheme) =>
    scheme === 'ucs' && monthsWithFiles.some((one) => one === month)
      ? [0, 1, 2, 3, 4].map((index) => toRep(month, index))
      : [],
}
