import { type CorrectedColumns, headerOf, placeCorrection } from '#shared/model/list-correction.ts'
import { ListField, type ReadColumn } from '#shared/model/list-reading.ts'

/** What a person says of columns, by their index; columns nobody touched are not in it. */
export type Draft = ReadonlyMap<number, ListField | null>

export const noDraft: Draft = new Map()

/** @returns the columns as the next reading finds them with a correction in force */
export function applyCorrection(
  columns: readonly ReadColumn[],
  corrected: CorrectedColumns | null,
): ReadColumn[] {
  if (corrected === null) return [...columns]
  const { places } = placeCorrection(corrected, columns)
  const named = new Map([...places].map(([field, index]) => [index, field] as const))
  return columns.map((column) => {
    const field = named.get(column.index)
    if (field !== undefined) return { ...column, field, reasons: ['correction'] }
    // what was said of a field is the whole truth of it
    return column.field !== null && places.has(column.field)
      ? { ...column, field: null, reasons: [] }
      : column
  })
}

/** @returns the field a column is by now */
export function fieldOf({ index, field }: ReadColumn, draft: Draft): ListField | null {
  const said = draft.get(index)
  return said === undefined ? field : said
}

/** Says what a column is; another that was it before gives way. */
export function choose(
  columns: readonly ReadColumn[],
  draft: Draft,
  index: number,
  field: ListField | null,
): Draft {
  const before = columns.filter(
    (one) => field !== null && one.index !== index && fieldOf(one, draft) === field,
  )
  const next = new Map([
    ...draft,
    ...before.map((one) => [one.index, null] as const),
    [index, field] as const,
  ])
  const isSaid = (one: ReadColumn) => next.has(one.index) && next.get(one.index) !== one.field
  return new Map(columns.filter(isSaid).map((one) => [one.index, fieldOf(one, next)] as const))
}

/**
 * @param columns with the correction in force applied
 * @param current that correction
 * @returns everything a person has said of the list
 */
export function toCorrected(
  columns: readonly ReadColumn[],
  draft: Draft,
  current: CorrectedColumns | null,
): CorrectedColumns {
  const corrected: CorrectedColumns = { ...current }
  for (const field of ListField.options) {
    const before = columns.find((column) => column.field === field)
    const now = columns.find((column) => fieldOf(column, draft) === field)
    if (before === now) continue
    corrected[field] = now ? { index: now.index, header: headerOf(now) } : 'none'
  }
  return corrected
}

const neededOf: Readonly<Record<'rep' | 'stm' | 'smt', readonly ListField[]>> = {
  rep: ['sentAt', 'repNo', 'file', 'total', 'passed', 'failed'],
  stm: ['file'],
  smt: [],
}

/** @returns the fields that stand in no column, though lists of this kind have them */
export function listMissing(
  source: keyof typeof neededOf,
  columns: readonly ReadColumn[],
  draft: Draft,
): ListField[] {
  const found = columns.map((column) => fieldOf(column, draft))
  return neededOf[source].filter((field) => !found.includes(field))
}
