import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of OFC REP files (OPCS, IPCS) without `IPCS_ORS`, 58 columns. @source nhso/formats.md §1.1, §3.2 */
export const repOfc58: SheetLayout = createAgencyLayout({
  scheme: 'ofc',
  suffix: 'CS',
  hasOrsCase: false,
  evidence: 'readers',
})
