import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'

const { tranId: _tranId, ...otherParts } = dataInstrument16.parts

/**
 * Data Instrument sheet of OFC REP files, 14 columns. It has no TRAN_ID, so a line is known by HN, AN and day only. Other
 * programs print Error Code where NHSO prints the mark of refusal. @source nhso/columns-real, nhso/formats.md §3.7
 */
export const dataInstrument14: SheetLayout = {
  ...dataInstrument16,
  id: 'data-instrument-14',
  evidence: 'files',
  anchor: { text: 'HN', withinRows: 10 },
  key: { field: 'seq_no', shape: 'count' },
  columns: columnsWithout(dataInstrument16, ['tran_id']),
  optional: ['deny_flag', 'error_code'],
  parts: otherParts,
}
