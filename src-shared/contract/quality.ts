import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { ErrorRecord, Finding, findingReasons } from '#shared/contract/imports.ts'
import { RowId } from '#shared/model/ids.ts'

export const QualityReport = z.object({
  /** How often each thing was found, most first. */
  counts: z.array(
    z.object({
      reason: z.enum(findingReasons),
      weight: z.enum(['rejected', 'suspect']),
      count: z.int(),
      files: z.int(),
    }),
  ),
  /** Error codes of claims that no list knows, with a row to look at. */
  unknownCodes: z.array(
    z.object({
      code: z.string(),
      claims: z.int(),
      importId: RowId,
      file: z.string(),
      sheet: z.string(),
      row: z.int(),
    }),
  ),
  /** Headers that are not as the layout has them. */
  drifts: z.array(z.object({ importId: RowId, file: z.string(), warning: ErrorRecord })),
  total: z.int(),
  findings: z.array(Finding.extend({ importId: RowId, file: z.string() })),
})
export type QualityReport = z.infer<typeof QualityReport>

export const quality = {
  /** What is wrong with the imported files, or with one of them: addresses of cells, never what they hold. */
  get: query({
    allow: 'finance.read',
    input: z.object({
      importId: RowId.optional(),
      reason: z.enum(findingReasons).optional(),
      limit: z.int().min(1).max(1000).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: QualityReport,
    errors: [],
  }),
  /** Writes the whole report as a workbook into the exports folder. */
  export: command({
    allow: 'finance.read',
    input: z.object({ importId: RowId.optional() }),
    output: z.object({ path: z.string(), rows: z.int() }),
    errors: ['folder.denied'],
    changes: [],
  }),
}
