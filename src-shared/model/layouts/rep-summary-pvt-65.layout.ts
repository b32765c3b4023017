import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createNetsSummary } from '#shared/model/layouts/rep-summary-nets.ts'

/** Summary sheet of PVT REP files, 65 columns. @source nhso/columns-real */
export const repSummaryPvt65: SheetLayout = createNetsSummary({
  id: 'rep-summary-pvt-65',
  suffix: 'PVT',
  hasOrsFund: true,
  evidence: 'headers',
})
