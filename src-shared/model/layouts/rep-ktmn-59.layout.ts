import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of REP files of the staff of Bangkok, 59 columns: the codes end in KTMN. @source nhso/columns-real */
export const repKtmn59: SheetLayout = createAgencyLayout({
  scheme: 'bkk',
  mark: 'ktmn',
  suffix: 'KTMN',
  hasOrsCase: true,
  evidence: 'headers',
})
