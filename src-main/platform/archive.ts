import { open, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toSafePath } from '#main/platform/archive-names.ts'
import { byName, isHiddenName } from '#main/platform/file-tree.ts'
import { privateFileMode } from '#main/platform/files.ts'
import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import { openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import { defaultLimits } from '#main/platform/workbook/limits.ts'
import { openZip, type ZipMember } from '#main/platform/workbook/zip.ts'

/** One file in an archive. */
export type ArchiveMember = {
  /** Folders and name with `/` between, safe to be used as names on any disk. */
  readonly path: string
  /** Its size once it is out, as the archive claims it. */
  readonly bytes: number
  /**
   * Writes it to a new file that only this user can read; of a failure nothing is left.
   * @throws AppError `workbook.tooLarge`, `workbook.encrypted`, `workbook.truncated`, `workbook.unreadable`, also when
   *   it is larger than the archive claims; the system's error when the disk refuses
   */
  extract(target: string): Promise<void>
}

export type Archive = {
  /** Whether it is one file to those who use it: a document of Office, or statements as XML. */
  readonly isOneFile: boolean
  /** Files that are not hidden, by path with numbers in their order. */
  readonly members: readonly ArchiveMember[]
  close(): void
}

export type ArchiveLimits = {
  readonly maxMembers: number
  readonly maxMemberBytes: number
  /** Of all members together, once they are out. */
  readonly maxBytes: number
}

/** Some ten times what a hospital gets in a year. */
export const defaultArchiveLimits: ArchiveLimits = {
  maxMembers: 20_000,
  maxMemberBytes: 300_000_000,
  maxBytes: 2_000_000_000,
}

const partOfOffice = '[Content_Types].xml'

const isHidden = (member: ZipMember) => toSafePath(member).split('/').some(isHiddenName)

async function* checkSize(member: ZipMember): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of member.read()) {
    bytes += piece.length
    if (bytes > member.bytes) throw unreadable()
    yield piece
  }
}

function toMember(member: ZipMember, maxBytes: number): ArchiveMember {
  return {
    path: toSafePath(member),
    bytes: member.bytes,
    async extract(target) {
      if (member.bytes > maxBytes) throw tooLarge('maxMemberBytes')
      // opened before anything is read: a member that fails at once would be removed before its file was there
      const file = await open(target, 'wx', privateFileMode)
      try {
        await writeFile(file, checkSize(member))
      } catch (error) {
        await file.close()
        await rm(target, { force: true })
        throw error
      }
      await file.close()
    },
  }
}

/**
 * Opens a zip archive to take files out of it. Reading blocks the thread a little each time: use it on a local disk.
 * @returns the archive; close it when done
 * @throws AppError `workbook.tooLarge` before anything is taken out, `workbook.truncated`, `workbook.unreadable`,
 *   `import.fileMissing`
 */
export function openArchive(file: string, limits: ArchiveLimits): Archive {
  const bytes = openFileBytes(file)
  try {
    const zip = openZip(bytes, { ...defaultLimits, maxPartBytes: limits.maxMemberBytes })
    if (zip.members.length > limits.maxMembers) throw tooLarge('maxMembers')
    const files = zip.members.filter((member) => !member.path.endsWith('/') && !isHidden(member))
    if (files.reduce((sum, member) => sum + member.bytes, 0) > limits.maxBytes) throw tooLarge('maxBytes')
    const members = files.map((member) => toMember(member, limits.maxMemberBytes))
    const isXml =
      members.length > 0 && members.every(({ path: at }) => path.extname(at).toLowerCase() === '.xml')
    return {
      isOneFile: isXml || zip.has(partOfOffice),
      members: members.sort((a, b) => byName(a.path, b.path)),
      close: () => bytes.close(),
    }
  } catch (error) {
    bytes.close()
    throw error
  }
}
