import { randomUUID } from 'node:crypto'
import type { Log, LogFacts } from '#main/platform/log.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'

/** @returns a number for what was not expected: a person reads it on the screen, and finds it in the log */
export function createReference(): string {
  return randomUUID().slice(0, 8)
}

/**
 * The plain form of any failure. One that is not expected is written to the log, whole, under its reference.
 * @param event of that line in the log
 */
export function toRecord(log: Log, event: string, error: unknown, facts: LogFacts = {}): ErrorRecord {
  if (error instanceof AppError && error.code !== 'internal') return toErrorRecord(error)
  const reference = createReference()
  log.error(event, { ...facts, reference }, error)
  return { code: 'internal', details: { reference } }
}
