import { type ErrorCode, errorCodes } from '#shared/errors/codes.ts'

/** Facts that fill the blanks of a failure's sentence. Never patient data, never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number>>

/**
 * An expected failure with a code from the closed list.
 * Common detail keys: `file`, `sheet`, `row` (as the spreadsheet shows it, from 1), `column` (letter and header), `reference`.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** The plain form of an AppError that crosses threads, processes and files. */
export type ErrorRecord = { readonly code: ErrorCode; readonly details: ErrorDetails }

/** @returns the code and details of an expected failure; `toRecord` of the main process takes any other, too. */
export function toErrorRecord({ code, details }: AppError): ErrorRecord {
  return { code, details }
}

/** @returns the AppError that `record` was made from, so it can be thrown again on this side. */
export function toAppError(record: ErrorRecord): AppError {
  return new AppError(record.code, record.details)
}

/** @returns whether `text` is one of the closed list of codes. */
export function isErrorCode(text: string): text is ErrorCode {
  return (errorCodes as readonly string[]).includes(text)
}
