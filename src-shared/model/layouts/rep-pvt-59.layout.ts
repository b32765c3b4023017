import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of PVT REP files, 59 columns; case codes by analogy with OFC. @source nhso/columns-peers/rep-bkk-bmt-srt-pvt-59.json */
export const repPvt59: SheetLayout = createAgencyLayout({
  scheme: 'pvt',
  suffix: 'PVT',
  hasOrsCase: true,
  isVerified: false,
})
