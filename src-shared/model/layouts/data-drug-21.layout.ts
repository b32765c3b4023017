import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'

/** Data Drug sheet of ORF REP files, 21 columns: without what the agency pays. @source nhso/formats.md §3.6 */
export const dataDrug21: SheetLayout = {
  ...dataDrug22,
  id: 'data-drug-21',
  columns: columnsWithout(dataDrug22, ['reimb_agency']),
}
