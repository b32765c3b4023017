import * as z from 'zod'
import { errorCodes } from '#shared/errors/codes.ts'
import { Instant, Month } from '#shared/model/ids.ts'
import { ListScheme, Source } from '#shared/model/source.ts'

/** What a column of a portal's list can be. `file` holds the link to the file or its name. */
export const ListField = z.enum([
  'sentAt',
  'checkedAt',
  'repNo',
  'hcode',
  'file',
  'total',
  'passed',
  'failed',
])
export type ListField = z.infer<typeof ListField>

/** What the cells of a column look like, whatever their header says. */
export const ColumnLook = z.enum([
  'date',
  'number',
  'hospitalCode',
  'repNumber',
  'fileName',
  'link',
  'text',
  'blank',
])
export type ColumnLook = z.infer<typeof ColumnLook>

/** Why a column counts as a field: its cells, its header, its place beside others, or a person who said so. */
export const ColumnReason = z.enum(['content', 'header', 'place', 'correction'])
export type ColumnReason = z.infer<typeof ColumnReason>

/** One column of a list as it was understood. */
export const ReadColumn = z.object({
  /** From 0, with every spanned column counted. */
  index: z.int(),
  /** Texts above the cells from top to bottom; none where the list has no header. */
  headers: z.array(z.string()),
  look: ColumnLook,
  /** null: not understood, or of no use. */
  field: ListField.nullable(),
  reasons: z.array(ColumnReason),
})
export type ReadColumn = z.infer<typeof ReadColumn>

/** How a link of a list leads to its file; never where to, nor for whom. */
const LinkShape = z.object({
  kind: z.enum(['address', 'script', 'other']),
  /** Path of the address or name of the script. */
  target: z.string(),
  /** Names of the parameters, or the number of values as text. */
  parameters: z.array(z.string()),
  count: z.int(),
})

/** How a page is built, without any value it holds. */
export const ListStructure = z.object({
  /** Without its query. */
  path: z.string(),
  way: z.enum(['navigation', 'script', 'json']),
  tables: z.array(
    z.object({
      id: z.string().nullable(),
      rows: z.int(),
      /** Each number of cells that a row has, ascending. */
      cellCounts: z.array(z.int()),
      headers: z.array(z.array(z.string())),
      links: z.array(LinkShape),
    }),
  ),
  /** Of an answer in JSON: path such as `data[].loaded`, and the type of its value. */
  keys: z.array(z.object({ path: z.string(), type: z.string() })),
})
export type ListStructure = z.infer<typeof ListStructure>

/** How reading a list ended. An empty list says why it is believed to be one. */
export const ListEnding = z.discriminatedUnion('state', [
  z.object({ state: z.literal('read') }),
  z.object({
    state: z.literal('empty'),
    /** The list's own count, its words, its table without lines, or only a page without any mark of failure. */
    evidence: z.enum(['count', 'text', 'table', 'page']),
    /** Whether the same list showed files in this session, so that it is read as it should be. */
    isProven: z.boolean(),
  }),
  z.object({ state: z.literal('failed'), code: z.enum(errorCodes) }),
])
export type ListEnding = z.infer<typeof ListEnding>

/** @returns whether only a page without any mark of failure says that a list is empty, and nobody has proven it */
export function isEmptyUnsure(ending: ListEnding): boolean {
  return ending.state === 'empty' && ending.evidence === 'page' && !ending.isProven
}

/** What was understood of one list of the portal at one visit. It holds no value of any line. */
export const ListReading = z.object({
  /** Ids of profile and list. */
  portal: z.string(),
  list: z.string(),
  source: Source,
  scheme: ListScheme,
  month: Month,
  at: Instant,
  ending: ListEnding,
  /** Lines with a file. */
  lines: z.int(),
  /** How many the list says it has; null when it says nothing. */
  told: z.int().nullable(),
  /** `none`: lists of this kind show no counts. */
  counts: z.enum(['known', 'unknown', 'none']),
  columns: z.array(ReadColumn),
  /** A few lines with every letter and digit masked. */
  sample: z.array(z.array(z.string())),
  structure: ListStructure.nullable(),
})
export type ListReading = z.infer<typeof ListReading>
