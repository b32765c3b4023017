import { readFile, rm } from 'node:fs/promises'
import { writeAtomically } from '#main/platform/files.ts'

/**
 * Stands where a person had a fetched file removed, with the hash of what lay there, so that no run takes the file for
 * lost. It lies beside the others and moves along with them.
 */
export const removedMarkOf = (file: string) => `${file}.removed`

/** Notes that a file is about to be removed. @param file its path */
export const markRemoved = (file: string, sha256: string): Promise<void> =>
  writeAtomically(removedMarkOf(file), `${sha256}\n`)

/** @returns whether these very bytes were removed, by the person's own wish, from where the file would lie */
export async function wasRemoved(file: string, sha256: string): Promise<boolean> {
  const noted = await readFile(removedMarkOf(file), 'utf8').catch(() => '')
  return noted.trim() === sha256
}

/** For a file that is there again. */
export const forgetRemoved = (file: string): Promise<void> => rm(removedMarkOf(file), { force: true })
