import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createNetsSummary } from '#shared/model/layouts/rep-summary-nets.ts'

/** Summary sheet of LGO REP files, 59 columns. @source nhso/columns-real */
export const repSummaryLgo59: SheetLayout = createNetsSummary({
  id: 'rep-summary-lgo-59',
  suffix: 'LG',
  hasOrsFund: false,
  evidence: 'headers',
})
