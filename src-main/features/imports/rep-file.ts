import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'

const chunkBytes = 1 << 20

/**
 * Takes the hash and size of a file, reading it once.
 * @throws AppError `import.fileMissing` when it cannot be opened or read
 */
export function readFileFacts(path: string): { name: string; sha256: string; bytes: number } {
  const name = basename(path)
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let bytes = 0
  try {
    const file = openSync(path, 'r')
    try {
      for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
        hash.update(got === chunkBytes ? chunk : chunk.subarray(0, got))
        bytes += got
      }
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw new AppError('import.fileMissing', { file: name }, { cause })
  }
  return { name, sha256: hash.digest('hex'), bytes }
}
