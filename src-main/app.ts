import { findBackup, listBackups } from '#main/database/backup.ts'
import { openStore } from '#main/database/open.ts'
import { restoreBackup } from '#main/database/restore.ts'
import { createConnections } from '#main/door/connections.ts'
import { createDoor } from '#main/door/door.ts'
import { type StoreKeeper, storeHandlers } from '#main/features/store/store.ipc.ts'
import { type House, openHouse } from '#main/house.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { Platform } from '#main/platform/platform.ts'
import { secretsFileIn } from '#main/platform/secrets-file.ts'
import type { StoreState } from '#shared/contract/store.ts'
import { AppError } from '#shared/errors/app-error.ts'

/**
 * Satang without a window: the composition root with its door.
 * A store that cannot be opened is a state of its own with a way out, never an empty store.
 */
export function createApp(platform: Platform) {
  const connections = createConnections()
  const notices = createNotices()
  const { folders, log } = platform
  let house: House | null = null
  let trouble = new AppError('internal', { reference: 'not opened' })
  let opening: Promise<StoreState> | null = null

  async function state(): Promise<StoreState> {
    if (house) return { state: 'open', folder: folders.store }
    const { code, details } = trouble
    return {
      state: 'trouble',
      folder: folders.store,
      error: { code, details },
      backups: await listBackups(folders.store),
      keyFile: secretsFileIn(folders.secrets),
    }
  }

  async function tryToOpen(): Promise<StoreState> {
    if (house) return state()
    try {
      house = await openHouse(
        platform,
        await openStore({ ...platform, folder: folders.store }),
        connections,
        notices,
      )
    } catch (error) {
      log.error('store.notOpened', {}, error)
      if (!(error instanceof AppError)) throw error
      trouble = error
    }
    return state()
  }

  /** Two callers at once share one try. */
  function open(): Promise<StoreState> {
    opening ??= tryToOpen().finally(() => {
      opening = null
    })
    return opening
  }

  const keeper: StoreKeeper = {
    state,
    async retry() {
      const opened = await open()
      await house?.start()
      return opened
    },
    async restore(backup) {
      if (!house)
        await restoreBackup({ ...platform, folder: folders.store }, findBackup(folders.store, backup))
      return keeper.retry()
    },
  }

  const door = createDoor({
    ready: async () => opening,
    handlers: () => ({ store: storeHandlers(keeper), ...house?.handlers }),
    trouble: () => trouble,
    connections,
    notices,
    clock: platform.clock,
    log,
  })

  return {
    door,
    connections,
    listen: notices.listen,
    /** Opens the store without starting anything that acts by itself. */
    open,
    /** Opens the store and starts what acts by itself. */
    start: keeper.retry,
    /** Looks for missed work after the computer slept. */
    wake: () => house?.wake(),
    async stop(): Promise<void> {
      await opening
      await house?.stop()
      house = null
    },
  }
}

export type App = ReturnType<typeof createApp>
