import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of OFC REP files (OPCS, IPCS), 59 columns. @source nhso/columns-real */
export const repOfc59: SheetLayout = createAgencyLayout({
  scheme: 'ofc',
  suffix: 'CS',
  hasOrsCase: true,
  evidence: 'headers',
})
