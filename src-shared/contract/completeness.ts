import * as z from 'zod'
import { query } from '#shared/contract/define.ts'
import { FiscalYear, Month, RowId } from '#shared/model/ids.ts'

export const documentKinds = ['REP', 'STM', 'SMT'] as const
export const DocumentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof DocumentKind>

/**
 * Why a list may have more than is known of it: `short`, it says so itself; `emptyUnsure`, it was read as empty and nobody
 * has seen that it is read rightly.
 */
export const ListDoubt = z.enum(['short', 'emptyUnsure'])
export type ListDoubt = z.infer<typeof ListDoubt>

/** One month, scheme and kind of document: what should be there and what is. */
export const CompletenessRow = z.object({
  month: Month,
  scheme: z.string(),
  kind: DocumentKind,
  /** Files the portal listed; null when none are known. */
  listed: z.int().nullable(),
  /** Listed files whose counts on the list could not be read; null where no file is listed or lists have no counts. */
  countsUnknown: z.int().nullable(),
  /** Listed files that lie on this machine. */
  stored: z.int(),
  imported: z.int(),
  /** Imported files whose every check is equal and that have no unreadable cell. */
  proven: z.int(),
  /** Imported files with a check that differs. */
  differing: z.int(),
  /** Refused or in quarantine. */
  refused: z.int(),
  /** Listed and not imported. */
  missing: z.int(),
  doubt: ListDoubt.nullable(),
})
export type CompletenessRow = z.infer<typeof CompletenessRow>

/** One file of a month, scheme and kind, whether it is there or not. */
export const CompletenessFile = z.object({
  name: z.string(),
  /** `missing`: listed, not on this machine. `stored`: on this machine, not imported. */
  state: z.enum(['missing', 'stored', 'imported', 'undone', 'quarantined', 'refused']),
  isListed: z.boolean(),
  /** It is listed, lists of its kind have counts, and those of this file could not be read there. */
  hasUnknownCounts: z.boolean(),
  isProven: z.boolean(),
  importId: RowId.nullable(),
})

const place = { month: Month, scheme: z.string(), kind: DocumentKind }

export const completeness = {
  /** Every month of a fiscal year that has, or should have, a file, or whose list is in doubt. */
  get: query({
    allow: 'finance.read',
    input: z.object({ fiscalYear: FiscalYear.optional() }),
    output: z.object({
      fiscalYear: FiscalYear,
      fiscalYears: z.array(FiscalYear),
      rows: z.array(CompletenessRow),
    }),
    errors: [],
  }),
  files: query({
    allow: 'finance.read',
    input: z.object(place),
    output: z.object({ files: z.array(CompletenessFile), doubt: ListDoubt.nullable() }),
    errors: [],
  }),
}
