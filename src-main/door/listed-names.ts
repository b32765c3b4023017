import { stat } from 'node:fs/promises'
import path from 'node:path'
import { defaultArchiveLimits, openArchive } from '#main/platform/archive.ts'
import { defaultTreeLimits, listTree } from '#main/platform/file-tree.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import { demandPlain } from '#main/platform/plain-file.ts'
import { AppError } from '#shared/errors/app-error.ts'

async function listFiles(chosen: string): Promise<string[]> {
  const facts = await stat(chosen)
  demandPlain(facts, chosen)
  if (!facts.isDirectory()) return [chosen]
  return (await listTree(chosen, defaultTreeLimits, '')).files.map((file) => file.path)
}

function listMembers(archive: string): string[] {
  const { members, close } = openArchive(archive, defaultArchiveLimits)
  close()
  return members.map((member) => path.posix.basename(member.path))
}

/** What cannot be listed names nobody; the import says what is wrong with it. */
function orNothing(error: unknown): [] {
  if (error instanceof AppError || errorCodeOf(error) !== '') return []
  throw error
}

/** @returns the base names of a file, or of the files in a folder, and of those in zips there; none where nothing is */
export async function listNames(chosen: string): Promise<string[]> {
  const names: string[] = []
  for (const file of await listFiles(chosen).catch(orNothing)) {
    names.push(path.basename(file))
    if (path.extname(file).toLowerCase() === '.zip') {
      try {
        names.push(...listMembers(file))
      } catch (error) {
        names.push(...orNothing(error))
      }
    }
  }
  return names
}
