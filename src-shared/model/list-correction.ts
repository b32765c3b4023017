import * as z from 'zod'
import { ListField, type ReadColumn } from '#shared/model/list-reading.ts'

/** Where a person says that a field stands: below this header, or at this place where there is no header. */
const CorrectedColumn = z.strictObject({
  /** As in `ReadColumn`. */
  index: z.int().min(0).max(199),
  /** As `headerOf` gives it. */
  header: z.string().min(1).max(300).nullable(),
})

/** What a person said of the fields of a list: a column, or that the list has none. Fields not named are found as usual. */
export const CorrectedColumns = z.partialRecord(ListField, z.union([CorrectedColumn, z.literal('none')]))
export type CorrectedColumns = z.infer<typeof CorrectedColumns>

/** Columns of one list that a person named, whatever its scheme and month. */
export const ListCorrection = z.strictObject({ list: z.string().min(1).max(40), columns: CorrectedColumns })
export type ListCorrection = z.infer<typeof ListCorrection>

type Column = Pick<ReadColumn, 'index' | 'headers'>

/** @returns the texts above a column from top to bottom, as one; null where there are none */
export function headerOf({ headers }: Pick<ReadColumn, 'headers'>): string | null {
  return headers.length === 0 ? null : headers.join(' › ')
}

function findAgain(columns: readonly Column[], wanted: z.infer<typeof CorrectedColumn>): number | null {
  const alike = columns.filter((column) => headerOf(column) === wanted.header)
  const same = alike.find(({ index }) => index === wanted.index)
  if (same) return same.index
  // a header that stands there twice tells nothing, and neither does a place whose header is another
  const [only] = alike
  return wanted.header !== null && only && alike.length === 1 ? only.index : null
}

/** Which field stands in which column (null: in none), and which fields a correction names that fit no column any more. */
export type PlacedCorrection = {
  readonly places: ReadonlyMap<ListField, number | null>
  readonly lost: readonly ListField[]
}

/**
 * Finds the columns of a correction again.
 * @param columns of the list as it is now, their headers as `cleanColumns` leaves them
 */
export function placeCorrection(corrected: CorrectedColumns, columns: readonly Column[]): PlacedCorrection {
  const places = new Map<ListField, number | null>()
  const lost: ListField[] = []
  for (const field of ListField.options) {
    const said = corrected[field]
    if (said === undefined) continue
    const index = said === 'none' ? null : findAgain(columns, said)
    if (said !== 'none' && index === null) lost.push(field)
    else places.set(field, index)
  }
  return { places, lost }
}

/** @returns the fields a correction speaks of */
export function fieldsSaid(corrected: CorrectedColumns | null): ListField[] {
  return ListField.options.filter((field) => corrected?.[field] !== undefined)
}
