import type { Store } from '#main/database/store.ts'
import {
  selectKnown,
  selectListed,
  selectTransferMonths,
} from '#main/features/completeness/completeness.sql.ts'
import {
  isProven,
  type Place,
  type PlacedFile,
  placeFiles,
  toRow,
} from '#main/features/completeness/places.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { CompletenessRow } from '#shared/contract/completeness.ts'
import type { Output } from '#shared/contract/index.ts'
import {
  fiscalYearOf,
  type Month,
  monthOf,
  monthsOfFiscalYear,
  toBangkokTime,
} from '#shared/model/thai-date.ts'

type Needs = { store: Store; clock: Clock }
type CompletenessFile = Output<'completeness.files'>['files'][number]

const mostWanting: readonly CompletenessFile['state'][] = [
  'missing',
  'stored',
  'quarantined',
  'refused',
  'undone',
  'imported',
]

const keyOf = ({ month, scheme, kind }: Place) => `${month} ${scheme} ${kind}`

function groupByPlace(files: readonly PlacedFile[]): Map<string, [PlacedFile, ...PlacedFile[]]> {
  const groups = new Map<string, [PlacedFile, ...PlacedFile[]]>()
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
export function createCompleteness({ store, clock }: Needs) {
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

  return {
    /** One row a month, scheme and kind that has a file or should have one. */
    async get(fiscalYear: number | undefined): Promise<Output<'completeness.get'>> {
      const placed = await listPlaced()
      const today = toBangkokTime(clock.now())
      const years = new Set(placed.map(({ month }) => fiscalYearOf(`${month}-01`)))
      const newest = Math.max(...years)
      const year = fiscalYear ?? (Number.isFinite(newest) ? newest : fiscalYearOf(today))
      const months = new Set(monthsOfFiscalYear(year))
      const groups = [...groupByPlace(placed.filter(({ month }) => months.has(month))).values()]
      const rows = groups.map((files) => {
        const [{ month, scheme, kind }] = files
        return toRow({ month, scheme, kind }, files)
      })
      return {
        fiscalYear: year,
        fiscalYears: [...years.add(year)].sort((left, right) => right - left),
        rows: rows.sort(inOrder),
      }
    },

    /** How many files a portal listed for months that are over were never imported, and of which months, newest first. */
    async findMissing(): Promise<{ files: number; months: Month[] }> {
      const current = monthOf(toBangkokTime(clock.now()))
      const groups = groupByPlace((await listPlaced()).filter(({ month }) => month < current))
      const rows = [...groups.values()].map((files) => toRow(files[0], files))
      const wanting = rows.filter(({ missing }) => missing > 0)
      return {
        files: wanting.reduce((sum, { missing }) => sum + missing, 0),
        months: [...new Set(wanting.map(({ month }) => month))].toSorted().toReversed(),
      }
    },

    /** The files of one place, what is missing first. */
    async files(place: Place): Promise<Output<'completeness.files'>> {
      const placed = (await listPlaced()).filter((file) => keyOf(file) === keyOf(place))
      const files = placed.map((file) => ({
        name: file.listed?.name ?? file.known?.name ?? '',
        state: stateOf(file),
        isListed: file.listed !== null,
        isProven: isProven(file),
        importId: file.known?.id ?? null,
      }))
      const rank = ({ state }: CompletenessFile) => mostWanting.indexOf(state)
      return {
        files: files.sort((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name)),
      }
    },
  }
}

export type Completeness = ReturnType<typeof createCompleteness>
