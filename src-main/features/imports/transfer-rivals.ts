import { isUndecided } from '#main/features/imports/document-order.ts'
import type { Choice, Rival } from '#main/features/imports/settle-statements.sql.ts'
import type { WholeRow } from '#main/features/imports/settle-transfers.sql.ts'
import {
  isCovered,
  type SeenSources,
  type TransferFile,
  unknownSource,
} from '#main/features/imports/transfer-cells.ts'

type Range = { readonly firstDay: string; readonly lastDay: string }
export type RowsOf = (file: TransferFile) => Promise<readonly WholeRow[]>

export const overlap = (one: Range, other: Range) =>
  one.firstDay <= other.lastDay && other.firstDay <= one.lastDay
export const isSourceless = ({ sources }: TransferFile) => sources.has(unknownSource)

const netOf = (rows: readonly WholeRow[]) =>
  rows.reduce<number | null>((sum, { net }) => (net === null ? sum : (sum ?? 0) + net), null)

function isChosen(
  choices: readonly Choice[],
  one: TransferFile,
  other: TransferFile,
  verdict: Choice['verdict'],
) {
  return choices.some(
    (choice) =>
      choice.verdict === verdict &&
      ((choice.file_id === one.fileId && choice.other_file_id === other.fileId) ||
        (verdict === 'both' && choice.file_id === other.fileId && choice.other_file_id === one.fileId)),
  )
}

/** What both lists cover, as each of them has it, when nothing shows which one is newer and they differ. */
async function toUndecided(
  hcode: string,
  counted: TransferFile,
  other: TransferFile,
  seen: SeenSources,
  rowsOf: RowsOf,
): Promise<Rival[]> {
  const lost = (await rowsOf(other)).filter(({ slice, day }) =>
    isCovered({ fileId: other.fileId, source: slice, day }, counted, seen),
  )
  const kept = (await rowsOf(counted)).filter(({ slice, day }) =>
    isCovered({ fileId: counted.fileId, source: slice, day }, other, seen),
  )
  const isSame = lost.length === kept.length && lost.every(({ whole }, index) => whole === kept[index]?.whole)
  if (isSame) return []
  const document = toDocument(counted, other)
  const files = { fileId: counted.fileId, otherFileId: other.fileId }
  const sums = { rows: lost.length, satang: netOf(kept), otherSatang: netOf(lost) }
  return [{ kind: 'SMT', why: 'undecided', hcode, document, ...files, ...sums }]
}

function toDocument(one: TransferFile, other: TransferFile): string {
  const firstDay = one.firstDay > other.firstDay ? one.firstDay : other.firstDay
  const lastDay = one.lastDay < other.lastDay ? one.lastDay : other.lastDay
  return `${firstDay} – ${lastDay}`
}

/** Lists of the same days of which one names no source: both count, and somebody has to say what the list is of. */
function toOverlap(hcode: string, one: TransferFile, other: TransferFile, seen: SeenSources): Rival[] {
  const isOpen = [one, other].some((file) => isSourceless(file) && (seen.get(file.fileId)?.size ?? 0) !== 1)
  if (!isOpen) return []
  const document = toDocument(one, other)
  const files = { fileId: one.fileId, otherFileId: other.fileId }
  const sums = { rows: other.rows, satang: one.satang, otherSatang: other.satang }
  return [{ kind: 'SMT', why: 'overlaps', hcode, document, ...files, ...sums }]
}

type Known = {
  /** The file that counts before all others first. */
  readonly inOrder: readonly TransferFile[]
  readonly seen: SeenSources
  readonly rowsOf: RowsOf
  readonly choices: readonly Choice[]
}

/** @returns what a person has to be told of lists of the same days */
export async function findRivals(hcode: string, { inOrder, seen, rowsOf, choices }: Known): Promise<Rival[]> {
  const rivals: Rival[] = []
  for (const [place, one] of inOrder.entries())
    for (const other of inOrder.slice(place + 1)) {
      if (!overlap(one, other)) continue
      if (isUndecided(one, other) && !isChosen(choices, one, other, 'counts'))
        rivals.push(...(await toUndecided(hcode, one, other, seen, rowsOf)))
      if (!isChosen(choices, one, other, 'both')) rivals.push(...toOverlap(hcode, one, other, seen))
    }
  return rivals
}
