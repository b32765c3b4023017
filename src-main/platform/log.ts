/** Facts of a log line: never patient data, never a secret. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>

/** Where events are written. Event names are `feature.whatHappened`. */
export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  /** @param error its stack goes to the log file only */
  error(event: string, facts?: LogFacts, error?: unknown): void
}
