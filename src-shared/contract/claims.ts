import * as z from 'zod'
import { query } from '#shared/contract/define.ts'
import { Satang } from '#shared/contract/money.ts'
import { FiscalYear, Instant, Month, RowId } from '#shared/model/ids.ts'
import { lifeCycles } from '#shared/model/life-cycle.ts'

/** How NHSO answered the newest version of a claim: passed without a code, or failed with at least one. */
export const Outcome = z.enum(['passed', 'failed'])
export type Outcome = z.infer<typeof Outcome>

/**
 * What a life-cycle code says of its row: `superseded` an original that a newer row replaces (AP1, EA1, EP1) · `opened`
 * (AP0, EP0, EP2) · `waiting` for NHSO (AP2) · `refused` (AP3) · `held` because of an audit (T01, T02).
 */
export const LifeCycle = z.enum(lifeCycles)
export type LifeCycle = z.infer<typeof LifeCycle>

/** Narrows claims. Every number on the dashboard can be said as one of these. A null `fund` or `month`: the cell is blank. */
export const ClaimFilter = z.object({
  fiscalYear: FiscalYear.optional(),
  month: Month.nullable().optional(),
  fund: z.string().nullable().optional(),
  scheme: z.string().optional(),
  patientType: z.enum(['OP', 'IP']).optional(),
  outcome: Outcome.optional(),
  /** Only claims that passed and whose approved amount is blank in the file. */
  approved: z.literal('unknown').optional(),
  /** Only claims whose current version is of this file; what a newer file replaced is in the claim's versions. */
  importId: RowId.optional(),
  /** Start of a TRAN_ID, HN, AN, PID or REP no.; at least two characters. */
  search: z.string().trim().min(2).max(40).optional(),
})
export type ClaimFilter = z.infer<typeof ClaimFilter>

export const ClaimRow = z.object({
  id: RowId,
  tranId: z.string(),
  repNo: z.string().nullable(),
  hn: z.string().nullable(),
  an: z.string().nullable(),
  patientType: z.string().nullable(),
  scheme: z.string(),
  fund: z.string().nullable(),
  admittedAt: z.string().nullable(),
  outcome: Outcome,
  errorCodes: z.string().nullable(),
  claimedSatang: Satang.nullable(),
  approvedSatang: Satang.nullable(),
  versions: z.int(),
})
export type ClaimRow = z.infer<typeof ClaimRow>

/** One cell of the row a version came from, as it was read. Money is satang; everything else is text. */
export const ClaimValue = z.object({
  field: z.string(),
  /** Header texts from the top level down, as NHSO prints them. */
  headers: z.array(z.string()),
  type: z.string(),
  /** False when the cell could not be read as its type; `value` is then the text as it stands in the file. */
  isReadable: z.boolean(),
  value: z.union([z.string(), z.int()]).nullable(),
})

export type ClaimValue = z.infer<typeof ClaimValue>

/** One drug, instrument, denial or zero-paid item. */
export const ClaimLine = z.object({
  kind: z.enum(['drug', 'instrument', 'denial', 'zeroPaid']),
  sheet: z.string(),
  row: z.int(),
  code: z.string().nullable(),
  /** Name of the drug or instrument, or the reason of a denial, as the file has it. */
  name: z.string().nullable(),
  fund: z.string().nullable(),
  errorCodes: z.string().nullable(),
  claimedSatang: Satang.nullable(),
  approvedSatang: Satang.nullable(),
})
export type ClaimLine = z.infer<typeof ClaimLine>

/** The claim in one statement. */
export const ClaimStatement = z.object({
  importId: RowId,
  fileName: z.string(),
  documentNo: z.string(),
  block: z.enum(['normal', 'appeal', 'disabled', 'stateless', 'whole']),
  /** False when a newer file of the same document took its place, or the file was undone. */
  isCurrent: z.boolean(),
  sheet: z.string(),
  row: z.int(),
  period: z.string().nullable(),
  repNo: z.string().nullable(),
  claimedSatang: Satang.nullable(),
  approvedSatang: Satang.nullable(),
})
export type ClaimStatement = z.infer<typeof ClaimStatement>

export const ClaimVersion = z.object({
  id: RowId,
  isCurrent: z.boolean(),
  importId: RowId,
  fileName: z.string(),
  sheet: z.string(),
  /** Row of the sheet as the spreadsheet shows it, from 1. */
  row: z.int(),
  importedAt: Instant,
  claimedSatang: Satang.nullable(),
  /** What NHSO pays; null for a claim that did not pass. */
  approvedSatang: Satang.nullable(),
  /** What the row of a claim that did not pass prints as net: nothing of it is paid. Null for the others. */
  printedSatang: Satang.nullable(),
  outcome: Outcome,
  errorCodes: z.string().nullable(),
  /** Where the claim stands in an appeal; null for an ordinary answer. A `superseded` row is never paid. */
  lifeCycle: LifeCycle.nullable(),
  /** Its file was undone: it counts nowhere. */
  isRetired: z.boolean(),
  values: z.array(ClaimValue),
  /** Drugs, instruments, denials and zero-paid items of the same file. */
  lines: z.array(ClaimLine),
})
export type ClaimVersion = z.infer<typeof ClaimVersion>

export const claims = {
  /** Current versions of claims with the totals of the whole filter, in pages. */
  list: query({
    allow: 'finance.read',
    input: z.object({
      filter: ClaimFilter.default({}),
      sort: z.enum(['admittedAt', 'tranId', 'claimedSatang', 'approvedSatang']).default('admittedAt'),
      isDescending: z.boolean().default(true),
      limit: z.int().min(1).max(1000).default(200),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      total: z.int(),
      claimedSatang: Satang.nullable(),
      approvedSatang: Satang.nullable(),
      rows: z.array(ClaimRow),
    }),
    errors: [],
  }),
  /** One claim with every version it ever had, newest first. */
  get: query({
    allow: 'finance.read',
    input: z.object({ tranId: z.string().min(1).max(20) }),
    output: z.object({
      tranId: z.string(),
      versions: z.array(ClaimVersion),
      /** Where statements name the claim, newest first. */
      statements: z.array(ClaimStatement),
    }),
    errors: ['claim.unknown'],
  }),
}
