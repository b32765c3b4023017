import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repOrf113 } from '#shared/model/layouts/rep-orf-113.layout.ts'

/** What stands above the first columns, and what two groups are really called. */
const groupNames: Readonly<Record<string, string>> = {
  'Central Reimburse': 'รายละเอียดการจ่าย central reimburse',
  'OP REFER': 'รายละเอียดที่ขอเบิกกรณี OP Refer',
}
const firstGroup = 'ข้อมูลทั่วไป'
const lastOfFirstGroup = repOrf113.columns.findIndex(([field]) => field === 'ca_type')

function toRealColumn([field, type, top = '', ...below]: Column, index: number): Column {
  if (index <= lastOfFirstGroup) return [field, type, firstGroup, top, ...below]
  return [field, type, groupNames[top] ?? top, ...below]
}

/**
 * Detail sheet of ORF (OP refer) REP files, 114 columns of which the last has no header. TRAN_ID stands below the row with
 * the groups. @source nhso/columns-real, nhso/corrections.md 7
 */
export const repOrf114: SheetLayout = {
  ...repOrf113,
  id: 'rep-orf-114',
  evidence: 'headers',
  columns: repOrf113.columns.map(toRealColumn),
}
