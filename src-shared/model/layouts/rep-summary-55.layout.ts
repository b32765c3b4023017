import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'

/** Amounts of single funds; the totals are not among them. */
const fundFields = repSummary57.columns
  .filter(([field, type]) => type === 'money' && !/reimb_total$/.test(field))
  .map(([field]) => field)

/**
 * Summary sheet of ORF REP files: two columns fewer than the others, and nobody says which. So the columns are those of
 * the 57, and every amount of a single fund may be absent; counts and totals may not. Other widths seen (56) fit too.
 * @source nhso/formats.md §3.0, §3.5
 */
export const repSummary55: SheetLayout = {
  ...repSummary57,
  id: 'rep-summary-55',
  isVerified: false,
  optional: fundFields,
}
