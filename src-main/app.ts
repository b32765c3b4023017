import { findBackup, listBackups } from '#main/database/backup.ts'
import { compareWithBackup } from '#main/database/compare.ts'
import { openStore } from '#main/database/open.ts'
import { restoreBackup } from '#main/database/restore.ts'
import { isClosing } from '#main/database/store-error.ts'
import { createConnections } from '#main/door/connections.ts'
import { createDoor } from '#main/door/door.ts'
import { lookInTrouble } from '#main/features/diagnostics/steps.ts'
import { type StoreKeeper, storeHandlers } from '#main/features/store/store.ipc.ts'
import { type House, openHouse } from '#main/house.ts'
import { ownFolders } from '#main/platform/folders.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { Platform } from '#main/platform/platform.ts'
import { secretsFileIn } from '#main/platform/secrets-file.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { StoreLoss, StoreState } from '#shared/contract/store.ts'
import { AppError, toAppError } from '#shared/errors/app-error.ts'

/** What works on a store in trouble may wait for it in vain. */
const stopLimitMs = 20_000

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
  /** The house of a store that was closed by its trouble, until it has let go of it. */
  let closing: Promise<unknown> = Promise.resolve()

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

  /** A store that is found to be damaged, or whose disk is away, is closed into its trouble, whatever goes on; the windows see it by themselves. */
  function onTrouble(error: AppError): void {
    trouble = error
    if (!house) return
    closing = house.stop(stopLimitMs)
    house = null
    connections.signOutPeople()
    notices.changed('store.get', 'session.get', 'attention.get')
  }

  async function openAll(accepted: StoreLoss | null): Promise<House> {
    await closing
    let met: AppError | null = null
    const onMet = (error: AppError) => {
      met = error
      onTrouble(error)
    }
    const store = await openStore({ ...platform, folder: folders.store, accepted, onTrouble: onMet })
    try {
      const opened = await openHouse(platform, store, connections, notices)
      if (met === null) return opened
      await opened.stop(stopLimitMs)
      throw met
    } catch (error) {
      await store.stop()
      throw met ?? error
    }
  }

  async function tryToOpen(accepted: StoreLoss | null): Promise<StoreState> {
    if (house) return state()
    try {
      house = await openAll(accepted)
    } catch (error) {
      trouble = toAppError(toRecord(log, 'store.openingBroke', error))
      log.error('store.notOpened', { code: trouble.code }, error)
      if (!(error instanceof AppError)) throw error
    }
    return state()
  }

  /** Two callers at once share one try. */
  function open(accepted: StoreLoss | null = null): Promise<StoreState> {
    opening ??= tryToOpen(accepted).finally(() => {
      opening = null
    })
    return opening
  }

  async function openAndStart(accepted: StoreLoss | null = null): Promise<StoreState> {
    await open(accepted)
    try {
      await house?.start()
    } catch (error) {
      // what was met has closed it: its trouble is the answer
      if (house || !isClosing(error)) throw error
    }
    return state()
  }

  const keeper: StoreKeeper = {
    state,
    retry: () => openAndStart(),
    async compare(backup) {
      await closing
      return compareWithBackup({ ...platform, folder: folders.store }, findBackup(folders.store, backup))
    },
    async restore(backup) {
      await closing
      if (house) throw new AppError('store.open')
      await restoreBackup({ ...platform, folder: folders.store }, findBackup(folders.store, backup))
      return openAndStart()
    },
    // only what was told can be accepted
    accept: (loss) => openAndStart(trouble.code === loss ? loss : null),
  }

  const door = createDoor({
    ready: async () => opening,
    handlers: () => ({ store: storeHandlers(keeper), ...house?.handlers }),
    trouble: () => trouble,
    stage: async () => (house ? house.findStage() : 'trouble'),
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
    open: () => open(),
    /** Looks at what can be looked at while the store is closed. */
    lookInTrouble: () =>
      lookInTrouble({
        trouble,
        storeFolder: folders.store,
        ownFolders: ownFolders(folders),
        browsers: platform.browsers,
        secrets: platform.secrets,
        log,
      }),
    /** Opens the store and starts what acts by itself. */
    start: keeper.retry,
    /** Looks for missed work after the computer slept. */
    wake: () => house?.wake(),
    async stop(): Promise<void> {
      await opening
      await house?.stop()
      house = null
      await closing
    },
  }
}

export type App = ReturnType<typeof createApp>
