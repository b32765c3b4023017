import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createNetsSummary } from '#shared/model/layouts/rep-summary-nets.ts'

/** Summary sheet of KTMN REP files, 65 columns. @source nhso/columns-real */
export const repSummaryKtmn65: SheetLayout = createNetsSummary({
  id: 'rep-summary-ktmn-65',
  suffix: 'KTMN',
  hasOrsFund: true,
  evidence: 'headers',
})
