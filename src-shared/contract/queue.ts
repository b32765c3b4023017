import * as z from 'zod'
import { command, event, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { Instant, RowId } from '#shared/model/ids.ts'

/** Where one file of the queue is. */
export const QueuedState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('importing'), rowsDone: z.int() }),
  z.object({
    state: z.literal('done'),
    /** `older`: it is in, and would be read otherwise today. Nothing changed. */
    result: z.enum(['imported', 'unchanged', 'older', 'quarantined', 'refused']),
    /** The import record; null when nothing of the file could be read. */
    importId: RowId.nullable(),
    reason: ErrorRecord.nullable(),
    at: Instant,
  }),
  /** The store or the machine failed, not the file: it can be tried again. */
  z.object({ state: z.literal('failed'), reason: ErrorRecord, at: Instant }),
  z.object({ state: z.literal('cancelled'), at: Instant }),
])
export type QueuedState = z.infer<typeof QueuedState>

export const QueuedFile = z.object({
  id: RowId,
  name: z.string(),
  /** The folder or archive it came out of; null for a file of its own. */
  inside: z.string().nullable(),
  bytes: z.int(),
  origin: z.enum(['dropped', 'watched', 'commandLine']),
  addedAt: Instant,
  file: QueuedState,
})
export type QueuedFile = z.infer<typeof QueuedFile>

export const Queue = z.object({
  isPaused: z.boolean(),
  counts: z.object({
    waiting: z.int(),
    imported: z.int(),
    unchanged: z.int(),
    quarantined: z.int(),
    refused: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  }),
  /** What is imported now first, then what waits in order, then what ended, newest first; at most 500. */
  files: z.array(QueuedFile),
})
export type Queue = z.infer<typeof Queue>

export const WatchedFolder = z.object({
  /** Null when no folder is watched. */
  path: z.string().nullable(),
  /** When it was looked into last, and why that failed if it did. */
  lookedAt: Instant.nullable(),
  trouble: ErrorRecord.nullable(),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

const queueOnly = ['queue.get'] as const

export const queue = {
  /**
   * Puts files in the queue, which imports them in order, also after a restart. Folders and zip archives are opened;
   * what in them is no workbook, statement or transfer list is left out and counted. What cannot be opened stands in
   * the queue as refused, with its reason. A file that waits already is not added again.
   */
  add: command({
    allow: 'finance.import',
    input: z.object({ paths: z.array(z.string().min(1)).min(1).max(2000) }),
    output: z.object({ added: z.int(), leftOut: z.int() }),
    errors: ['import.nothingInside', 'folder.denied'],
    changes: queueOnly,
  }),
  /** Every file of the queue. */
  get: query({ allow: 'finance.read', input: z.object({}), output: Queue, errors: [] }),
  /** Finishes the file being imported, then rests until `resume`; also after a restart. */
  pause: command({
    allow: 'finance.import',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: queueOnly,
  }),
  resume: command({
    allow: 'finance.import',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: queueOnly,
  }),
  /** Cancels these files, or all that wait; the one being imported is undone. Files already done stay. */
  cancel: command({
    allow: 'finance.import',
    input: z.object({ ids: z.array(RowId).optional() }),
    output: z.object({ cancelled: z.int() }),
    errors: [],
    changes: queueOnly,
  }),
  /** Lets these files wait again, or all that failed, were cancelled or refused. */
  retry: command({
    allow: 'finance.import',
    input: z.object({ ids: z.array(RowId).optional() }),
    output: z.object({ waiting: z.int() }),
    errors: [],
    changes: queueOnly,
  }),
  /** Takes everything that ended off the list. What was imported stays imported. */
  clear: command({
    allow: 'finance.import',
    input: z.object({}),
    output: z.object({}),
    errors: [],
    changes: queueOnly,
  }),
  /** The folder whose new files go into the queue by themselves. */
  watched: query({ allow: 'finance.read', input: z.object({}), output: WatchedFolder, errors: [] }),
  watch: command({
    allow: 'settings.change',
    input: z.object({ path: z.string().min(1).nullable() }),
    output: WatchedFolder,
    errors: ['folder.unreadable'],
    changes: ['queue.watched'],
  }),
  /** The queue as it is now, a few times a second while it works. */
  progress: event({ allow: 'finance.read', payload: Queue }),
}
