import path from 'node:path'
import { pino } from 'pino'
import type { Clock } from '#main/platform/clock.ts'
import type { Log, LogFacts } from '#main/platform/log.ts'
import { redactFacts, redactText } from '#main/platform/redact.ts'
import { createRotatingFile } from '#main/platform/rotating-file.ts'
import type { LogLine } from '#shared/contract/log-line.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  /** Gets `satang.log` and `satang.log.1` … */
  readonly folder: string
  readonly clock: Clock
  readonly maxBytes?: number
  readonly keptFiles?: number
}

/** The log on disk, and a live view of it. */
export interface FileLog extends Log {
  /** Calls `listener` with every line to come. @returns how to stop listening */
  onLine(listener: (line: LogLine) => void): () => void
  stop(): Promise<void>
}

type LoggedError = { name: string; message: string; code?: string; stack?: string; cause?: LoggedError }
const deepestCause = 4

function describe(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, message: redactText(String(error)) }
  const code = error instanceof AppError ? error.code : 'code' in error ? String(error.code) : undefined
  return {
    name: error.name,
    message: redactText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined || depth >= deepestCause
      ? {}
      : { cause: describe(error.cause, depth + 1) }),
  }
}

/**
 * Writes events as JSON lines `{level, at, event, facts, error?}`, rotated by size, readable by their owner only.
 * Facts that would hold a secret or point at a patient are taken out, whoever wrote them.
 */
export function createFileLog({ folder, clock, maxBytes = 5_000_000, keptFiles = 5 }: Needs): FileLog {
  const file = createRotatingFile({ file: path.join(folder, 'satang.log'), maxBytes, keptFiles })
  const listeners = new Set<(line: LogLine) => void>()
  let lost = 0

  const stream = {
    write(line: string): void {
      const lostNow = file.write(line)
      const lostBefore = lost
      lost = lostNow
      if (lostNow === 0 && lostBefore > 0) warn('log.linesLost', { count: lostBefore })
    },
  }
  const writer = pino(
    { base: null, timestamp: false, messageKey: 'event', formatters: { level: (level) => ({ level }) } },
    stream,
  )

  /** A window that is gone must not break what was being logged. */
  function tell(listener: (line: LogLine) => void, line: LogLine): void {
    try {
      listener(line)
    } catch (error) {
      listeners.delete(listener)
      write('error', 'log.listenerFailed', {}, error)
    }
  }

  function write(level: LogLine['level'], event: string, facts: LogFacts = {}, error?: unknown): void {
    const line = { level, at: clock.now().toISOString(), event, facts: { ...redactFacts(facts) } }
    const { at, facts: kept } = line
    writer[level]({ at, facts: kept, ...(error === undefined ? {} : { error: describe(error) }) }, event)
    for (const listener of listeners) tell(listener, line)
  }
  const warn = (event: string, facts?: LogFacts) => write('warn', event, facts)

  return {
    info: (event, facts) => write('info', event, facts),
    warn,
    error: (event, facts, error) => write('error', event, facts, error),
    onLine(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop() {
      listeners.clear()
      file.close()
      return Promise.resolve()
    },
  }
}
