import type { StoreAccess } from '#main/database/store.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import type { StoreLoss } from '#shared/contract/store.ts'
import { AppError, type ErrorRecord, toAppError, toErrorRecord } from '#shared/errors/app-error.ts'

/** Everything the main thread can ask of a database thread. */
export type ThreadRequest =
  /** Takes the store's folder for this process until the thread ends. */
  | { readonly kind: 'lock'; readonly file: string }
  /** Makes the tables of a store that does not exist yet. */
  | { readonly kind: 'create'; readonly access: StoreAccess }
  /** Checks, migrates and opens the store for writing. */
  | {
      readonly kind: 'open'
      readonly access: StoreAccess
      readonly suspect: boolean
      /** What somebody was told of the store, who goes on with what is there. */
      readonly accepted: StoreLoss | null
      readonly backup: BackupPlace
    }
  | { readonly kind: 'openReader'; readonly access: StoreAccess }
  /** Opens the store or a backup, only to read, and counts what it holds. */
  | { readonly kind: 'count'; readonly access: StoreAccess; readonly isStore: boolean }
  /** Opens a copy, looks at every page, and closes it as one file with nothing beside it. */
  | { readonly kind: 'verify'; readonly access: StoreAccess }
  /** Runs a statement of a transaction; the first one begins it. */
  | {
      readonly kind: 'run'
      readonly isFirst: boolean
      readonly sql: string
      readonly parameters: readonly unknown[]
    }
  | { readonly kind: 'commit' | 'rollBack' | 'checkpoint' | 'close' }
  /** Looks at one part of the open store; without a part it answers with all of them. */
  | { readonly kind: 'check'; readonly part: CheckedPart | null }
  /** Writes an encrypted copy with the same key. */
  | { readonly kind: 'copy'; readonly to: string }

/** A backup taken before the first pending migration: where it goes, without its ending. */
export type BackupPlace = { readonly folder: string; readonly stamp: string }

export type CheckedPart = { readonly table: string } | { readonly document: number }

export type RunResult = {
  readonly rows: readonly unknown[]
  readonly changes: number | null
  readonly insertId: number | bigint | null
}

/** How an error crosses between threads: expected ones by code, bugs with what the log needs. */
export type ThreadFailure =
  | { readonly kind: 'expected'; readonly record: ErrorRecord; readonly stack: string }
  | { readonly kind: 'bug'; readonly message: string; readonly code: string; readonly stack: string }

export type ThreadMessage = { readonly id: number; readonly request: ThreadRequest }
export type ThreadAnswer = { readonly id: number; readonly ms: number } & (
  | { readonly result: RunResult | null }
  | { readonly failure: ThreadFailure }
)

export function toThreadFailure(error: unknown): ThreadFailure {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  if (error instanceof AppError) return { kind: 'expected', record: toErrorRecord(error), stack }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'bug', message, code: errorCodeOf(error), stack }
}

/** @returns the error as it was on the other side; a bug keeps SQLite's `code`, e.g. `SQLITE_CONSTRAINT_UNIQUE`. */
export function fromThreadFailure(failure: ThreadFailure): Error {
  const error =
    failure.kind === 'expected'
      ? toAppError(failure.record)
      : Object.assign(new Error(failure.message), failure.code === '' ? {} : { code: failure.code })
  error.stack = failure.stack
  return error
}
