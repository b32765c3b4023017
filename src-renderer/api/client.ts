import type { Bridge } from '#shared/contract/bridge.ts'
import {
  type CallName,
  type EventName,
  findEntry,
  type Input,
  type Output,
  type Payload,
} from '#shared/contract/index.ts'
import { AppError, isErrorCode } from '#shared/errors/app-error.ts'

declare global {
  interface Window {
    readonly satang: Bridge
  }
}

function toClientError(code: string, details: AppError['details']): AppError {
  return isErrorCode(code) ? new AppError(code, details) : new AppError('internal', { reference: code })
}

/**
 * Asks for an entry of the contract and returns its parsed answer.
 * @throws AppError with the code the door answered; `internal` when the answer is not of the entry's shape
 */
export async function call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const entry = findEntry(name)
  if (entry === undefined || entry.kind === 'event') throw new AppError('internal', { reference: name })
  const answer = await window.satang.call(name, input).catch((cause: unknown) => {
    throw new AppError('internal', { reference: name }, { cause })
  })
  if (!answer.ok) throw toClientError(answer.error.code, answer.error.details)
  const parsed = entry.output.safeParse(answer.value)
  if (!parsed.success) throw new AppError('internal', { reference: name }, { cause: parsed.error })
  return parsed.data as Output<Name>
}

/** Hears an event of the contract. @returns how to stop */
export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: Payload<Name>) => void,
): () => void {
  const entry = findEntry(name)
  if (entry?.kind !== 'event') throw new AppError('internal', { reference: name })
  return window.satang.on(name, (payload) => listener(entry.payload.parse(payload) as Payload<Name>))
}

/** @returns the paths on disk of files a person dropped or chose; files without one are left out. */
export function pathsOf(files: Iterable<File>): string[] {
  return [...files].map((file) => window.satang.pathOf(file)).filter((path) => path !== '')
}

/**
 * @param files everything in a folder a person chose, each with its path below that folder
 * @returns the folder's own path; null when nothing tells it
 */
export function folderOf(files: readonly File[]): string | null {
  const [first] = files
  if (first === undefined) return null
  const path = window.satang.pathOf(first)
  // `name/below/file.xls`: all parts but the first lie below the folder
  const below = first.webkitRelativePath.split('/').slice(1).join('/').length
  return path === '' || below === 0 ? null : path.slice(0, path.length - below - 1)
}
