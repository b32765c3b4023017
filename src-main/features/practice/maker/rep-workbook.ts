import { draftDetailSheets } from '#main/features/practice/maker/detail-sheet.ts'
import { type DraftSheet, plainRow } from '#main/features/practice/maker/draft-sheet.ts'
import { draftItemSheet } from '#main/features/practice/maker/item-sheets.ts'
import type { ExtraSheet } from '#main/features/practice/maker/rep-kinds.ts'
import type { RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import { draftSummarySheet } from '#main/features/practice/maker/summary-sheet.ts'

function draftSheet(plan: RepPlan, sheet: ExtraSheet): DraftSheet {
  const { rows } = sheet.layout
  switch (rows) {
    case 'repSummary':
      return draftSummarySheet(plan, sheet)
    case 'drug':
    case 'instrument':
    case 'denial':
    case 'zeroPaid':
      return draftItemSheet(plan, sheet, rows)
    default:
      throw new Error(`a REP file has no sheet of ${rows} rows`)
  }
}

/** Free text as people add it to a file they were sent. */
function draftNotes(name: string): DraftSheet {
  const rows = [plainRow(0, ['หมายเหตุของผู้ตรวจ']), plainRow(2, ['ตรวจแล้ว', 1, '2569'])]
  return { name, layout: null, merges: [], rows: () => rows }
}

/** @returns the sheets of one REP workbook in file order. Nothing is made before somebody asks for the rows. */
export function draftRepSheets(plan: RepPlan): readonly DraftSheet[] {
  const sheets = [
    ...draftDetailSheets(plan),
    ...plan.batch.kind.sheets.map((sheet) => draftSheet(plan, sheet)),
    ...plan.oddities.flatMap(({ addsSheet }) => (addsSheet === undefined ? [] : [draftNotes(addsSheet)])),
  ]
  const hides = plan.oddities.some(({ hidesLastSheet }) => hidesLastSheet)
  return hides ? sheets.map((sheet, index) => ({ ...sheet, isHidden: index === sheets.length - 1 })) : sheets
}
