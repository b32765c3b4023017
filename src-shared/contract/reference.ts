import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'
import { codeFamilies } from '#shared/model/code-family.ts'
import { Instant } from '#shared/model/ids.ts'

/** Lists of codes. `errorCode` NHSO's own codes, `healthOffice` by HCODE, `icd10` ICD-10-TM, `icd9` ICD-9-CM, `drug` TMT. */
export const referenceKinds = [
  'errorCode',
  'healthOffice',
  'icd10',
  'icd9',
  'drug',
  'fund',
  'serviceType',
] as const
export const ReferenceKind = z.enum(referenceKinds)
export type ReferenceKind = z.infer<typeof ReferenceKind>

export const ReferenceEntry = z.object({
  kind: ReferenceKind,
  code: z.string(),
  titleTh: z.string().nullable(),
  titleEn: z.string().nullable(),
  /** Shipped with Satang, or from a list the hospital loaded. */
  source: z.enum(['builtin', 'loaded']),
  /** The rest of what the list says, by column. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type ReferenceEntry = z.infer<typeof ReferenceEntry>

/** What an error code means and what to do about it. Null where only the family is known: its phrase then says both. */
export const CodeMeaning = z.object({
  /** As it was asked for. */
  code: z.string(),
  /** Names the family's phrases. */
  family: z.enum(codeFamilies),
  meaningTh: z.string().nullable(),
  meaningEn: z.string().nullable(),
  actionTh: z.string().nullable(),
  actionEn: z.string().nullable(),
  /** NHSO's own words, when the hospital loaded the official list. */
  official: z.string().nullable(),
})
export type CodeMeaning = z.infer<typeof CodeMeaning>

export const reference = {
  /** How many entries each list has and where they are from. */
  lists: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({
      lists: z.array(
        z.object({
          kind: ReferenceKind,
          builtin: z.int(),
          loaded: z.int(),
          file: z.string().nullable(),
          loadedAt: Instant.nullable(),
          loadedBy: z.string().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  /** Entries whose code or text holds the words, the code's own first. */
  search: query({
    allow: 'finance.read',
    input: z.object({
      kind: ReferenceKind,
      text: z.string().trim().max(80).default(''),
      limit: z.int().min(1).max(200).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({ total: z.int(), entries: z.array(ReferenceEntry) }),
    errors: [],
  }),
  /** What these error codes mean, in the order they were asked for. */
  explain: query({
    allow: 'finance.read',
    input: z.object({ codes: z.array(z.string().min(1).max(60)).max(200) }),
    output: z.object({ codes: z.array(CodeMeaning) }),
    errors: [],
  }),
  /** Puts a list the hospital has (.xlsx, .xls, .csv, or .txt copied from a .pdf) in place of the one loaded before. All of it or nothing. */
  load: command({
    allow: 'settings.change',
    input: z.object({ kind: ReferenceKind, path: z.string().min(1) }),
    output: z.object({
      entries: z.int(),
      /** Rows without a code of the list's kind. */
      leftOut: z.int(),
      /** Rows whose code stood further up already; the first one counts. */
      repeated: z.int(),
    }),
    errors: [
      'import.fileMissing',
      'import.notAFile',
      'import.rowUnreadable',
      'reference.codeUnreadable',
      'reference.isPdf',
      'reference.noColumns',
      'reference.noEntries',
      'workbook.unreadable',
      'workbook.notWorkbook',
      'workbook.html',
      'workbook.webPage',
      'workbook.empty',
      'workbook.truncated',
      'workbook.encrypted',
      'workbook.oldFormat',
      'workbook.tooLarge',
    ],
    changes: ['reference.lists', 'reference.search', 'reference.explain', 'quality.get'],
  }),
}
