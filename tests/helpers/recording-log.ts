import type { Log, LogFacts } from '#main/platform/log.ts'

export type RecordedLine = {
  level: 'info' | 'warn' | 'error'
  event: string
  facts: LogFacts
  error?: unknown
}

/** A log that keeps its lines for a test to read. */
export function createRecordingLog(): Log & { lines: RecordedLine[] } {
  const lines: RecordedLine[] = []
  return {
    lines,
    info: (event, facts = {}) => void lines.push({ level: 'info', event, facts }),
    warn: (event, facts = {}) => void lines.push({ level: 'warn', event, facts }),
    error: (event, facts = {}, error) => void lines.push({ level: 'error', event, facts, error }),
  }
}
