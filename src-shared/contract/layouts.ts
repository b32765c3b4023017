import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { Instant, RowId } from '#shared/model/ids.ts'
import { evidences } from '#shared/model/layouts/layout.ts'

/** A layout Satang reads sheets with: shipped, or made by an admin from a shipped one. */
export const LayoutEntry = z.object({
  id: z.string(),
  rows: z.string(),
  columns: z.int(),
  /** Null for a shipped layout. */
  made: z.object({ name: z.string(), at: Instant, by: z.string() }).nullable(),
  /** What its header texts rest on. */
  evidence: z.enum(evidences),
})
export type LayoutEntry = z.infer<typeof LayoutEntry>

export const layouts = {
  list: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({ layouts: z.array(LayoutEntry) }),
    errors: [],
  }),
  /**
   * Keeps which columns of a file in quarantine are which, as a new version of the layout that fits best.
   * Files of the same kind are read with it from now on; the file itself wants `imports.retry`.
   */
  save: command({
    allow: 'settings.change',
    input: z.object({
      importId: RowId,
      name: z.string().trim().min(2).max(60),
      /** Fields that were not found, each with the letters of the column it stands in. */
      columns: z.array(z.object({ field: z.string(), column: z.string().regex(/^[A-Z]{1,3}$/) })).max(200),
    }),
    output: z.object({ id: z.string() }),
    errors: ['import.unknown', 'import.notQuarantined', 'layout.incomplete', 'layout.columnTwice'],
    changes: ['layouts.list'],
  }),
}
