import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { visitCodes } from '#shared/errors/visit-codes.ts'
import { Instant, Month } from '#shared/model/ids.ts'
import { ListChange } from '#shared/model/list-changes.ts'
import { CorrectedColumns } from '#shared/model/list-correction.ts'
import { ListField, ListReading } from '#shared/model/list-reading.ts'
import { Scheme } from '#shared/model/scheme.ts'
import { ListScheme, Source } from '#shared/model/source.ts'

/** A list of the portal's profile that is in use, and what is known of it. Nothing here is a value of a line. */
export const ListEntry = z.object({
  /** Ids of profile and list. */
  portal: z.string(),
  list: z.string(),
  source: Source,
  scheme: ListScheme,
  state: z.enum(['unread', 'read', 'empty', 'failed', 'changed']),
  newest: ListReading.nullable(),
  /** The last reading that worked; where the list has changed since, the one before the change. */
  good: ListReading.nullable(),
  /** How the newest differs from it. */
  changes: z.array(ListChange),
  /** Columns a person named, in force for every scheme of the list. */
  correction: z
    .object({
      columns: CorrectedColumns,
      at: Instant,
      by: z.string(),
      /** Fields whose column the newest reading does not show any more; they are found as usual. */
      lost: z.array(ListField),
    })
    .nullable(),
})
export type ListEntry = z.infer<typeof ListEntry>

const listChanges = ['portalLists.list', 'dashboard.get']

export const portalLists = {
  /** What Satang understands of each list of the portal, those that were read first. Touches no network. */
  list: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({
      lists: z.array(ListEntry),
      /** Why the kept corrections are not used: their file is not as this computer signed it. */
      refused: ErrorRecord.nullable(),
    }),
    errors: [],
  }),
  /** Signs in as a run by hand does and opens each list; downloads nothing. A list that fails is answered, not thrown. */
  look: command({
    allow: 'downloads.run',
    input: z.object({
      sources: z.array(Source).min(1),
      /** None for transfers alone. */
      schemes: z.array(Scheme),
      month: Month,
    }),
    output: z.object({ readings: z.array(ListReading) }),
    errors: visitCodes,
    changes: [...listChanges, 'downloads.active', 'attention.get', 'completeness.get', 'completeness.files'],
  }),
  /** Keeps which column of a list is which; the next reading follows it. What was said of the list before is replaced. */
  correct: command({
    allow: 'settings.change',
    input: z.object({
      list: z.string().min(1).max(40),
      columns: CorrectedColumns.refine((columns) => Object.keys(columns).length > 0),
    }),
    output: z.object({}),
    errors: ['folder.denied'],
    changes: listChanges,
  }),
  /** Takes back what was said of a list. Where the file of corrections was refused, it is removed. */
  undoCorrection: command({
    allow: 'settings.change',
    input: z.object({ list: z.string().min(1).max(40) }),
    output: z.object({}),
    errors: ['folder.denied'],
    changes: listChanges,
  }),
  /** A person has seen that a list which changed is read rightly: it is as it should be from now on. */
  confirm: command({
    allow: 'settings.change',
    input: z.object({ list: z.string().min(1).max(40), scheme: ListScheme }),
    output: z.object({}),
    errors: [],
    changes: listChanges,
  }),
  /** Saves how the lists are built where the person chooses, without any value; null when she closes the window. */
  saveReport: command({
    allow: 'downloads.run',
    input: z.object({}),
    output: z.object({ path: z.string().nullable() }),
    errors: ['folder.denied'],
    changes: [],
  }),
}
