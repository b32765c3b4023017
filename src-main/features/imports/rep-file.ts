import { createHash } from 'node:crypto'
import { closeSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { openPlainFileNow } from '#main/platform/plain-file.ts'
import { AppError } from '#shared/errors/app-error.ts'

const chunkBytes = 1 << 20

/**
 * Takes the hash and size of a file, reading it once.
 * @throws AppError `import.fileMissing` when it cannot be opened or read, `import.notAFile`
 */
export function readFileFacts(path: string): { name: string; sha256: string; bytes: number } {
  const name = basename(path)
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let bytes = 0
  try {
    const file = openPlainFileNow(path)
    try {
      for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
        hash.update(got === chunkBytes ? chunk : chunk.subarray(0, got))
        bytes += got
      }
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('import.fileMissing', { file: name }, { cause })
  }
  return { name, sha256: hash.digest('hex'), bytes }
}

/** What shows that somebody wrote to a file. */
export type FileState = { readonly bytes: number; readonly modifiedMs: number }

/** @returns null for one that is not there, or cannot be seen */
export function lookAtFile(path: string): FileState | null {
  try {
    const { size: bytes, mtimeMs: modifiedMs } = statSync(path)
    return { bytes, modifiedMs }
  } catch {
    return null
  }
}
