import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** Older Detail sheet of UCS REP files, 113 columns. @source nhso/columns-real */
export const repUcs113: SheetLayout = {
  ...repUcs120,
  id: 'rep-ucs-113',
  columns: columnsWithout(repUcs120, [
    ...['opbkk_hsub', 'opbkk_nhso', 'audit_results', 'payment_type', 'seq_no', 'invoice_no', 'invoice_lt'],
  ]),
}
