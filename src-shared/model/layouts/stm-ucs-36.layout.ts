import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { stmUcs43 } from '#shared/model/layouts/stm-ucs-43.layout.ts'

const { source: _source, ...parts } = stmUcs43.parts

/** Cases of older UCS statements, and of people whose status is open (STP), 36 columns. @source nhso/columns-real */
export const stmUcs36: SheetLayout = {
  ...stmUcs43,
  id: 'stm-ucs-36',
  columns: columnsWithout(stmUcs43, [
    ...['palliative_care', 'fs_amount', 'opbkk_amount', 'va_amount', 'data_source', 'seq_no'],
  ]),
  parts,
}
