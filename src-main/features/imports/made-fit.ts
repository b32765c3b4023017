import { findDefect } from '#main/features/imports/misfit.ts'
import { type LayoutsInUse, layoutsInUse } from '#main/features/imports/reading-marks.ts'
import { createRecogniser, type LayoutFit } from '#main/features/imports/recognise.ts'
import type { SheetHead } from '#main/features/imports/sheet-start.ts'

/** A layout made for a sheet has nearly all of its columns in every sheet like it. */
const leastShare = 0.8

/** Below this a sheet is of another kind and not one whose columns changed. */
const leastLikeness = 0.5

function isClean(fit: LayoutFit | null, place: { readonly file: string; readonly sheet: string }): boolean {
  return fit !== null && fit.likeness >= leastLikeness && findDefect(fit, place) === null
}

/**
 * Finds the layout that fits a sheet best. Where the best one must not be used, the newest layout that was made for such
 * a sheet is taken instead: it is judged by its own columns alone, for a person has said that they are enough.
 * @param inUse those made here oldest first
 */
export function createSheetRecogniser(inUse: LayoutsInUse, file: string) {
  const recognise = createRecogniser(layoutsInUse(inUse))
  const newestFirst = inUse.layouts.toReversed().map((layout) => createRecogniser([layout]))
  return ({ sheet, rows }: SheetHead): LayoutFit | null => {
    const place = { file, sheet }
    const best = recognise(rows)
    if (isClean(best, place)) return best
    for (const recogniseMade of newestFirst) {
      const fit = recogniseMade(rows)
      if (fit !== null && fit.share >= leastShare && findDefect(fit, place) === null)
        return { ...fit, likeness: fit.share }
    }
    return best
  }
}
