import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of BKK REP files, 59 columns; case codes by analogy with OFC. @source nhso/columns-peers/rep-bkk-bmt-srt-pvt-59.json */
export const repBkk59: SheetLayout = createAgencyLayout({
  scheme: 'bkk',
  suffix: 'BKK',
  hasOrsCase: true,
  evidence: 'analogy',
})
