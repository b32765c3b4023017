import { rm } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import type { FarFolders } from '#main/features/downloads/far-folders.ts'
import {
  checkPresent,
  findRoom,
  isSameFolder,
  makeChosenFolder,
  markFolder,
  markOf,
  readChosenFolder,
} from '#main/features/downloads/folder-check.ts'
import {
  type CopyFile,
  isOneDisk,
  listDownloaded,
  moveFile,
  removeEmptyFolders,
  sumBytes,
} from '#main/features/downloads/move-files.ts'
import { selectStoredAs } from '#main/features/downloads/stored-as.sql.ts'
import { checkFolder } from '#main/features/downloads/stored-files.ts'
import { findFreeBytes } from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { DownloadFolder } from '#shared/contract/download-folder.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'

/** A folder a person chose, or null for the usual one. */
const Chosen = z.string().nullable()
const Saved = z.object({ path: Chosen, move: z.object({ from: Chosen }).nullable() })
type Saved = z.infer<typeof Saved>

type Needs = {
  readonly store: Store
  readonly log: Log
  readonly notices: Notices
  /** Where files lie as long as nobody chose another place. */
  readonly usualFolder: string
  /** Folders of Satang itself, where no downloads may lie. */
  readonly ours: readonly string[]
  readonly far: FarFolders
  /** Keeps every run out meanwhile. @throws AppError `portal.busy` */
  readonly whileIdle: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>
  readonly freeBytes?: (folder: string) => Promise<number>
  readonly copyFile?: CopyFile
}

const settingName = 'downloads.folder'
const usual: Saved = { path: null, move: null }
const leastFreeBytes = 200 * 1024 * 1024
const tellEveryFiles = 20

/** What the store knows of the files in a folder. */
const listStored = async (store: Store, folder: string) =>
  listDownloaded(folder, await store.read((db) => selectStoredAs(db, null)))

/**
 * Keeps where downloaded files lie, and moves them when that changes. Which folder is in use is written down before
 * the first file moves, so a move that is cut off goes on at the next start. Owns the setting `downloads.folder`.
 */
export function createDownloadFolder(needs: Needs) {
  const { store, log, notices, usualFolder, ours, whileIdle, freeBytes = findFreeBytes } = needs
  let progress: { filesDone: number; filesTotal: number } | null = null
  let moveError: ErrorRecord | null = null

  const find = async () => (await store.read((db) => selectSetting(db, settingName, Saved))) ?? usual
  const save = (saved: Saved) => store.write((trx) => upsertSetting(trx, settingName, saved))
  const placeOf = (chosen: string | null) => chosen ?? usualFolder
  const tell = () => notices.changed('downloads.folder')

  async function checkUsable(chosen: string | null): Promise<void> {
    if (chosen !== null) await checkPresent(chosen)
  }

  async function get(): Promise<DownloadFolder> {
    const { path: chosen, move } = await find()
    const room = checkUsable(chosen).then(() => findRoom(placeOf(chosen), freeBytes))
    const [free, trouble] = await room.then(
      (bytes) => [bytes, null] as const,
      (error: unknown) => [null, toRecord(log, 'downloads.folderNotSeen', error)] as const,
    )
    return {
      path: placeOf(chosen),
      isDefault: chosen === null,
      freeBytes: free,
      trouble,
      ...(await needs.far.lookAll(placeOf(chosen))),
      move: move && { from: placeOf(move.from), progress, error: moveError },
    }
  }

  async function moveAll({ path: chosen, move }: Saved, signal: AbortSignal): Promise<void> {
    if (move === null) return
    const [from, to] = [placeOf(move.from), placeOf(chosen)]
    await checkUsable(move.from)
    await checkUsable(chosen)
    const places = await listStored(store, from)
    for (const [index, place] of places.entries()) {
      signal.throwIfAborted()
      progress = { filesDone: index, filesTotal: places.length }
      if (index % tellEveryFiles === 0) tell()
      await moveFile(path.join(from, place), path.join(to, place), needs.copyFile)
    }
    await removeEmptyFolders(from)
    await save({ path: chosen, move: null })
    if (move.from !== null) await rm(markOf(from), { force: true })
    log.info('downloads.folderMoved', { files: places.length })
  }

  /** What ends a move too early is kept for whoever looks. @returns whether nothing is left to move */
  async function goOnMoving(signal: AbortSignal): Promise<boolean> {
    moveError = null
    try {
      await moveAll(await find(), signal)
      return true
    } catch (error) {
      const record = toRecord(log, 'downloads.folderMoveBroke', error)
      log.warn('downloads.folderNotMoved', { code: record.code })
      moveError = record
      return false
    } finally {
      progress = null
      tell()
    }
  }

  async function leave(): Promise<void> {
    const { path: chosen } = await find()
    moveError = null
    await save({ path: chosen, move: null })
  }

  /** What moves to another disk has to fit there. A folder before that is gone is told by the move. */
  async function checkRoom(before: string | null, folder: string): Promise<void> {
    const from = placeOf(before)
    const isHere = await checkUsable(before).then(
      () => true,
      () => false,
    )
    const isMovingBytes = isHere && !(await isOneDisk(from, folder))
    const needed = isMovingBytes ? await sumBytes(from, await listStored(store, from)) : 0
    if ((await findRoom(folder, freeBytes)) < leastFreeBytes + needed)
      throw new AppError('download.diskFull', { folder })
  }

  async function readChosen(chosen: string | null): Promise<string | null> {
    if (chosen === null || path.resolve(chosen) === usualFolder) return null
    return readChosenFolder(chosen, ours)
  }

  async function prepare(chosen: string | null, before: string | null): Promise<void> {
    const folder = placeOf(chosen)
    if (chosen !== null) await makeChosenFolder(folder)
    await checkFolder(folder, leastFreeBytes, freeBytes)
    await checkRoom(before, folder)
    if (chosen !== null) await markFolder(folder)
  }

  async function change(to: string | null, signal: AbortSignal): Promise<void> {
    const saved = await find()
    const next = await readChosen(to)
    // the same folder chosen again gets back a mark it lost
    if (next === saved.path) return prepare(next, next)
    // the way back is open, a third place is not
    if (saved.move && saved.move.from !== next)
      throw new AppError('download.moveUnfinished', { folder: placeOf(saved.move.from) })
    await prepare(next, saved.path)
    // moved onto themselves, the files would be gone
    if (await isSameFolder(placeOf(next), placeOf(saved.path))) return save({ path: next, move: null })
    await save({ path: next, move: { from: saved.path } })
    await goOnMoving(signal)
  }

  return {
    /** @returns where files lie, what room there is, and whether a move is unfinished */
    get,

    /**
     * @returns the folder to use now
     * @throws AppError `folder.missing`, `folder.denied`, `download.moveUnfinished`
     */
    async use(): Promise<string> {
      const { path: chosen, move } = await find()
      if (move) throw new AppError('download.moveUnfinished', { folder: placeOf(move.from) })
      await checkUsable(chosen)
      return placeOf(chosen)
    },

    /**
     * Keeps files in another folder from now on, null for the usual one, and moves those there are.
     * @throws AppError `portal.busy`, `folder.…`, `download.diskFull`, `download.moveUnfinished`; nothing is changed then
     */
    change: (chosen: string | null): Promise<DownloadFolder> =>
      whileIdle((signal) => change(chosen, signal)).then(get),

    /** Goes on with a move that did not end. @throws AppError `portal.busy` */
    moveFiles: (): Promise<DownloadFolder> => whileIdle(goOnMoving).then(get),

    /** Leaves what was not moved where it lies. @throws AppError `portal.busy` */
    leaveFiles: (): Promise<DownloadFolder> => whileIdle(leave).then(get),

    /** Takes up the move the last process was cut off in. @returns once runs are kept out; `ended` tells whether nothing is left */
    async recover(): Promise<{ readonly ended: Promise<boolean> }> {
      const { move } = await find()
      return { ended: move ? whileIdle(goOnMoving) : Promise.resolve(true) }
    },
  }
}

export type DownloadFolderDesk = ReturnType<typeof createDownloadFolder>
