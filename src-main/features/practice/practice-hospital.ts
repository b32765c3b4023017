import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { Satang } from '#shared/model/satang.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import type { LocalTime, Month } from '#shared/model/thai-date.ts'

/**
 * What is true of one workbook the maker wrote, and so what an importer must end with.
 * It follows from the claims as they were meant, never from reading the cells back.
 * A refused file has no rows, no sums and no funds.
 */
export type RepAnswerKey = {
  readonly name: string
  readonly kind: 'REP'
  readonly layout: string
  readonly rows: number
  readonly passed: number
  readonly failed: number
  /**
   * Σ per money field of the Detail columns the file has, over all rows; null when no row has a value.
   * Negative and text amounts count; a cell nobody can read counts as empty, its row stays.
   */
  readonly sums: Readonly<Record<string, Satang | null>>
  /**
   * By first token of the fund (null: blank, or no such column), in descending satang then fund order.
   * `satang` is Σ of what NHSO pays, as the layout's `approved` fields say.
   */
  readonly funds: readonly {
    readonly fund: string | null
    readonly claims: number
    readonly satang: Satang | null
  }[]
  /** How often each error code occurs. */
  readonly errorCodes: Readonly<Record<string, number>>
  /**
   * Cells that cannot be read as their column wants, and one for each row that repeats a TRAN_ID of the same file
   * (that row still counts in `rows`, `sums` and `funds`). Originals printed again beside their appeal repeat nothing.
   * 0 in a clean file.
   */
  readonly rejected: number
  /** What is odd in the file, in the maker's own words, e.g. `amounts as text`. */
  readonly oddities: readonly string[]
  /** Why an importer must refuse the file; absent when it must take it. */
  readonly refused?: ErrorCode
  /** Fields of the Summary sheet that do not agree with the Detail rows; absent when all do. */
  readonly summaryDiffers?: readonly string[]
}

/** What holds over several files together: each TRAN_ID counts once, as its newest version has it. */
export type PracticeTotals = {
  readonly claims: number
  readonly passed: number
  readonly failed: number
  readonly sums: RepAnswerKey['sums']
  readonly funds: RepAnswerKey['funds']
}

/** One line of the portal's REP list. */
export type RepListing = {
  readonly name: string
  readonly repNo: string
  readonly scheme: Scheme
  readonly month: Month
  /** Local time the batch was sent and checked. */
  readonly sentAt: LocalTime
  readonly checkedAt: LocalTime
  readonly total: number
  readonly passed: number
  readonly failed: number
}

/** A made-up hospital whose claims, REP files and answer keys follow from a seed: same seed, same bytes. */
export interface PracticeHospital {
  readonly hospitalCode: string
  readonly hospitalName: string
  /**
   * The REP batches the portal lists for a month and scheme, newest first.
   * The hospital has no clock: a portal leaves out what is `checkedAt` later than its own now.
   */
  listReps(month: Month, scheme: Scheme): readonly RepListing[]
  /**
   * Makes the workbook of a listed name; the same name always gives the same bytes.
   * @throws Error when no month lists the name
   */
  makeRep(name: string): Promise<{ readonly bytes: Buffer; readonly key: RepAnswerKey }>
}

/** A practice hospital that also knows its files cell by cell, and what they come to together. */
export interface CountedHospital extends PracticeHospital {
  makeRep(name: string): Promise<{
    readonly bytes: Buffer
    readonly key: RepAnswerKey
    readonly workbook: WorkbookKey
  }>
  /**
   * Adds up the newest versions of the claims in these listed files. A later file replaces an earlier one's claims;
   * later means by the time in the name, then REP no., then row.
   */
  currentTotals(names: readonly string[]): PracticeTotals
}
