import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of LGO REP files (OPLGO, IPLGO), 58 columns. @source nhso/columns-real */
export const repLgo58: SheetLayout = createAgencyLayout({
  scheme: 'lgo',
  suffix: 'LG',
  hasOrsCase: false,
  evidence: 'headers',
})
