import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'

/** Amounts of single funds; the totals are not among them. */
const fundFields = repSummary57.columns
  .filter(([field, type]) => type === 'money' && !/reimb_total$/.test(field))
  .map(([field]) => field)

/**
 * Summary sheet of a width nobody has written down: any amount of a single fund may be absent, counts and totals may not.
 */
export const repSummaryAny: SheetLayout = {
  ...repSummary57,
  id: 'rep-summary-any',
  evidence: 'analogy',
  optional: fundFields,
}
