import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import { selectLists } from '#main/features/downloads/download-lists.sql.ts'
import { findCutOff, selectRuns, updateInterrupted } from '#main/features/downloads/download-runs.sql.ts'
import { type FileFilter, resetFetching, selectFiles } from '#main/features/downloads/downloads.sql.ts'
import { createRunChoices } from '#main/features/downloads/run-choices.ts'
import { createRunDesk, type RunNeeds, waitReally } from '#main/features/downloads/run-desk.ts'
import { createTeller } from '#main/features/downloads/run-report.ts'
import { createSessionKeeper } from '#main/features/downloads/session-keeper.ts'
import { hasSession, type PortalLogin } from '#main/features/downloads/sign-in.ts'
import { deleteParts } from '#main/features/downloads/stored-files.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { DownloadOptions, type DownloadRun } from '#shared/contract/downloads.ts'
import type { Input, Output } from '#shared/contract/index.ts'
import { needsSignIn } from '#shared/errors/sign-in-codes.ts'

const optionsName = 'downloads.options'
const usualOptions: DownloadOptions = { workers: 1, isKeepingSession: true, knownMonth: null }
/** A run that ends its process again and again must not go on for ever. */
const mostResumes = 3

type Needs = RunNeeds & {
  /** Whether a run will begin by itself, so that a session is worth keeping. */
  readonly isRunPlanned: () => Promise<boolean>
}

function createOptions(store: Store) {
  const options = async (): Promise<DownloadOptions> =>
    (await store.read((db) => selectSetting(db, optionsName, DownloadOptions))) ?? usualOptions
  return {
    verbs: {
      options,
      saveOptions: (changed: Input<'downloads.saveOptions'>) =>
        store.write((trx) => upsertSetting(trx, optionsName, changed)),
    },
    isWanted: async () => (await options()).isKeepingSession,
  }
}

/** @returns the newest run when only a sign-in kept it from going on; else null */
async function findSignedOut(store: Store): Promise<number | null> {
  const [newest] = await store.read((db) => selectRuns(db, 1))
  return newest?.state === 'failed' && newest.error && needsSignIn(newest.error.code) ? newest.id : null
}

/** @returns whether one of the accounts gets in without a person; without any account there is nothing to ask for */
async function canEnter(logins: readonly PortalLogin[], secrets: Secrets): Promise<boolean> {
  const ways = logins.map(async (login) => login.signIn === 'stored' || hasSession(secrets, login))
  return logins.length === 0 || (await Promise.all(ways)).includes(true)
}

/** Fetches what the portal lists. Owns the tables `download_…`; nobody else writes them. */
export function createDownloads(needs: Needs) {
  const { store, browsers, secrets, clock, log, notices, wait = waitReally } = needs
  const { verbs, isWanted } = createOptions(store)
  const desk = createRunDesk({ ...needs, tell: createTeller(needs), options: verbs.options })
  const keeper = createSessionKeeper({ ...needs, wait, isWanted, show: desk.showSessions })

  return {
    ...createRunChoices({ store, clock, start: desk.start }),
    ...verbs,

    /** Goes on with a run for a person, who can be asked to sign in. @throws AppError `portal.busy`, `input.invalid` */
    resume: (id: number) => desk.resume(id, true),
    whileIdle: desk.whileIdle,
    look: desk.look,
    pause: () => desk.end('paused'),
    /** Ends the run or sign-in that goes on. */
    cancel: () => desk.end('cancelled'),

    /**
     * Lets a person sign in, and keeps her session for the next runs; a run that failed for want of it goes on next.
     * @throws AppError of `portal.…`, `browser.…`, or `cancelled` when she closed the window
     */
    async signIn(): Promise<void> {
      const signedOut = await findSignedOut(store)
      await desk.signIn()
      notices.changed('attention.get', 'dashboard.get')
      if (signedOut === null) return
      desk.resumeNext(signedOut).catch((error: unknown) => log.error('downloads.notResumed', {}, error))
    },

    /** @returns whether no account can sign in before a person does */
    isSignInNeeded: async () => !(await canEnter(await needs.logins(), secrets)),

    /** @returns where the running run is, or null */
    active: desk.active,

    /** Runs, newest first. */
    listRuns: (limit: number) => store.read((db) => selectRuns(db, limit)),

    async getRun(id: number): Promise<Output<'downloads.getRun'>> {
      return { run: await desk.getRun(id), lists: await store.read((db) => selectLists(db, id)) }
    },

    /** Files the portal listed, newest first. */
    listFiles: (filter: FileFilter) => store.read((db) => selectFiles(db, filter, desk.inFlight())),

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
      return id === null ? null : desk.resume(id, false)
    },

    /** Keeps the sessions of persons alive between runs, from now on. */
    start: keeper.start,

    /** Ends whatever goes on; a run is taken up again by `resumeCutOff`. */
    async stop(): Promise<void> {
      await Promise.all([keeper.stop(), desk.end('interrupted')])
    },
  }
}

export type Downloads = ReturnType<typeof createDownloads>
