import type { ReadSheets } from '#main/features/imports/sheet-mapper.ts'
import { checkTotalRows } from '#main/features/imports/total-rows.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'

/** Holds lists of transfers against the totals they print. That each row adds up is checked where it is read. */
export function checkTransfers({ sheets }: ReadSheets): readonly ImportCheck[] {
  return checkTotalRows(sheets.filter(({ layout }) => layout.rows === 'transfer'))
}
