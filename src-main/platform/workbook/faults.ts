import { AppError, type ErrorDetails } from '#shared/errors/app-error.ts'

/** The bytes contradict the format. `details` may carry `row` (from 1) or `part`. */
export function unreadable(details: ErrorDetails = {}, cause?: unknown): AppError {
  return new AppError('workbook.unreadable', details, { cause })
}

/** The file ends before the workbook does. */
export function truncated(details: ErrorDetails = {}): AppError {
  return new AppError('workbook.truncated', details)
}

/** The workbook passes one of the `WorkbookLimits`; `limit` names it. */
export function tooLarge(limit: string, details: ErrorDetails = {}): AppError {
  return new AppError('workbook.tooLarge', { limit, ...details })
}

/** @returns `error` with the place it happened added, or the very same error when it is not an AppError. */
export function withPlace(error: unknown, place: ErrorDetails): unknown {
  if (!(error instanceof AppError)) return error
  return new AppError(error.code, { ...place, ...error.details }, { cause: error.cause ?? error })
}

/** @throws AppError `cancelled` once `signal` is aborted */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled')
}
