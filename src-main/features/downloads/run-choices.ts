import type { Store } from '#main/database/store.ts'
import { selectFailedPlaces, selectKnownPlaces } from '#main/features/downloads/download-lists.sql.ts'
import type { RunStart } from '#main/features/downloads/download-runs.sql.ts'
import { findMissing } from '#main/features/downloads/missing-places.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { DownloadRun, MissingPlace } from '#shared/contract/downloads.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { type ListPlace, toListPlaces } from '#shared/model/source.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly start: (start: Omit<RunStart, 'at'>, places: readonly ListPlace[]) => Promise<DownloadRun>
}
type RunInput = ParsedInput<'downloads.run'>
/** A schedule neither tries out nor compares. */
type Unusual = 'sources' | 'isDryRun' | 'isFetchingAgain'
type PlainRun = Omit<RunInput, Unusual> & Partial<Pick<RunInput, Unusual>>

const unique = <T>(values: readonly T[]) => [...new Set(values)]

/** The ways to say which lists a run reads. `startedBy` is a user name, or null for a machine. */
export function createRunChoices({ store, clock, start }: Needs) {
  async function runPlaces(
    places: readonly ListPlace[],
    isImporting: boolean,
    startedBy: string | null,
  ): Promise<DownloadRun | null> {
    if (places.length === 0) return null
    const sources = unique(places.map(({ source }) => source))
    const months = unique(places.map(({ month }) => month))
    const schemes = unique(places.flatMap(({ scheme }) => (scheme === 'all' ? [] : [scheme])))
    const plain = { reason: 'manual', isDryRun: false, isFetchingAgain: false } as const
    return start({ ...plain, isImporting, startedBy, sources, months, schemes }, places)
  }

  const missing = async (wanted: ParsedInput<'downloads.missing'>): Promise<MissingPlace[]> =>
    findMissing(await store.read((db) => selectKnownPlaces(db, wanted.since)), wanted, clock.now())

  return {
    /**
     * Signs in, reads the lists and fetches every file that is not yet stored; imports them when asked.
     * A run that ends badly is answered with state `failed`.
     * @throws AppError `portal.busy`
     */
    run(input: PlainRun, startedBy: string | null = null): Promise<DownloadRun> {
      const { months, schemes, sources = ['rep'], isDryRun = false, isFetchingAgain = false } = input
      const places = toListPlaces({ sources, schemes, months })
      return start({ ...input, isDryRun, isFetchingAgain, startedBy, sources }, places)
    },

    /** Lists to read again. */
    missing,

    /** @returns null when nothing is missing */
    runMissing: async (input: ParsedInput<'downloads.runMissing'>, startedBy: string | null) =>
      runPlaces(await missing(input), input.isImporting, startedBy),

    /** @returns null when no file failed */
    async retryFailed(startedBy: string | null): Promise<DownloadRun | null> {
      const now = clock.now().toISOString()
      return runPlaces(await store.read((db) => selectFailedPlaces(db, now)), true, startedBy)
    },
  }
}
