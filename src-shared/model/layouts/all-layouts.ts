import { dataDeny13 } from '#shared/model/layouts/data-deny-13.layout.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { dataZero16 } from '#shared/model/layouts/data-zero-16.layout.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** Every kind of sheet Satang ships with. Where two fit a sheet equally well, the first one here is taken. */
export const shippedLayouts: readonly SheetLayout[] = [
  repUcs120,
  repSummary57,
  dataDrug22,
  dataInstrument16,
  dataDeny13,
  dataZero16,
]

const byId: ReadonlyMap<string, SheetLayout> = new Map(shippedLayouts.map((layout) => [layout.id, layout]))

/**
 * @param id as a file was imported with; of a layout an admin mapped (`rep-ucs-120@2`) the one it was made from answers,
 *   for both have the same fields
 * @returns undefined for an id this version does not know
 */
export function findLayout(id: string): SheetLayout | undefined {
  return byId.get(id.split('@')[0] ?? id)
}
