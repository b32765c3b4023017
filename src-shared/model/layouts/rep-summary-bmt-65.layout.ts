import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createNetsSummary } from '#shared/model/layouts/rep-summary-nets.ts'

/** Summary sheet of BMT REP files, 65 columns. @source nhso/columns-real */
export const repSummaryBmt65: SheetLayout = createNetsSummary({
  id: 'rep-summary-bmt-65',
  suffix: 'BMT',
  hasOrsFund: true,
  evidence: 'headers',
})
