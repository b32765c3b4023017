import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** Older Detail sheet of UCS REP files, 118 columns: without OPBKK HSUB and NHSO. @source nhso/formats.md §3.0 */
export const repUcs118: SheetLayout = {
  ...repUcs120,
  id: 'rep-ucs-118',
  evidence: 'readers',
  columns: columnsWithout(repUcs120, ['opbkk_hsub', 'opbkk_nhso']),
}
