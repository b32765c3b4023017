import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { backupEnding, type StorePaths } from '#main/database/store-paths.ts'
import { isMissing, writeAtomically } from '#main/platform/files.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** What a store is, in plain text beside it. The key itself is a secret and lies elsewhere. */
const Identity = z.object({
  storeId: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Tells a wrong key from a damaged file; says nothing about a random 256-bit key. */
  keyCheck: z.string().regex(/^[0-9a-f]{32}$/),
  /** False until the first tables are in place: only such a store may be made again from nothing. */
  isReady: z.boolean(),
})
export type Identity = z.infer<typeof Identity>

/** @returns the name under which the key of a store is kept among the secrets. */
export function keyName(storeId: string): string {
  return `store-key:${storeId}`
}

/** @returns what a store remembers of its key. */
export function toKeyCheck(storeId: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(storeId).digest('hex').slice(0, 32)
}

export function createKey(): string {
  return randomBytes(32).toString('hex')
}

/** @returns the identity of a store about to be made. */
export function createIdentity(key: string, createdAt: string): Identity {
  const storeId = randomUUID()
  return { storeId, createdAt, keyCheck: toKeyCheck(storeId, key), isReady: false }
}

/**
 * Finds the identity of the store in a folder.
 * @returns null when the folder never held a store
 * @throws AppError `store.corrupt` when it cannot be read, or is missing although a store or backups are there
 */
export async function findIdentity(paths: StorePaths): Promise<Identity | null> {
  const text = await findText(paths.identity)
  if (text !== null) return parseIdentity(text, paths.identity)
  if (hasRemains(paths)) throw new AppError('store.corrupt', { file: path.basename(paths.identity) })
  return null
}

/** As `findIdentity`, but falls back to the copy that lies with the backups, and then to `elsewhere`. */
export async function findIdentityOrCopy(paths: StorePaths, elsewhere: string): Promise<Identity | null> {
  for (const file of [paths.identity, paths.identityCopy, elsewhere]) {
    const text = await findText(file)
    const parsed = text === null ? null : Identity.safeParse(parseJson(text))
    if (parsed?.success) return parsed.data
  }
  return null
}

export async function saveIdentity(file: string, identity: Identity): Promise<void> {
  await writeAtomically(file, `${JSON.stringify(identity, null, 2)}\n`)
}

async function findText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function parseIdentity(text: string, file: string): Identity {
  const parsed = Identity.safeParse(parseJson(text))
  if (!parsed.success) throw new AppError('store.corrupt', { file: path.basename(file) })
  return parsed.data
}

function hasRemains(paths: StorePaths): boolean {
  if (existsSync(paths.file) || existsSync(paths.wal) || existsSync(paths.identityCopy)) return true
  return existsSync(paths.backups) && readdirSync(paths.backups).some((name) => name.endsWith(backupEnding))
}
