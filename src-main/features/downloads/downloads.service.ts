import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import {
  type ListPlace,
  selectFailedPlaces,
  selectKnownPlaces,
  selectLists,
} from '#main/features/downloads/download-lists.sql.ts'
import { findCutOff, selectRuns, updateInterrupted } from '#main/features/downloads/download-runs.sql.ts'
import { type FileFilter, resetFetching, selectFiles } from '#main/features/downloads/downloads.sql.ts'
import { findMissing } from '#main/features/downloads/missing-places.ts'
import { createRunDesk, type RunNeeds } from '#main/features/downloads/run-desk.ts'
import { createTeller } from '#main/features/downloads/run-report.ts'
import { deleteParts } from '#main/features/downloads/stored-files.ts'
import { DownloadOptions, type DownloadRun } from '#shared/contract/downloads.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'

type RunInput = ParsedInput<'downloads.run'>
/** A schedule neither tries out nor compares. */
type PlainRun = Omit<RunInput, 'isDryRun' | 'isFetchingAgain'> &
  Partial<Pick<RunInput, 'isDryRun' | 'isFetchingAgain'>>
type MissingInput = ParsedInput<'downloads.missing'>

const optionsName = 'downloads.options'
const usualOptions: DownloadOptions = { workers: 1 }
/** A run that ends its process again and again must not go on for ever. */
const mostResumes = 3

const unique = <T>(values: readonly T[]) => [...new Set(values)]

/** Fetches what the portal lists. Owns the tables `download_…`; nobody else writes them. */
export function createDownloads(needs: RunNeeds) {
  const { store, browsers, clock, log } = needs
  const getOptions = async () =>
    (await store.read((db) => selectSetting(db, optionsName, DownloadOptions))) ?? usualOptions
  const desk = createRunDesk({
    ...needs,
    tell: createTeller(needs),
    workers: async () => (await getOptions()).workers,
  })

  /** @returns null when there is nothing to do */
  async function runPlaces(
    places: readonly ListPlace[],
    isImporting: boolean,
    startedBy: string | null,
  ): Promise<DownloadRun | null> {
    if (places.length === 0) return null
    const [sources, months, schemes] = [
      unique(places.map(({ source }) => source)),
      unique(places.map(({ month }) => month)),
      unique(places.map(({ scheme }) => scheme)),
    ]
    const plain = { isImporting, isDryRun: false, isFetchingAgain: false }
    return desk.start({ reason: 'manual', startedBy, sources, months, schemes, ...plain }, places)
  }

  const missing = async ({ since, schemes }: MissingInput) =>
    findMissing(await store.read((db) => selectKnownPlaces(db, since)), { since, schemes }, clock.now())

  return {
    /**
     * Signs in, reads the lists and fetches every file that is not yet stored; imports them when asked.
     * A run that ends badly is answered with state `failed`.
     * @param startedBy user name; null for a machine
     * @throws AppError `portal.busy`
     */
    run(input: PlainRun, startedBy: string | null = null): Promise<DownloadRun> {
      const { months, schemes, isDryRun = false, isFetchingAgain = false } = input
      const places = months.flatMap((month) =>
        schemes.map((scheme): ListPlace => ({ source: 'rep', scheme, month })),
      )
      return desk.start({ ...input, isDryRun, isFetchingAgain, startedBy, sources: ['rep'] }, places)
    },

    retryFailed: async (startedBy: string | null) =>
      runPlaces(await store.read(selectFailedPlaces), true, startedBy),

    missing,

    runMissing: async (input: ParsedInput<'downloads.runMissing'>, startedBy: string | null) =>
      runPlaces(await missing(input), input.isImporting, startedBy),

    resume: desk.resume,
    pause: () => desk.end('paused'),
    /** Ends the run or sign-in that goes on. */
    cancel: () => desk.end('cancelled'),

    /**
     * Lets a person sign in, and keeps her session for the next runs.
     * @throws AppError of `portal.…`, `browser.…`, or `cancelled` when she closed the window
     */
    signIn: desk.signIn,

    /** @returns where the running run is, or null */
    active: desk.active,

    /** Runs, newest first. */
    listRuns: (limit: number) => store.read((db) => selectRuns(db, limit)),

    async getRun(id: number): Promise<Output<'downloads.getRun'>> {
      return { run: await desk.getRun(id), lists: await store.read((db) => selectLists(db, id)) }
    },

    /** Files the portal listed, newest first. */
    listFiles: (filter: FileFilter) => store.read((db) => selectFiles(db, filter)),

    options: getOptions,
    saveOptions: (options: DownloadOptions) => store.write((trx) => upsertSetting(trx, optionsName, options)),

    /** Cleans up after a process that was killed; to be called once, before the first run. */
    async recover(): Promise<void> {
      const at = clock.now().toISOString()
      const [files, runs] = await store.write(async (trx) => [
        await resetFetching(trx),
        await updateInterrupted(trx, at),
      ])
      const parts = await deleteParts(await needs.downloadFolder())
      await browsers.cleanUp()
      if (files + runs + parts > 0) log.warn('downloads.recovered', { files, runs, parts })
    },

    /** Goes on with the run that the last process was cut off in, if any; returns when it has ended. */
    async resumeCutOff(): Promise<DownloadRun | null> {
      const id = await store.read((db) => findCutOff(db, mostResumes))
      return id === null ? null : desk.resume(id)
    },

    /** Ends whatever goes on; a run is taken up again by `resumeCutOff`. */
    stop: () => desk.end('interrupted'),
  }
}

export type Downloads = ReturnType<typeof createDownloads>
