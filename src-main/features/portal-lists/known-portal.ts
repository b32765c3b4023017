import type { ListScheme, Source } from '#shared/model/source.ts'

/** A list as a profile names it. */
type KnownList = {
  readonly id: string
  readonly source: Source
  readonly schemes: readonly ListScheme[]
  /** Its columns can be named by a person: it is a page with a table. */
  readonly hasColumns: boolean
}
/** A profile in use, with its lists in the order they are tried. */
export type KnownPortal = {
  readonly id: string
  readonly version: number
  readonly lists: readonly KnownList[]
}
