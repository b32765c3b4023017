import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { type Column, columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * Data Drug sheet of OFC REP files, 20 columns: without a ceiling and what the agency pays. @source nhso/columns-real
 */
export const dataDrug20: SheetLayout = {
  ...dataDrug22,
  id: 'data-drug-20',
  evidence: 'files',
  columns: columnsWithout(dataDrug22, ['ceiling_price', 'reimb_agency']).map(
    (column): Column => (column[0] === 'reimb_amount' ? ['reimb_amount', 'money', 'รวมชดเชย\n(4)'] : column),
  ),
}
