import type { Clock } from '#main/platform/clock.ts'
import type { Log, LogFacts } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import type { DownloadProgress } from '#shared/contract/downloads.ts'
import type { LogLine } from '#shared/contract/log-line.ts'

type Needs = { readonly clock: Clock; readonly log: Log; readonly notices: Notices }

const tellEveryBytes = 256 * 1024

/** Writes a line to the log and shows it to whoever watches. Facts carry no secret and no patient data. */
export function createTeller({ clock, log, notices }: Needs) {
  return (level: LogLine['level'], event: string, facts: LogFacts = {}): void => {
    log[level](event, facts)
    notices.tell('downloads.log', { at: clock.now().toISOString(), level, event, facts: { ...facts } })
  }
}
export type Teller = ReturnType<typeof createTeller>

/** Where a run is. @param runId null while lists are only looked at */
export function createRunReport(runId: number | null, tell: Teller, notices: Notices) {
  let toldBytes = 0
  const inFlight = new Map<number, number>()
  let progress: DownloadProgress = {
    runId,
    step: 'startingBrowser',
    source: null,
    month: null,
    scheme: null,
    file: null,
    filesDone: 0,
    filesTotal: 0,
    bytes: 0,
  }
  return {
    tell,
    progress: () => progress,
    /** Moves on and tells it. */
    move(change: Partial<DownloadProgress>): void {
      progress = { ...progress, ...change }
      toldBytes = progress.bytes
      notices.tell('downloads.progress', progress)
    },
    /** Lets whoever watches see the files and lists anew. */
    refresh: () => notices.changed('downloads.listFiles', 'downloads.getRun'),
    /** Files that are being fetched: bytes so far by id. */
    inFlight: (): ReadonlyMap<number, number> => inFlight,
    /** A file is no longer being fetched, whatever became of it. */
    land(id: number): void {
      inFlight.delete(id)
    },
    /** Notes bytes of a file that is being fetched; told now and then only. */
    onBytes(id: number, bytes: number): void {
      inFlight.set(id, bytes)
      progress = { ...progress, bytes }
      if (bytes - toldBytes < tellEveryBytes) return
      toldBytes = bytes
      notices.tell('downloads.progress', progress)
    },
  }
}
export type RunReport = ReturnType<typeof createRunReport>

/** Where whatever goes on shows its report. */
export function createReportBoard() {
  let report: RunReport | null = null
  return {
    /** @param now null once it has ended */
    show(now: RunReport | null): void {
      report = now
    },
    active: (): DownloadProgress | null => report?.progress() ?? null,
    /** Files that are being fetched: bytes so far by id. */
    inFlight: (): ReadonlyMap<number, number> => report?.inFlight() ?? new Map(),
  }
}
export type ReportBoard = ReturnType<typeof createReportBoard>
