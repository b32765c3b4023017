import { columnsWithout, type SheetLayout } from '#shared/model/layouts/layout.ts'
import { smtCsvNew } from '#shared/model/layouts/smt-csv-new.layout.ts'

/** SMT budget transfers as CSV before 2026, 18 columns: without three of the newer ones. @source nhso/formats.md §5.3 */
export const smtCsvOld: SheetLayout = {
  ...smtCsvNew,
  id: 'smt-csv-old',
  columns: columnsWithout(smtCsvNew, ['fund_group', 'fund_desc', 'mou_grp_code']),
  otherHeaders: { fund_group_desc: [['fundGroupDesc']] },
}
