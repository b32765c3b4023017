import * as z from 'zod'
import { command, event, query } from '#shared/contract/define.ts'
import { folderEntries } from '#shared/contract/download-folder.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { LogLine } from '#shared/contract/log-line.ts'
import { errorCodes } from '#shared/errors/codes.ts'
import { visitCodes } from '#shared/errors/visit-codes.ts'
import { Instant, Month, RowId } from '#shared/model/ids.ts'
import { Scheme } from '#shared/model/scheme.ts'
import { ListScheme, Source } from '#shared/model/source.ts'

/** What the portal's list says a REP batch holds; null where the list shows nothing. */
export const ControlCounts = z.object({
  total: z.int().nullable(),
  passed: z.int().nullable(),
  failed: z.int().nullable(),
})
export type ControlCounts = z.infer<typeof ControlCounts>

export const DownloadFileState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('fetching'), bytes: z.int() }),
  z.object({ state: z.literal('stored'), sha256: z.string(), bytes: z.int(), at: Instant }),
  z.object({ state: z.literal('empty'), recheckAt: Instant }),
  z.object({ state: z.literal('failed'), code: z.enum(errorCodes), tries: z.int() }),
])
export type DownloadFileState = z.infer<typeof DownloadFileState>

export const DownloadFile = z.object({
  id: RowId,
  source: Source,
  scheme: z.string(),
  month: Month,
  name: z.string(),
  repNo: z.string().nullable(),
  /** As the list prints it. */
  sentAt: z.string().nullable(),
  counts: ControlCounts,
  file: DownloadFileState,
})
export type DownloadFile = z.infer<typeof DownloadFile>

export const RunReason = z.enum(['manual', 'nightly', 'caughtUp', 'commandLine'])
/** `paused` waits for a person, `interrupted` was cut off with its process; both go on where they stopped. */
export const RunState = z.enum(['running', 'paused', 'done', 'failed', 'cancelled', 'interrupted'])

/** One run of the downloader with what it found. */
export const DownloadRun = z.object({
  id: RowId,
  reason: RunReason,
  state: RunState,
  /** User name; null for the schedule, the command line, and runs of older versions. */
  startedBy: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  sources: z.array(Source),
  months: z.array(Month),
  schemes: z.array(Scheme),
  isImporting: z.boolean(),
  /** Only lists were read: `listed` says what there is, nothing was fetched. */
  isDryRun: z.boolean(),
  /** Stored files were fetched once more and compared. */
  isFetchingAgain: z.boolean(),
  /** How often it went on after it had stopped. */
  resumes: z.int(),
  listsTotal: z.int(),
  listsDone: z.int(),
  listed: z.int(),
  stored: z.int(),
  skipped: z.int(),
  failed: z.int(),
  imported: z.int(),
  refused: z.int(),
  error: ErrorRecord.nullable(),
})
export type DownloadRun = z.infer<typeof DownloadRun>

/** One list of a run: what the portal had of a scheme in a month, and what became of it. */
export const DownloadList = z.object({
  source: Source,
  scheme: z.string(),
  month: Month,
  state: z.enum(['waiting', 'done', 'failed']),
  /** Files on the portal's list; null until it was read. */
  listed: z.int().nullable(),
  /** Files fetched by this run; in a dry run those it would fetch. */
  stored: z.int(),
  failed: z.int(),
  /** Files this computer had already. */
  skipped: z.int(),
  code: z.enum(errorCodes).nullable(),
})
export type DownloadList = z.infer<typeof DownloadList>

/** A list that should be read again: never read so far, or with files that are not stored. */
export const MissingPlace = z.object({
  source: Source,
  scheme: ListScheme,
  month: Month,
  why: z.enum(['neverListed', 'filesMissing']),
  /** Files known and not stored. */
  files: z.int(),
})
export type MissingPlace = z.infer<typeof MissingPlace>

export const DownloadOptions = z.object({
  /** Files fetched at the same time. */
  workers: z.int().min(1).max(4),
  /** The session of a person is kept alive between runs while Satang is open. */
  isKeepingSession: z.boolean().default(true),
  /** A month known to have files, by which an empty list is proven to be read rightly; null: the newest one that had some. */
  knownMonth: Month.nullable().default(null),
})
export type DownloadOptions = z.infer<typeof DownloadOptions>

/**
 * Where a run is. `waitsForPerson`: a visible window is open and waits. `openingWindow`: the portal lets no browser in that
 * has no window, so the run goes on in one. While lists are only looked at there is no run, and `filesDone` and
 * `filesTotal` count lists.
 */
export const DownloadProgress = z.object({
  runId: RowId.nullable(),
  step: z.enum([
    'startingBrowser',
    'signingIn',
    'waitsForPerson',
    'openingWindow',
    'listing',
    'fetching',
    'importing',
    'ending',
  ]),
  source: Source.nullable(),
  month: Month.nullable(),
  scheme: z.string().nullable(),
  file: z.string().nullable(),
  filesDone: z.int(),
  filesTotal: z.int(),
  bytes: z.int(),
})
export type DownloadProgress = z.infer<typeof DownloadProgress>

const runChanges = [
  'downloads.active',
  'downloads.listRuns',
  'downloads.getRun',
  'downloads.listFiles',
  'downloads.missing',
  'dashboard.get',
  'imports.list',
  'claims.list',
]

export const downloads = {
  /**
   * Signs in, reads the portal's lists and fetches every file not yet stored; imports them when asked.
   * Answers when the run has ended. A run that ends badly is answered with state `failed` and its error, not thrown.
   */
  run: command({
    allow: 'downloads.run',
    input: z.object({
      sources: z.array(Source).min(1).default(['rep']),
      months: z.array(Month).min(1).max(120),
      /** None for transfers alone: they come for the whole hospital. */
      schemes: z.array(Scheme),
      isImporting: z.boolean().default(true),
      /** Reads the lists and fetches nothing: what would be fetched. */
      isDryRun: z.boolean().default(false),
      /** Fetches stored files too and compares them; a changed one becomes a new version. */
      isFetchingAgain: z.boolean().default(false),
      reason: RunReason.default('manual'),
    }),
    output: DownloadRun,
    errors: ['portal.busy'],
    changes: runChanges,
  }),
  /** Reads the lists again that have files which could not be fetched. Answers like `run`; null when there are none. */
  retryFailed: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: DownloadRun.nullable(),
    errors: ['portal.busy'],
    changes: runChanges,
  }),
  /** Fetches everything `missing` names. Answers like `run`; null when nothing is missing. */
  runMissing: command({
    allow: 'downloads.run',
    input: z.object({
      sources: z.array(Source).min(1).default(['rep']),
      since: Month,
      schemes: z.array(Scheme),
      isImporting: z.boolean().default(true),
    }),
    output: DownloadRun.nullable(),
    errors: ['portal.busy'],
    changes: runChanges,
  }),
  /** Goes on with a run that was paused, interrupted, cancelled or failed, at the list where it stopped; one that is done stays as it is. */
  resume: command({
    allow: 'downloads.run',
    input: z.object({ id: RowId }),
    output: DownloadRun,
    errors: ['portal.busy'],
    changes: runChanges,
  }),
  /** Stops the run so that it can go on later, also after a restart; files in flight are as they were before. */
  pause: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: runChanges,
  }),
  /** Ends the run; the files in flight are as they were before. */
  cancel: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: ['downloads.active'],
  }),
  /**
   * Opens a visible window in which the person signs in to the portal; answers when the portal let her in. A run that
   * failed for want of a sign-in then goes on by itself.
   */
  signIn: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: z.object({}),
    errors: visitCodes,
    changes: ['downloads.active', 'downloads.listRuns', 'dashboard.get', 'attention.get'],
  }),
  /** Where the running run is, or null. */
  active: query({
    allow: 'finance.read',
    input: z.object({}),
    output: DownloadProgress.nullable(),
    errors: [],
  }),
  listRuns: query({
    allow: 'finance.read',
    input: z.object({ limit: z.int().min(1).max(200).default(50) }),
    output: z.array(DownloadRun),
    errors: [],
  }),
  /** One run with each of its lists, in their order. An unknown id is invalid input. */
  getRun: query({
    allow: 'finance.read',
    input: z.object({ id: RowId }),
    output: z.object({ run: DownloadRun, lists: z.array(DownloadList) }),
    errors: [],
  }),
  /** Lists from a month on that were never read, or have files which are not stored; the newest month first. */
  missing: query({
    allow: 'finance.read',
    input: z.object({
      sources: z.array(Source).min(1).default(['rep']),
      since: Month,
      schemes: z.array(Scheme),
    }),
    output: z.array(MissingPlace),
    errors: [],
  }),
  options: query({ allow: 'finance.read', input: z.object({}), output: DownloadOptions, errors: [] }),
  saveOptions: command({
    allow: 'settings.change',
    input: DownloadOptions,
    output: z.object({}),
    errors: [],
    changes: ['downloads.options'],
  }),
  ...folderEntries,
  /** Files the portal listed, newest first. */
  listFiles: query({
    allow: 'finance.read',
    input: z.object({
      source: Source.optional(),
      month: Month.optional(),
      scheme: z.string().optional(),
      state: z.enum(['waiting', 'fetching', 'stored', 'empty', 'failed']).optional(),
      limit: z.int().min(1).max(1000).default(500),
    }),
    output: z.object({ total: z.int(), files: z.array(DownloadFile) }),
    errors: [],
  }),
  progress: event({ allow: 'finance.read', payload: DownloadProgress.nullable() }),
  /** The portal has forgotten the session of a person between two runs. */
  sessionLost: event({ allow: 'finance.read', payload: z.object({}) }),
  /** For how long the code is good that a person who signs in is shown for her ThaiD app; null when it is gone. */
  thaiDCode: event({ allow: 'finance.read', payload: z.object({ seconds: z.int().nullable() }) }),
  log: event({ allow: 'finance.read', payload: LogLine }),
}
