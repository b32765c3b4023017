import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of REP files of NHSO staff, 59 columns; known by analogy only. @source nhso/formats.md §1.1, §3.2 */
export const repNhs59: SheetLayout = createAgencyLayout({
  scheme: 'nhs',
  suffix: 'NHS',
  hasOrsCase: true,
  evidence: 'analogy',
})
