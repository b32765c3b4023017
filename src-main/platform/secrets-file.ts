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

function unseal(entry: Entry, seal: Seal | undefined): string {
  if (entry.protection === 'ownerFile') return entry.value
  if (!seal?.isAvailable()) throw new AppError('store.keySealed')
  try {
    return seal.decrypt(Buffer.from(entry.value, 'base64'))
  } catch (error) {
    throw new AppError('store.keySealed', {}, { cause: error })
  }
}

/**
 * Keeps secrets in one file that only its owner can read, sealed by the operating system where it offers to.
 * On Windows the rights of the user's profile folder take the place of the file mode.
 * @param needs.folder made when missing; never inside the store folder, so that a copied store stays closed
 */
export function createFileSecrets({
  folder,
  seal,
}: {
  readonly folder: string
  readonly seal?: Seal
}): Secrets {
  const file = path.join(folder, fileName)
  const isSealing = () => seal?.isAvailable() === true
  let last: Promise<unknown> = Promise.resolve()

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

  function toEntry(value: string): Entry {
    if (seal?.isAvailable())
      return { protection: 'operatingSystem', value: seal.encrypt(value).toString('base64') }
    return { protection: 'ownerFile', value }
  }

  return {
    get protection() {
      return isSealing() ? 'operatingSystem' : 'ownerFile'
    },
    async find(name) {
      await last
      const entries = new Map(Object.entries(await readEntries(file)))
      const entry = entries.get(name)
      return entry ? unseal(entry, seal) : null
    },
    save: (name, value) => inOrder((entries) => ({ ...entries, [name]: toEntry(value) })),
    remove: (name) =>
      inOrder((entries) => Object.fromEntries(Object.entries(entries).filter(([kept]) => kept !== name))),
  }
}
