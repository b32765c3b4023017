import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** Where the bytes of a file come from: an address, with a form when it is posted; or what a search answered. */
export type FileSource =
  | {
      readonly address: string
      readonly form?: Readonly<Record<string, string>>
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly content: string }

/** One line of a list. `name` is null when the line gives no name that is safe to use. */
export type ListedFile = {
  readonly name: string | null
  readonly source: FileSource
  /** Why a line without a name has none, where that is not the name itself. */
  readonly refusal?: 'download.elsewhere'
  readonly repNo: string | null
  /** As printed. */
  readonly sentAt: string | null
  readonly counts: ControlCounts
  /** The month the line speaks of, as far as it can be told. */
  readonly month: Month | null
}

export type FileList = {
  readonly files: readonly ListedFile[]
  /** Names that stood on more than one line; only the first line is kept. */
  readonly duplicates: readonly string[]
}

export const unknownCounts: ControlCounts = { total: null, passed: null, failed: null }

const safeName = /^[A-Za-z0-9][\w.-]{0,118}\.(?:xlsx?|json)$/i
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)\./i

/** @returns whether a name may be used as a file name on every system; it can never leave its folder. */
export function isSafeName(name: string): boolean {
  return safeName.test(name) && !deviceName.test(name) && !name.includes('..')
}

/** @returns the name when it is safe, else null */
export function toSafeName(name: string): string | null {
  return isSafeName(name) ? name : null
}

/** @returns each name once. */
export function toFileList(lines: readonly ListedFile[]): FileList {
  const seen = new Set<string>()
  const duplicates: string[] = []
  const files = lines.filter(({ name }) => {
    if (name === null) return true
    if (seen.has(name)) duplicates.push(name)
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew
  })
  return { files, duplicates }
}
