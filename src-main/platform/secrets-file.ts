import { chmod, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import {
  isDenied,
  isDiskFull,
  isMissing,
  makePrivateFolder,
  privateFileMode,
  writeAtomically,
} from '#main/platform/files.ts'
import type { Log } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** The operating system's own protection: Electron's safeStorage has this shape. */
export type Seal = {
  readonly isAvailable: () => boolean
  readonly encrypt: (text: string) => Buffer
  readonly decrypt: (sealed: Buffer) => string
}

const Entry = z.object({
  protection: z.enum(['operatingSystem', 'ownerFile']),
  /** Base64 of the sealed bytes, or the secret itself where only the file's rights protect it. */
  value: z.string(),
})
type Entry = z.infer<typeof Entry>
const Entries = z.record(z.string(), Entry)
type Entries = z.infer<typeof Entries>

const fileName = 'secrets.json'

/** @returns the one file that holds the key of the store and the passwords */
export const secretsFileIn = (folder: string) => path.join(folder, fileName)

/** Names a failure of the folder of secrets. */
function toFolderError(error: unknown, folder: string): unknown {
  if (isDenied(error)) return new AppError('folder.denied', { folder }, { cause: error })
  return isDiskFull(error) ? new AppError('store.diskFull', { folder }, { cause: error }) : error
}

function parseEntries(text: string): Entries {
  try {
    return Entries.parse(JSON.parse(text))
  } catch (error) {
    // Never taken for an empty one: the next save would then wipe the key of the store. The cause could quote a secret.
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new AppError('store.keyMissing', { file: fileName })
    throw error
  }
}

async function readEntries(file: string): Promise<Entries> {
  try {
    const text = await readFile(file, 'utf8')
    // A copy from elsewhere may have come with rights for everyone.
    if (process.platform !== 'win32') await chmod(file, privateFileMode)
    return parseEntries(text)
  } catch (error) {
    if (isMissing(error)) return {}
    throw toFolderError(error, path.dirname(file))
  }
}

const isWeak = ({ protection }: Entry) => protection === 'ownerFile'

function unseal(entry: Entry, seal: Seal | undefined): string {
  if (entry.protection === 'ownerFile') return entry.value
  if (!seal?.isAvailable()) throw new AppError('store.keySealed')
  try {
    return seal.decrypt(Buffer.from(entry.value, 'base64'))
  } catch (error) {
    throw new AppError('store.keySealed', {}, { cause: error })
  }
}

/** @returns the value sealed, if that can be opened again; as it is where nothing seals */
function toEntry(value: string, seal: Seal | undefined): Entry {
  if (!seal?.isAvailable()) return { protection: 'ownerFile', value }
  const sealed = seal.encrypt(value)
  // a vault that does not give back what it took must not have the only key of a store
  if (seal.decrypt(sealed) !== value) throw new AppError('store.keySealed')
  return { protection: 'operatingSystem', value: sealed.toString('base64') }
}

/**
 * Keeps secrets in one file that only its owner can read, sealed by the operating system where it offers to.
 * What was kept before it did is sealed at the first use on which it does.
 * On Windows the rights of the user's profile folder take the place of the file mode.
 * @param needs.folder made when missing; never inside the store folder, so that a copied store stays closed
 */
export function createFileSecrets({
  folder,
  seal,
  log,
}: {
  readonly folder: string
  readonly seal?: Seal
  readonly log?: Log
}): Secrets {
  const file = secretsFileIn(folder)
  const isSealing = () => seal?.isAvailable() === true
  let last: Promise<unknown> = Promise.resolve()
  let isSealed = false

  async function change(edit: (entries: Entries) => Entries): Promise<void> {
    const entries = edit(await readEntries(file))
    try {
      await makePrivateFolder(folder)
      await writeAtomically(file, `${JSON.stringify(entries, null, 2)}\n`)
    } catch (error) {
      throw toFolderError(error, folder)
    }
  }

  /** Each change reads what the one before wrote. */
  function inOrder(edit: (entries: Entries) => Entries): Promise<void> {
    const mine = last.then(() => change(edit))
    last = mine.catch(() => undefined)
    return mine
  }

  /** Seals what lies open, once; where that fails it stays readable as it was, until the next start. */
  async function sealOpenOnes(): Promise<void> {
    if (isSealed || !isSealing()) return
    isSealed = true
    try {
      const open = Object.entries(await readEntries(file)).filter(([, entry]) => isWeak(entry))
      if (open.length === 0) return
      await inOrder((entries) =>
        Object.fromEntries(
          Object.entries(entries).map(([name, entry]) => [
            name,
            isWeak(entry) ? toEntry(entry.value, seal) : entry,
          ]),
        ),
      )
      log?.info('secrets.sealed', { count: open.length })
    } catch (error) {
      log?.warn('secrets.notSealed', { code: error instanceof AppError ? error.code : 'internal' })
    }
  }

  async function readAll(): Promise<Entries> {
    await sealOpenOnes()
    await last
    return readEntries(file)
  }

  return {
    async protection() {
      const kept = Object.values(await readAll())
      const isOpen = kept.length === 0 ? !isSealing() : kept.some(isWeak)
      return isOpen ? 'ownerFile' : 'operatingSystem'
    },
    async find(name) {
      const entry = new Map(Object.entries(await readAll())).get(name)
      return entry ? unseal(entry, seal) : null
    },
    save: (name, value) => inOrder((entries) => ({ ...entries, [name]: toEntry(value, seal) })),
    remove: (name) =>
      inOrder((entries) => Object.fromEntries(Object.entries(entries).filter(([kept]) => kept !== name))),
  }
}
