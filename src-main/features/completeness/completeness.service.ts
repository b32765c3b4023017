import type { Store } from '#main/database/store.ts'
import {
  type ListPlace,
  selectKnown,
  selectListed,
  selectShort,
  selectTransferMonths,
} from '#main/features/completeness/completeness.sql.ts'
import {
  hasUnknownCounts,
  isMissing,
  isProven,
  keyOf,
  listDoubts,
  type Place,
  type PlacedFile,
  placeFiles,
  toRow,
} from '#main/features/completeness/places.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { CompletenessRow } from '#shared/contract/completeness.ts'
import type { Output } from '#shared/contract/index.ts'
import { fiscalYearOf, type Month, monthOf, toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  /** Lists that were read as empty when they were last looked at, though nothing proves it. */
  readonly unsureLists: () => Promise<readonly ListPlace[]>
}
type CompletenessFile = Output<'completeness.files'>['files'][number]

const mostWanting: readonly CompletenessFile['state'][] = [
  'missing',
  'stored',
  'quarantined',
  'refused',
  'undone',
  'imported',
]

function groupByPlace(files: readonly PlacedFile[]): Map<string, PlacedFile[]> {
  const groups = new Map<string, PlacedFile[]>()
  for (const file of files) {
    const group = groups.get(keyOf(file))
    if (group) group.push(file)
    else groups.set(keyOf(file), [file])
  }
  return groups
}

/** Newest month first, then kind in the order money moves, then scheme. */
function inOrder(left: CompletenessRow, right: CompletenessRow): number {
  return (
    right.month.localeCompare(left.month) ||
    left.kind.localeCompare(right.kind) ||
    left.scheme.localeCompare(right.scheme)
  )
}

function stateOf({ listed, known }: PlacedFile): CompletenessFile['state'] {
  if (known) return known.state
  return listed?.state === 'stored' ? 'stored' : 'missing'
}

/** Says which documents of a month are there and which are not. Reads many tables and writes none. */
export function createCompleteness({ store, clock, unsureLists }: Needs) {
  async function listPlaced(): Promise<PlacedFile[]> {
    const [listed, known, transfers] = await Promise.all([
      store.read(selectListed),
      store.read(selectKnown),
      store.read(selectTransferMonths),
    ])
    const months = new Map<number, Month[]>()
    for (const { id, month } of transfers) months.set(id, [...(months.get(id) ?? []), month])
    return placeFiles(listed, known, months)
  }

  /** The last one of a place is the one to tell. */
  async function listDoubted(placed: readonly PlacedFile[]) {
    return listDoubts(await store.read(selectShort), await unsureLists(), placed)
  }

  return {
    /** One row a month, scheme and kind that has a file, should have one, or may have one. */
    async get(fiscalYear: number | undefined): Promise<Output<'completeness.get'>> {
      const placed = await listPlaced()
      const doubted = await listDoubted(placed)
      const yearOf = ({ month }: Place) => fiscalYearOf(`${month}-01`)
      // a list without files opens no year by itself
      const newest = Math.max(...placed.map(yearOf))
      const today = fiscalYearOf(toBangkokTime(clock.now()))
      const year = fiscalYear ?? (Number.isFinite(newest) ? newest : today)
      const files = groupByPlace(placed)
      const doubts = new Map(doubted.map((place) => [keyOf(place), place.doubt]))
      const all: readonly Place[] = [...placed, ...doubted]
      const places = new Map(all.map((place) => [keyOf(place), place]))
      const rows = [...places]
        .filter(([, place]) => yearOf(place) === year)
        .map(([key, place]) => toRow(place, files.get(key) ?? [], doubts.get(key) ?? null))
      return {
        fiscalYear: year,
        fiscalYears: [...new Set([...all.map(yearOf), year])].sort((left, right) => right - left),
        rows: rows.sort(inOrder),
      }
    },

    /** How many files a portal listed for months that are over were never imported, and of which months, newest first. */
    async findMissing(): Promise<{ files: number; months: Month[] }> {
      const current = monthOf(toBangkokTime(clock.now()))
      const missing = (await listPlaced()).filter((file) => file.month < current && isMissing(file))
      return {
        files: missing.length,
        months: [...new Set(missing.map(({ month }) => month))].toSorted().toReversed(),
      }
    },

    /** The files of one place, what is missing first. */
    async files(place: Place): Promise<Output<'completeness.files'>> {
      const placed = await listPlaced()
      const isHere = (one: Place) => keyOf(one) === keyOf(place)
      const files = placed.filter(isHere).map((file) => ({
        name: file.listed?.name ?? file.known?.name ?? '',
        state: stateOf(file),
        isListed: file.listed !== null,
        isProven: isProven(file),
        hasUnknownCounts: hasUnknownCounts(file),
        importId: file.known?.id ?? null,
      }))
      const rank = ({ state }: CompletenessFile) => mostWanting.indexOf(state)
      return {
        files: files.sort((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name)),
        doubt: (await listDoubted(placed)).findLast(isHere)?.doubt ?? null,
      }
    },
  }
}

export type Completeness = ReturnType<typeof createCompleteness>
