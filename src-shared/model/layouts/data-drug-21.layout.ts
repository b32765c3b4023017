import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { type Column, columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'

/** The group of what is paid says `ชดเชย` here. */
const paidBelow: Readonly<Record<string, string>> = { 'ชดเชย สปสช.': 'ชดเชย' }

/** Data Drug sheet of ORF and other REP files, 21 columns: without what the agency pays. @source nhso/columns-real */
export const dataDrug21: SheetLayout = {
  ...dataDrug22,
  id: 'data-drug-21',
  columns: columnsWithout(dataDrug22, ['reimb_agency']).map(
    ([field, type, top = '', ...below]): Column => [field, type, paidBelow[top] ?? top, ...below],
  ),
  otherHeaders: {
    ceiling_price: [['ชดเชย สปสช.', 'ราคาเพดาน']],
    reimb_amount: [['ชดเชย สปสช.', 'รวมชดเชย']],
  },
}
