import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

/** How a file must end: with these rows, or without a single one. */
export type HardEnd =
  | {
      readonly state: 'imported'
      readonly key: WorkbookKey
      /** How many cells nobody can read, and rows that repeat a TRAN_ID. */
      readonly rejected: number
    }
  | { readonly state: 'refused' | 'quarantined'; readonly code: ErrorCode }

/** One file of a hard day. */
export type HardFile = {
  readonly name: string
  readonly bytes: Buffer
  /** What is odd about it, in the maker's own words. */
  readonly says: string
  /** Of two files with the same bytes the one that comes second changes nothing. */
  readonly ends: HardEnd
}

/** Failures that a person can mend by naming columns; the file waits for it. */
const mendable: ReadonlySet<ErrorCode> = new Set([
  'import.columnMissing',
  'import.columnMoved',
  'import.columnTwice',
  'import.unknownLayout',
])

/** @returns the end of a file that is taken */
export function endsImported(key: WorkbookKey, rejected: number = key.spoiled.length): HardEnd {
  return { state: 'imported', key, rejected }
}

/** @returns the end of a file that is not taken: it waits in quarantine when naming its columns would help */
export function endsOut(code: ErrorCode): HardEnd {
  return { state: mendable.has(code) ? 'quarantined' : 'refused', code }
}
