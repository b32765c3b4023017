import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** A public importer of a file of March 2017 reads OPINST right after CAREF and IPAER right after INST. */
const knownToBeNewer = ['ae_caref_puc', 'ipaec']

/** What else is not there is our best reading: funds and tail columns that came after 2017. */
const thoughtToBeNewer = [
  ...['opbkk_hc', 'opbkk_dent', 'opbkk_drug', 'opbkk_fs', 'opbkk_others', 'opbkk_hsub', 'opbkk_nhso'],
  ...['deny_hc', 'deny_ae', 'deny_inst', 'deny_ip', 'deny_dmis'],
  ...['baserate_old', 'baserate_add', 'baserate_total', 'fs', 'va'],
  ...['audit_results', 'payment_type', 'seq_no', 'invoice_no', 'invoice_lt'],
]

/**
 * Detail sheet of UCS REP files of about 2017, 96 columns. Columns 0 to 72 follow a public importer, the 23 after them
 * are a reading: a file that differs in an amount waits in quarantine until an admin maps it. Dates may be BE.
 * @source nhso/formats.md §2.6, §3.0
 */
export const repUcs96: SheetLayout = {
  ...repUcs120,
  id: 'rep-ucs-96',
  evidence: 'analogy',
  columns: columnsWithout(repUcs120, [...knownToBeNewer, ...thoughtToBeNewer]),
}
