import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createNetsSummary } from '#shared/model/layouts/rep-summary-nets.ts'

/** Summary sheet of SRT REP files, 65 columns. @source nhso/columns-real */
export const repSummarySrt65: SheetLayout = createNetsSummary({
  id: 'rep-summary-srt-65',
  suffix: 'SRT',
  hasOrsFund: true,
  evidence: 'headers',
})
