import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { stmUcsBatch28 } from '#shared/model/layouts/stm-ucs-batch-28.layout.ts'

const { source: _source, ...parts } = stmUcsBatch28.parts

/** Batches of an older UCS statement, 22 columns. @source nhso/columns-real */
export const stmUcsBatch22: SheetLayout = {
  ...stmUcsBatch28,
  id: 'stm-ucs-batch-22',
  columns: columnsWithout(stmUcsBatch28, ['palliative_care', 'fs_amount', 'opbkk_amount', 'data_source']),
  parts,
}
