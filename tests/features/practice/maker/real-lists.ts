import lists from '#resources/practice/nhso-headers.json' with { type: 'json' }

/** One list of headers as it was typed from real files: nothing of the maker or the reader has touched it. */
export type RealList = {
  readonly headerRow: number
  readonly dataRow: number
  readonly width: number
  readonly columns: readonly (readonly string[])[]
}

export const realLists: ReadonlyMap<string, RealList> = new Map(Object.entries(lists.layouts))

/** @returns the 0-based column of a field in a real list */
export function placeOf(id: string, field: string): number {
  const place = realLists.get(id)?.columns.findIndex(([name]) => name === field) ?? -1
  if (place < 0) throw new Error(`${id} has no ${field}`)
  return place
}
