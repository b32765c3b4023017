import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** @returns the SHA-256 of a file's bytes, 64 hex digits */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
