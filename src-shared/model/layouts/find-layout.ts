import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** Layouts whose rows become claims, by id. */
const claimLayouts: ReadonlyMap<string, SheetLayout> = new Map([[repUcs120.id, repUcs120]])

/** @returns the layout a file was imported with, or undefined for an id this version does not know. */
export function findClaimLayout(id: string): SheetLayout | undefined {
  return claimLayouts.get(id)
}
