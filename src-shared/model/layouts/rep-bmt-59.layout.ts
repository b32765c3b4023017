import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of BMT REP files, 59 columns. @source nhso/columns-real */
export const repBmt59: SheetLayout = createAgencyLayout({
  scheme: 'bmt',
  suffix: 'BMT',
  hasOrsCase: true,
  evidence: 'headers',
  chargedBelow: 'ชดเชยสุทธิ',
})
