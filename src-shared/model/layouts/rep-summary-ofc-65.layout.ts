import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createNetsSummary } from '#shared/model/layouts/rep-summary-nets.ts'

/** Summary sheet of OFC REP files, 65 columns. @source nhso/columns-real */
export const repSummaryOfc65: SheetLayout = createNetsSummary({
  id: 'rep-summary-ofc-65',
  suffix: 'CS',
  hasOrsFund: true,
  evidence: 'files',
})
