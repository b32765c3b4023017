import * as z from 'zod'
import { listBackups, removeBackup } from '#main/database/backup.ts'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store, TakenBackup } from '#main/database/store.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import { createTurns } from '#main/platform/turns.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { BackupState } from '#shared/contract/dashboard.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { Instant } from '#shared/model/ids.ts'
import { toBangkokTime } from '#shared/model/thai-date.ts'

type Needs = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly notices: Notices
  readonly folders: { readonly store: string }
}

const Kept = z.object({
  last: z.object({ at: Instant, name: z.string(), bytes: z.int() }).nullable(),
  failure: z.object({ at: Instant, error: ErrorRecord }).nullable(),
})
type Kept = z.infer<typeof Kept>

const none: Kept = { last: null, failure: null }
const nightlyPattern = /^nightly-\d{4}-\d{2}-\d{2}$/
const keptNights = 7
const dayMs = 86_400_000

/**
 * @returns which backups of nights are too many beside the one just taken: those of days that have not come yet, which
 * a wrong clock named, and then the oldest
 */
export function tooManyNights(names: readonly string[], taken: string): string[] {
  const others = names.filter((name) => nightlyPattern.test(name) && name !== taken).toSorted()
  const past = others.filter((name) => name < taken)
  const future = others.filter((name) => name > taken)
  return [...future.toReversed(), ...past].slice(0, Math.max(0, others.length + 1 - keptNights))
}

/** Takes verified backups and remembers the last one. Owns the setting `backups`. */
export function createBackups({ store, clock, log, notices, folders }: Needs) {
  const turns = createTurns()

  const find = async () => (await store.read((db) => selectSetting(db, 'backups', Kept))) ?? none

  async function note(change: Partial<Kept>): Promise<void> {
    await store.write(async (trx) => {
      const kept = (await selectSetting(trx, 'backups', Kept)) ?? none
      await upsertSetting(trx, 'backups', { ...kept, ...change })
    })
    notices.changed('dashboard.get')
  }

  async function takeNow(name: string): Promise<TakenBackup> {
    const at = clock.now().toISOString()
    try {
      const taken = await store.backUp(name)
      await note({ last: { at, name, bytes: taken.bytes }, failure: null })
      log.info('backup.taken', { name, bytes: taken.bytes })
      return taken
    } catch (error) {
      const failure = toRecord(log, 'backup.broke', error)
      log.error('backup.failed', { name, code: failure.code }, error)
      await note({ failure: { at, error: failure } }).catch((unkept: unknown) =>
        log.error('backup.failureNotKept', {}, unkept),
      )
      throw error
    }
  }

  async function removeOldNights(taken: string): Promise<void> {
    const names = (await listBackups(folders.store)).map(({ name }) => name)
    for (const name of tooManyNights(names, taken)) await removeBackup(folders.store, name)
  }

  return {
    /**
     * Takes a backup; one that was asked for meanwhile waits.
     * @param name that of the moment when it has none
     * @throws AppError `store.backupNoRoom`, `store.diskFull`, `store.denied`, `store.corrupt`
     */
    take: (name = `by-hand-${clock.now().toISOString().replaceAll(/[:.]/g, '-')}`) =>
      turns.take(() => takeNow(name)),

    /** Takes the backup of this night in place of one of the same day, and lets the oldest go. Never fails: it is told. */
    async takeNightly(): Promise<void> {
      const name = `nightly-${toBangkokTime(clock.now()).slice(0, 10)}`
      // what went wrong is in the log, and the dashboard tells it
      const isTaken = await turns
        .take(() => takeNow(name))
        .then(
          () => true,
          () => false,
        )
      if (!isTaken) return
      await removeOldNights(name).catch((error: unknown) => log.error('backup.oldNotRemoved', {}, error))
    },

    /** Waits for the one that is being taken. */
    stop: () => turns.take(() => Promise.resolve()),

    /** @returns the last verified backup whose file is still there; one from a clock far ahead counts as none */
    async get(): Promise<BackupState> {
      const { last, failure } = await find()
      const ageMs = last === null ? 0 : clock.now().getTime() - Date.parse(last.at)
      const isThere = (await listBackups(folders.store)).some(
        ({ name, bytes }) => name === last?.name && bytes === last.bytes,
      )
      if (last === null || !isThere || ageMs < -dayMs) return { last: null, failure }
      const ageDays = Math.max(0, Math.floor(ageMs / dayMs))
      return { last: { at: last.at, bytes: last.bytes, ageDays }, failure }
    },
  }
}

export type Backups = ReturnType<typeof createBackups>
