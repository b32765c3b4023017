import type { MadeWorkbook, MeantFields, WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
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
   * Σ per money field of the Detail columns the file has; null when no row that counts has a value.
   * Fields of approved money (the layout's `approved` part) count claims that passed, all others every claim; a row that
   * a newer one of the same file replaces counts in no sum and no fund.
   * Negative and text amounts count; a cell nobody can read counts as empty, its row stays.
   */
  readonly sums: Readonly<Record<string, Satang | null>>
  /**
   * By first token of the fund (null: blank, no such column, or `EXCEPT-…`), in descending satang then fund order.
   * `satang` is Σ of what NHSO pays for those that passed, as the layout's `approved` fields say; null for none.
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
   * (the one before it still counts in `rows`, and in nothing else). Originals printed again beside their appeal repeat nothing.
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

/** Schemes that have statements of their own; those of LGO are its REP files. @source nhso/formats.md §4.6 */
export const statementSchemes = ['UCS', 'OFC', 'BKK', 'BMT', 'SRT', 'PVT'] as const
export type StatementScheme = (typeof statementSchemes)[number]

/** One line of the portal's lists of statements. */
export type StatementListing = {
  /** `STM_{documentNo}.xls`, as clients keep it; the portal itself only knows the document number. */
  readonly name: string
  /** e.g. `10670_OPUCS256811_01`; those of civil servants name no scheme and have their year in CE: `10670_OP202511_01` */
  readonly documentNo: string
  readonly scheme: StatementScheme
  /** 1 out-patients, 2 in-patients, as NHSO's forms number them. */
  readonly personType: '1' | '2'
  /** The month the document number names. */
  readonly month: Month
  /** Which statement of the month it is, from 1. */
  readonly round: number
  /** e.g. `6811_OP_01` */
  readonly period: string
  /** The month most of its cases were sent in. */
  readonly serviceMonth: Month
  readonly issuedAt: LocalTime
}

/** One transfer by field, as `smt-json.layout.ts` names them: satang, local ISO days, null for a blank. */
export type TransferRow = MeantFields & { readonly posting_date: string; readonly budget_source: string }

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
  /** The statements of a scheme whose document number names the month, newest first; see `listReps` for the clock. */
  listStatements(asked: {
    readonly scheme: StatementScheme
    readonly month: Month
  }): readonly StatementListing[]
  /**
   * Makes the workbook of a listed statement; the same name always gives the same bytes.
   * @throws Error when no month lists the name
   */
  makeStatement(name: string): Promise<MadeWorkbook>
  /** The transfers posted from one local day to another, both included, newest first. */
  listTransfers(from: LocalTime, to: LocalTime): readonly TransferRow[]
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
