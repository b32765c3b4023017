import type { ListSight } from '#main/features/downloads/list-sight.ts'
import { toListStructure } from '#main/features/downloads/list-structure.ts'
import type { PageFiles } from '#main/features/downloads/page-reader.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { LastLook } from '#main/features/downloads/see-list.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ListReading } from '#shared/model/list-reading.ts'

/** What was understood of a list, whoever reads it; as the page has it, and not yet cleaned of what lines hold. */
export type ListFinding = Omit<ListReading, 'portal' | 'list' | 'source' | 'scheme' | 'month' | 'at'>

const sampleLines = 3

function toSample({ lines, width }: ListSight): string[][] {
  const usual = lines.filter(({ cells }) => cells.length === width).slice(0, sampleLines)
  return usual.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
}

function countsOf({ found }: PageFiles, list: PageList): ListFinding['counts'] {
  if (!list.columns.some(({ field }) => field === 'total')) return 'none'
  const isKnown = found.lines.every(({ counts }) => counts.total !== null)
  return isKnown && found.lines.length > 0 ? 'known' : 'unknown'
}

/** What is left to be told of a page that could not be read as the list. */
export function toFailedFinding({ list, seen }: LastLook): Pick<ListFinding, 'told' | 'structure'> {
  return { told: seen.told, structure: toListStructure(seen, list, seen.way) }
}

/** @returns `portal.listShort` when a list says that it has more lines than it showed */
export function findShortage({ found }: PageFiles): AppError | null {
  const shown = found.lines.length + found.waiting
  if (found.told === null || shown >= found.told) return null
  return new AppError('portal.listShort', { expected: found.told, found: shown })
}

/** What was understood of a list that pages show. */
export function toPageFinding(read: PageFiles, list: PageList): ListFinding {
  const { found, isProven } = read
  const { seen, lines, told, columns, empty } = found
  return {
    ending: empty === null ? { state: 'read' } : { state: 'empty', evidence: empty, isProven },
    lines: lines.length,
    told,
    counts: countsOf(read, list),
    columns: [...columns],
    sample: toSample(seen),
    structure: toListStructure(seen, list, seen.way),
  }
}
