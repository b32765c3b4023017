import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isCandidate, isPlausibleName, mayBeArchive, startBytes } from '#main/features/queue/candidate.ts'
import type { Staging } from '#main/features/queue/staging.ts'
import {
  type Archive,
  type ArchiveLimits,
  type ArchiveMember,
  defaultArchiveLimits,
  openArchive,
} from '#main/platform/archive.ts'
import { defaultTreeLimits, listTree, type TreeLimits } from '#main/platform/file-tree.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import { lookAtNamed, openPlainFile } from '#main/platform/plain-file.ts'
import { tooLarge } from '#main/platform/workbook/faults.ts'
import { AppError, type ErrorDetails, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

/** One file to import. */
export type FoundFile = {
  /** Where its bytes lie; of a file that was refused here, what holds it. */
  readonly path: string
  readonly name: string
  /** The folders and archives it came out of, e.g. `REP/2568-12.zip`; null for a file chosen by itself. */
  readonly inside: string | null
  readonly bytes: number
  /** Whether `path` is a copy in staging, to be removed once it is done with. */
  readonly isOwnCopy: boolean
  /** Why its bytes could not even be reached: a broken archive, a locked member, a folder that may not be entered. */
  readonly refusal: ErrorRecord | null
}

export type Expanded = {
  readonly files: readonly FoundFile[]
  /** Files in folders and archives that are nothing to import. */
  readonly leftOut: number
}

type Limits = TreeLimits & ArchiveLimits & { readonly maxArchiveBytes: number }
type Needs = { readonly staging: Staging; readonly limits?: Partial<Limits> }

const defaultLimits: Limits = {
  ...defaultTreeLimits,
  ...defaultArchiveLimits,
  maxArchiveBytes: 1_000_000_000,
}

/** An archive in an archive is opened; one in that is refused. */
const deepestArchive = 2

/** A file on its way: where it lies, how it is shown, and how many archives it came out of. */
type Source = {
  readonly path: string
  /** From what was chosen down to its own name, e.g. `REP/2568-12.zip/a.xls`. */
  readonly shown: string
  /** The file of the disk it lies in. */
  readonly holder: string
  readonly bytes: number
  readonly isNamed: boolean
  readonly archives: number
}

async function readStart(file: string): Promise<Buffer | null> {
  try {
    const handle = await openPlainFile(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof AppError || errorCodeOf(error) === '') throw error
    return null
  }
}

function toPlace(shown: string): Pick<FoundFile, 'name' | 'inside'> {
  const inside = path.posix.dirname(shown)
  return { name: path.posix.basename(shown), inside: inside === '.' ? null : inside }
}

/** What one call has found so far. */
function createBasket({ staging, limits }: { staging: Staging; limits: Limits }) {
  const files: FoundFile[] = []
  let leftOut = 0
  let copiedBytes = 0

  function keep({ path: at, shown, bytes, archives }: Source): void {
    files.push({ path: at, ...toPlace(shown), bytes, isOwnCopy: archives > 0, refusal: null })
  }

  /** @throws what is wrong with the machine and not with the file */
  function refuse(
    { holder, shown, bytes }: Pick<Source, 'holder' | 'shown' | 'bytes'>,
    error: unknown,
  ): void {
    const isOfMachine = error instanceof AppError && /^(?:store|folder)\./.test(error.code)
    if (isOfMachine || (!(error instanceof AppError) && errorCodeOf(error) === '')) throw error
    const place = toPlace(shown)
    const { code, details } = error instanceof AppError ? error : new AppError('import.fileMissing')
    const refusal = { code, details: { ...details, file: place.name } }
    files.push({ path: holder, ...place, bytes, isOwnCopy: false, refusal })
  }

  async function takeMember(member: ArchiveMember, archive: Source): Promise<void> {
    const name = path.posix.basename(member.path)
    const shown = `${archive.shown}/${member.path}`
    const source = { ...archive, shown, bytes: member.bytes, isNamed: false, archives: archive.archives + 1 }
    if (!isPlausibleName(name)) {
      leftOut += 1
      return
    }
    let copy: string | null = null
    try {
      copy = await staging.add(name, (target) => member.extract(target))
      copiedBytes += member.bytes
      await take({ ...source, path: copy })
    } catch (error) {
      if (copy !== null) await staging.remove(copy)
      refuse(source, error)
    }
  }

  async function takeMembers(archive: Archive, source: Source): Promise<void> {
    if (source.archives === deepestArchive) {
      const { name: file, inside } = toPlace(source.shown)
      throw new AppError('import.archiveTooDeep', { file, inside: inside ?? '' })
    }
    for (const member of archive.members) await takeMember(member, source)
  }

  /** @returns false when the archive is one file itself */
  async function takeArchive(source: Source): Promise<boolean> {
    const isOwnCopy = source.archives > 0
    if (source.bytes > limits.maxArchiveBytes) throw tooLarge('maxArchiveBytes')
    const near = isOwnCopy ? source.path : await staging.copy(source.path)
    let isOpened = false
    try {
      const archive = openArchive(near, { ...limits, maxBytes: limits.maxBytes - copiedBytes })
      isOpened = !archive.isOneFile
      try {
        if (isOpened) await takeMembers(archive, source)
      } finally {
        archive.close()
      }
      return isOpened
    } finally {
      if (!isOwnCopy || isOpened) await staging.remove(near)
    }
  }

  async function take(source: Source): Promise<void> {
    const name = path.posix.basename(source.shown)
    const start = await readStart(source.path)
    const isWanted = source.isNamed || isPlausibleName(name)
    if (isWanted && start !== null && mayBeArchive(name, start) && (await takeArchive(source))) return
    if (source.isNamed || isCandidate(name, start)) keep(source)
    else await leave(source)
  }

  async function leave(source: Source): Promise<void> {
    leftOut += 1
    if (source.archives > 0) await staging.remove(source.path)
  }

  async function takeFolder(folder: string): Promise<void> {
    const base = path.basename(folder) || folder
    const { files: inTree, denied, tooDeep, special } = await listTree(folder, limits, staging.folder)
    const placeOf = (relative: string) => [path.join(folder, relative), `${base}/${relative}`] as const
    for (const { path: at, relative, bytes } of inTree) {
      const [, shown] = placeOf(relative)
      await tryToTake({ path: at, shown, holder: at, bytes, isNamed: false, archives: 0 })
    }
    for (const relative of special) refuseSpecial(...placeOf(relative))
    for (const relative of tooDeep)
      refuseAt(...placeOf(relative), 'folder.tooDeep', { deepest: limits.maxDepth })
    for (const relative of denied) refuseAt(...placeOf(relative), 'folder.unreadable')
  }

  function refuseAt(folder: string, shown: string, code: ErrorCode, details: ErrorDetails = {}): void {
    const refusal = { code, details: { ...details, folder } }
    files.push({ path: folder, ...toPlace(shown), bytes: 0, isOwnCopy: false, refusal })
  }

  /** A socket beside other files is none of ours, but one under the name of a workbook is not passed over in silence. */
  function refuseSpecial(at: string, shown: string): void {
    if (!isPlausibleName(path.basename(at))) leftOut += 1
    else refuse({ holder: at, shown, bytes: 0 }, new AppError('import.notAFile'))
  }

  async function tryToTake(source: Source): Promise<void> {
    try {
      await take(source)
    } catch (error) {
      refuse(source, error)
    }
  }

  return {
    /** Takes a folder, an archive or a file, be it there or not. */
    async take(named: string, isNamed: boolean): Promise<void> {
      const shown = path.basename(named) || named
      const source = { path: named, shown, holder: named, bytes: 0, isNamed, archives: 0 }
      // one that went since somebody else found it is not there to be refused
      const look = isNamed ? lookAtNamed(named) : stat(named)
      const facts = await look.catch((error: unknown) => {
        if (!isNamed) throw error
        refuse(source, error)
      })
      if (facts === undefined) return
      if (!facts?.isDirectory()) return tryToTake({ ...source, bytes: facts?.size ?? 0 })
      try {
        await takeFolder(named)
      } catch (error) {
        if (error instanceof AppError || errorCodeOf(error) === '') refuse(source, error)
        else refuseAt(named, shown, 'folder.unreadable')
      }
    },
    copies: () => files.filter(({ isOwnCopy }) => isOwnCopy).map(({ path: copy }) => copy),
    found: (): Expanded => ({ files, leftOut }),
  }
}

/** Opens folders and archives down to the files that are to be imported. */
export function createExpand({ staging, limits }: Needs) {
  /**
   * Finds the files to import in these paths, in their order; in folders and archives by name, with numbers in order.
   * The copies it makes are the caller's to remove.
   * @param options.isChosen whether a person named these very files: they are found then whatever they are, so that
   *   the import can say why it refuses them
   * @throws AppError `store.diskFull`, `folder.denied` when the copies cannot be kept; nothing is left then
   */
  return async function expand(
    paths: readonly string[],
    { isChosen }: { readonly isChosen: boolean },
  ): Promise<Expanded> {
    const basket = createBasket({ staging, limits: { ...defaultLimits, ...limits } })
    try {
      for (const one of paths) await basket.take(path.resolve(one), isChosen)
      return basket.found()
    } catch (error) {
      for (const copy of basket.copies()) await staging.remove(copy)
      throw error
    }
  }
}

export type Expand = ReturnType<typeof createExpand>
