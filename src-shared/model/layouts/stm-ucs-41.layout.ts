import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { stmUcs42 } from '#shared/model/layouts/stm-ucs-42.layout.ts'

/** Older cases of a UCS statement, 41 columns: without SEQ NO. @source nhso/columns-peers/stm-ucs-41.json */
export const stmUcs41: SheetLayout = {
  ...stmUcs42,
  id: 'stm-ucs-41',
  columns: columnsWithout(stmUcs42, ['seq_no']),
}
