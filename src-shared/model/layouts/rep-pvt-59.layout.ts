import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of PVT REP files, 59 columns. @source nhso/columns-real */
export const repPvt59: SheetLayout = createAgencyLayout({
  scheme: 'pvt',
  suffix: 'PVT',
  hasOrsCase: true,
  evidence: 'headers',
})
