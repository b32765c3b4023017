import type { KnownFile, ListedFile, ListPlace } from '#main/features/completeness/completeness.sql.ts'
import {
  type CompletenessRow,
  type DocumentKind,
  documentKinds,
  type ListDoubt,
} from '#shared/contract/completeness.ts'
import { beOffset, type Month } from '#shared/model/thai-date.ts'

/** Where a file belongs. */
export type Place = { readonly month: Month; readonly scheme: string; readonly kind: DocumentKind }

/** One file in one place: what a portal says of it beside what is known of it here. */
export type PlacedFile = Place & { readonly listed: ListedFile | null; readonly known: KnownFile | null }

function toKind(text: string | null): DocumentKind | null {
  return documentKinds.find((kind) => kind === text?.toUpperCase()) ?? null
}

/** @returns the month a statement is of: `10670_IPUCS256810_01` is of October 2025. */
function monthOfDocument(documentNo: string | null): Month | null {
  const match = /(25\d\d)(0[1-9]|1[0-2])_\d+$/.exec(documentNo ?? '')
  return match ? `${Number(match[1]) - beOffset}-${match[2]}` : null
}

/** A file no portal listed stands in the month it speaks of, else in the one NHSO made it, else in the one it came. */
function monthsOfKnown(
  file: KnownFile,
  transferMonths: ReadonlyMap<number, readonly Month[]>,
): readonly Month[] {
  const ofTransfers = transferMonths.get(file.id)
  if (ofTransfers) return ofTransfers
  return [monthOfDocument(file.documentNo) ?? (file.producedAt ?? file.importedAt).slice(0, 7)]
}

/**
 * Puts every file where it belongs. A listed file is found again by its bytes, or by its name while it is not stored;
 * what was refused and never listed has no place, for nobody knows what it is.
 */
export function placeFiles(
  listed: readonly ListedFile[],
  known: readonly KnownFile[],
  transferMonths: ReadonlyMap<number, readonly Month[]>,
): PlacedFile[] {
  const bySha = new Map(known.map((file) => [file.sha256, file]))
  const byName = new Map(known.map((file) => [file.name, file]))
  const found = new Set<KnownFile>()
  const placed: PlacedFile[] = []
  for (const file of listed) {
    const kind = toKind(file.source)
    if (kind === null) continue
    const match = (file.sha256 === null ? byName.get(file.name) : bySha.get(file.sha256)) ?? null
    if (match) found.add(match)
    placed.push({ month: file.month, scheme: file.scheme, kind, listed: file, known: match })
  }
  for (const file of known) {
    const kind = toKind(file.kind)
    // a list of transfers has those of every scheme
    const scheme = kind === 'SMT' ? 'all' : file.scheme
    if (kind === null || scheme === null || found.has(file)) continue
    for (const month of monthsOfKnown(file, transferMonths)) {
      placed.push({ month, scheme, kind, listed: null, known: file })
    }
  }
  return placed
}

export const keyOf = ({ month, scheme, kind }: Place) => `${month} ${scheme} ${kind}`

/** A place whose list may have more than is known. */
type DoubtedPlace = Place & { readonly doubt: ListDoubt }

/**
 * @param short lists that said they have more than they showed
 * @param unsure lists that were read as empty by nothing that proves it; one that has shown files after all is not empty
 */
export function listDoubts(
  short: readonly ListPlace[],
  unsure: readonly ListPlace[],
  placed: readonly PlacedFile[],
): DoubtedPlace[] {
  const withFiles = new Set(placed.filter(({ listed }) => listed !== null).map(keyOf))
  const toPlaces = (lists: readonly ListPlace[], doubt: ListDoubt) =>
    lists.flatMap(({ month, scheme, source }): DoubtedPlace[] => {
      const kind = toKind(source)
      return kind === null ? [] : [{ month, scheme, kind, doubt }]
    })
  return [
    ...toPlaces(unsure, 'emptyUnsure').filter((place) => !withFiles.has(keyOf(place))),
    ...toPlaces(short, 'short'),
  ]
}

const isImported = ({ known }: PlacedFile) => known?.state === 'imported'

/** @returns whether every satang of an imported file is accounted for. */
export function isProven({ known }: PlacedFile): boolean {
  return known?.state === 'imported' && !known.isDiffering && !known.hasRejected
}

/** An empty answer of the portal is asked for again by the downloader; there is nothing to import yet. */
export function isMissing(file: PlacedFile): boolean {
  return file.listed !== null && !isImported(file) && file.listed.state !== 'empty'
}

/** Only lists of REP have counts. */
export function hasUnknownCounts({ kind, listed }: PlacedFile): boolean {
  return kind === 'REP' && listed !== null && listed.total === null
}

/** @returns the files of one place as one row. */
export function toRow(
  { month, scheme, kind }: Place,
  files: readonly PlacedFile[],
  doubt: ListDoubt | null,
): CompletenessRow {
  const listed = files.filter((file) => file.listed !== null)
  const count = (keep: (file: PlacedFile) => boolean | undefined) => files.filter(keep).length
  return {
    ...{ month, scheme, kind },
    listed: listed.length > 0 ? listed.length : null,
    countsUnknown: kind === 'REP' && listed.length > 0 ? count(hasUnknownCounts) : null,
    stored: count((file) => file.listed?.state === 'stored'),
    imported: count(isImported),
    proven: count(isProven),
    differing: count((file) => isImported(file) && file.known?.isDiffering),
    refused: count((file) => file.known?.state === 'refused' || file.known?.state === 'quarantined'),
    missing: count(isMissing),
    doubt,
  }
}
