import type { ListSight } from '#main/features/downloads/list-sight.ts'
import { toListStructure } from '#main/features/downloads/list-structure.ts'
import type { PageFiles } from '#main/features/downloads/page-reader.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { LastLook } from '#main/features/downloads/see-list.ts'
import type { ListReading } from '#shared/model/list-reading.ts'

/** What was understood of a list, whoever reads it. */
export type ListFinding = Omit<ListReading, 'portal' | 'list' | 'source' | 'scheme' | 'month' | 'at'>

const sampleLines = 3

/** @returns a text in its own shape: every digit, Latin and Thai letter is another one of its kind */
export function toMasked(text: string): string {
  return text
    .replace(/\p{N}/gu, '0')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Script=Thai}/gu, 'ก')
    .replace(/[\p{L}]/gu, (letter) => (letter === 'ก' ? letter : 'x'))
}

function toSample({ lines, width }: ListSight): string[][] {
  const usual = lines.filter(({ cells }) => cells.length === width).slice(0, sampleLines)
  return usual.map(({ cells }) => cells.map((cell) => toMasked(cell?.text ?? '')))
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
