import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'

const { tranId, ...otherParts } = dataInstrument16.parts

/**
 * Older Data Instrument sheet, 14 columns. It has no TRAN_ID, so a line is known by HN, AN and day only; the other
 * column that is not there is unknown, and the mark of refusal is our reading.
 * @source nhso/formats.md §3.7
 */
export const dataInstrument14: SheetLayout = {
  ...dataInstrument16,
  id: 'data-instrument-14',
  anchor: { text: 'HN', withinRows: 10 },
  key: { field: 'seq_no', shape: 'count' },
  isVerified: false,
  columns: columnsWithout(dataInstrument16, ['tran_id', 'deny_flag']),
  parts: otherParts,
}
