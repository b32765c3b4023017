import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { stmUcsPeriod7 } from '#shared/model/layouts/stm-ucs-period-7.layout.ts'

/** What a UCS statement of out-patients comes to, 5 columns: nothing is deducted. @source nhso/columns-real */
export const stmUcsPeriod5: SheetLayout = {
  ...stmUcsPeriod7,
  id: 'stm-ucs-period-5',
  columns: columnsWithout(stmUcsPeriod7, ['salary_deduction', 'net_receivable']),
  parts: { ...stmUcsPeriod7.parts, approved: ['total_paid'] },
}
