import type { MadeSheet } from '#main/features/practice/maker/cells.ts'
import { makeDetailSheet } from '#main/features/practice/maker/detail-sheet.ts'
import {
  makeDenySheet,
  makeDrugSheet,
  makeInstrumentSheet,
  makeZeroSheet,
} from '#main/features/practice/maker/item-sheets.ts'
import type { ExtraSheet } from '#main/features/practice/maker/rep-kinds.ts'
import type { RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import { makeSummarySheet } from '#main/features/practice/maker/summary-sheet.ts'

const sheetMakers: Readonly<Record<ExtraSheet, (plan: RepPlan) => MadeSheet>> = {
  summary: makeSummarySheet,
  instrument: makeInstrumentSheet,
  drug: makeDrugSheet,
  deny: makeDenySheet,
  zero: makeZeroSheet,
}

/**
 * The sheets of one REP workbook in file order. Nothing is made before a writer asks for the lines.
 * @param sums Detail sums by field, for a totals row
 */
export function makeRepSheets(
  plan: RepPlan,
  sums: Readonly<Record<string, number | null>>,
): readonly MadeSheet[] {
  return [makeDetailSheet(plan, sums), ...plan.batch.kind.sheets.map((sheet) => sheetMakers[sheet](plan))]
}
