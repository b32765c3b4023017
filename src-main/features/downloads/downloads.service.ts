import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import { selectLists } from '#main/features/downloads/download-lists.sql.ts'
import { findCutOff, selectRuns, updateInterrupted } from '#main/features/downloads/download-runs.sql.ts'
import { type FileFilter, resetFetching, selectFiles } from '#main/features/downloads/downloads.sql.ts'
import { createRunChoices } from '#main/features/downloads/run-choices.ts'
import { createRunDesk, type RunNeeds } from '#main/features/downloads/run-desk.ts'
import { createTeller } from '#main/features/downloads/run-report.ts'
import { deleteParts } from '#main/features/downloads/stored-files.ts'
import { DownloadOptions, type DownloadRun } from '#shared/contract/downloads.ts'
import type { Output } from '#shared/contract/index.ts'

const optionsName = 'downloads.options'
const usualOptions: DownloadOptions = { workers: 1 }
/** A run that ends its process again and again must not go on for ever. */
const mostResumes = 3

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

  return {
    ...createRunChoices({ store, clock, start: desk.start }),

    resume: desk.resume,
    whileIdle: desk.whileIdle,
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
    listFiles: (filter: FileFilter) => store.read((db) => selectFiles(db, filter, desk.inFlight())),

    options: getOptions,
    saveOptions: (options: DownloadOptions) => store.write((trx) => upsertSetting(trx, optionsName, options)),

    /** Cleans up after a process that was killed; to be called once, before the first run. */
    async recover(): Promise<void> {
      const at = clock.now().toISOString()
      const [files, runs] = await store.write(async (trx) => [
        await resetFetching(trx),
        await updateInterrupted(trx, at),
      ])
      // a folder that cannot be used now, as on a drive that is not there, does not keep Satang from starting
      const parts = await needs.downloadFolder().then(deleteParts, () => 0)
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
