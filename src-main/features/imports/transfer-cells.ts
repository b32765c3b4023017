import type { Version } from '#main/features/imports/document-order.ts'

/** All sources were asked for. */
export const everySource = '*'
/** Rows name no source. */
export const unknownSource = ''

/** What a file of transfers covers: its sources over a range of days. */
export type TransferFile = Version & {
  readonly fileId: number
  readonly sources: ReadonlySet<string>
  /** Both included, `YYYY-MM-DD`. */
  readonly firstDay: string
  readonly lastDay: string
}

/** Rows of one file that are of one source and one day. */
export type TransferCell = { readonly fileId: number; readonly source: string; readonly day: string }

/** Sources of which files that name none hold rows that stand in another file, too. */
export type SeenSources = ReadonlyMap<number, ReadonlySet<string>>

const nothing: ReadonlySet<string> = new Set()

/** @returns the sources a file is known to cover; a list that names none covers what its rows were seen to be of */
function sourcesOf({ fileId, sources }: TransferFile, seen: SeenSources): ReadonlySet<string> {
  if (!sources.has(unknownSource)) return sources
  return new Set([...sources, ...(seen.get(fileId) ?? nothing)])
}

function coversSource(cover: ReadonlySet<string>, source: string, seen: ReadonlySet<string>): boolean {
  if (cover.has(everySource) || (source !== unknownSource && cover.has(source))) return true
  if (source !== unknownSource) return false
  // rows without a source are what their list was seen to be of
  return seen.size > 0 && [...seen].every((one) => cover.has(one))
}

/**
 * Whether a list replaces rows of another one: it covers their day and their source.
 * @source nhso/corrections.md 15: a list answers for its range of days and the source it was asked for
 */
export function isCovered(
  { fileId, source, day }: TransferCell,
  by: TransferFile,
  seen: SeenSources,
): boolean {
  if (day < by.firstDay || day > by.lastDay) return false
  return coversSource(sourcesOf(by, seen), source, seen.get(fileId) ?? nothing)
}

/**
 * @param inOrder files, the one that counts before all others first
 * @returns the cells that count: those that no file before theirs covers
 */
export function findCountedCells(
  inOrder: readonly TransferFile[],
  cells: readonly TransferCell[],
  seen: SeenSources,
): ReadonlySet<TransferCell> {
  const placeOf = new Map(inOrder.map(({ fileId }, place) => [fileId, place]))
  return new Set(
    cells.filter((cell) => {
      const before = inOrder.slice(0, placeOf.get(cell.fileId) ?? 0)
      return !before.some((file) => isCovered(cell, file, seen))
    }),
  )
}
