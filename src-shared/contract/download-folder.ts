import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'

/** Where downloaded files lie. */
export const DownloadFolder = z.object({
  path: z.string(),
  isDefault: z.boolean(),
  /** What its disk has left; null when the folder cannot be used now, as `trouble` says. */
  freeBytes: z.int().nullable(),
  trouble: ErrorRecord.nullable(),
  /** Whether it lies on another computer, as far as the system tells. */
  isOnNetwork: z.boolean(),
  /** Where other ordinary files with rows of patients lie: those no layout fits, and copies that wait for their import. */
  besides: z.array(
    z.object({ kind: z.enum(['quarantine', 'staging']), path: z.string(), isOnNetwork: z.boolean() }),
  ),
  /** Files that still lie in the folder before: on their way while `progress` is there, else waiting for a person. */
  move: z
    .object({
      from: z.string(),
      progress: z.object({ filesDone: z.int(), filesTotal: z.int() }).nullable(),
      error: ErrorRecord.nullable(),
    })
    .nullable(),
})
export type DownloadFolder = z.infer<typeof DownloadFolder>

/** The part of `downloads` about where files lie. */
export const folderEntries = {
  folder: query({ allow: 'finance.read', input: z.object({}), output: DownloadFolder, errors: [] }),
  /** Whether a folder that may be chosen lies on another computer, as far as the system tells. */
  lookAtFolder: query({
    allow: 'settings.change',
    input: z.object({ path: z.string().trim().min(1).max(1000) }),
    output: z.object({ isOnNetwork: z.boolean() }),
    errors: [],
  }),
  /**
   * Keeps downloaded files in another folder, null for the usual one, and moves what lies in the folder before. Answers
   * when the move has ended; one that ends badly is in the answer, and no run begins until it is finished or left.
   */
  changeFolder: command({
    allow: 'settings.change',
    input: z.object({ path: z.string().trim().min(1).max(1000).nullable() }),
    output: DownloadFolder,
    errors: [
      'portal.busy',
      'folder.relative',
      'folder.driveRoot',
      'folder.ours',
      'folder.denied',
      'folder.missing',
      'download.diskFull',
      'download.moveUnfinished',
    ],
    changes: ['downloads.folder'],
  }),
  /** Files in the folder whose import is proven: every row is in the store, and nothing in it differs. */
  proven: query({
    allow: 'settings.change',
    input: z.object({}),
    output: z.object({ files: z.int(), bytes: z.int() }),
    errors: ['folder.denied', 'folder.missing', 'download.moveUnfinished'],
  }),
  /**
   * Removes them; no run fetches them again, unless it is told to fetch again what there is. Afterwards they cannot be
   * read again. `kept` counts those that have other bytes by now or are held by another program.
   */
  removeProven: command({
    allow: 'settings.change',
    input: z.object({}),
    output: z.object({ removed: z.int(), bytes: z.int(), kept: z.int(), wasCancelled: z.boolean() }),
    errors: [
      'portal.busy',
      'folder.denied',
      'folder.missing',
      'download.diskFull',
      'download.moveUnfinished',
    ],
    changes: ['downloads.proven', 'downloads.folder'],
  }),
  /** Goes on moving the files that still lie in the folder before. Answers like `changeFolder`. */
  moveFiles: command({
    allow: 'settings.change',
    input: z.object({}),
    output: DownloadFolder,
    errors: ['portal.busy'],
    changes: ['downloads.folder'],
  }),
  /** Leaves what was not moved where it lies; a run fetches again what it then misses. */
  leaveFiles: command({
    allow: 'settings.change',
    input: z.object({}),
    output: DownloadFolder,
    errors: ['portal.busy'],
    changes: ['downloads.folder'],
  }),
}
