import * as z from 'zod'
import { command, event, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { errorCodes } from '#shared/errors/codes.ts'
import { Instant, Month, RowId } from '#shared/model/ids.ts'
import { Scheme } from '#shared/model/scheme.ts'

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
  source: z.literal('rep'),
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
export const RunState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted'])

/** One run of the downloader with what it found. */
export const DownloadRun = z.object({
  id: RowId,
  reason: RunReason,
  state: RunState,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  months: z.array(Month),
  schemes: z.array(Scheme),
  listed: z.int(),
  stored: z.int(),
  skipped: z.int(),
  failed: z.int(),
  imported: z.int(),
  refused: z.int(),
  error: ErrorRecord.nullable(),
})
export type DownloadRun = z.infer<typeof DownloadRun>

/** Where a run is. `signingIn` with `waitsForPerson` means a visible window is open and waits. */
export const DownloadProgress = z.object({
  runId: RowId,
  step: z.enum([
    'startingBrowser',
    'signingIn',
    'waitsForPerson',
    'listing',
    'fetching',
    'importing',
    'ending',
  ]),
  month: Month.nullable(),
  scheme: z.string().nullable(),
  file: z.string().nullable(),
  filesDone: z.int(),
  filesTotal: z.int(),
  bytes: z.int(),
})
export type DownloadProgress = z.infer<typeof DownloadProgress>

export const LogLine = z.object({
  at: Instant,
  level: z.enum(['info', 'warn', 'error']),
  /** An event name such as `downloads.fileStored`, and facts without patient data or secrets. */
  event: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type LogLine = z.infer<typeof LogLine>

const portalErrors = [
  'portal.unreachable',
  'portal.wrongPassword',
  'portal.codeNeeded',
  'portal.signInNeeded',
  'portal.signInTimeout',
  'portal.sessionExpired',
  'portal.noRight',
  'portal.pageChanged',
  'portal.down',
  'portal.rateLimited',
  'portal.noAccount',
  'portal.busy',
  'browser.missing',
  'browser.failed',
  'folder.denied',
  'download.diskFull',
] as const

const runChanges = [
  'downloads.active',
  'downloads.listRuns',
  'downloads.listFiles',
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
      months: z.array(Month).min(1).max(24),
      schemes: z.array(Scheme).min(1),
      isImporting: z.boolean().default(true),
      reason: RunReason.default('manual'),
    }),
    output: DownloadRun,
    errors: ['portal.busy'],
    changes: runChanges,
  }),
  /** Ends the run after putting the file in flight back to waiting. */
  cancel: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: ['downloads.active'],
  }),
  /** Opens a visible window in which the person signs in to the portal; answers when the portal let her in. */
  signIn: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: z.object({}),
    errors: portalErrors,
    changes: ['downloads.active', 'dashboard.get'],
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
  /** Files the portal listed, newest first. */
  listFiles: query({
    allow: 'finance.read',
    input: z.object({
      month: Month.optional(),
      scheme: z.string().optional(),
      state: z.enum(['waiting', 'fetching', 'stored', 'empty', 'failed']).optional(),
      limit: z.int().min(1).max(1000).default(500),
    }),
    output: z.object({ total: z.int(), files: z.array(DownloadFile) }),
    errors: [],
  }),
  progress: event({ allow: 'finance.read', payload: DownloadProgress.nullable() }),
  log: event({ allow: 'finance.read', payload: LogLine }),
}
