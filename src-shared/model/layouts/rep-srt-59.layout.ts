import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of SRT REP files, 59 columns. @source nhso/columns-real */
export const repSrt59: SheetLayout = createAgencyLayout({
  scheme: 'srt',
  suffix: 'SRT',
  hasOrsCase: true,
  evidence: 'headers',
})
