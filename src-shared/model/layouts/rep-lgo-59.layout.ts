import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of LGO REP files, 59 columns; the one more is thought to be `IPLG_ORS`. @source nhso/formats.md §3.0 */
export const repLgo59: SheetLayout = createAgencyLayout({
  scheme: 'lgo',
  suffix: 'LG',
  hasOrsCase: true,
  evidence: 'analogy',
})
