import { createHash } from 'node:crypto'
import { openPlainFile } from '#main/platform/plain-file.ts'

/** @returns the SHA-256 of a file's bytes, 64 hex digits @throws AppError `import.notAFile`; the system's own errors */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  const handle = await openPlainFile(file)
  for await (const piece of handle.createReadStream()) hash.update(piece)
  return hash.digest('hex')
}
