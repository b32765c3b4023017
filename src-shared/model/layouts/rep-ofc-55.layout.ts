import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { createAgencyLayout } from '#shared/model/layouts/rep-agency.ts'

/** Detail sheet of OFC REP files of 2566, 55 columns; notes stand below the data. @source nhso/columns-real */
export const repOfc55: SheetLayout = createAgencyLayout({
  scheme: 'ofc',
  suffix: 'CS',
  hasOrsCase: true,
  evidence: 'files',
  without: ['audit_result', 'seq_no', 'invoice_no', 'invoice_lt'],
})
