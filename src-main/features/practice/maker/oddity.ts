import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import type { RepKind } from '#main/features/practice/maker/rep-kinds.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { Column, ColumnType, Part, SheetLayout } from '#shared/model/layouts/layout.ts'

/** A cell of a data row about to be printed. */
export type CellToPrint = {
  readonly field: string
  readonly type: ColumnType
  readonly value: string | number | null | undefined
  /** 0-based row among the rows that count. */
  readonly row: number
}

/** Where a claim stands when an oddity changes it. */
export type ClaimPlace = {
  readonly rows: number
  readonly before: PracticeClaim | null
  readonly kind: RepKind
  readonly hospitalCode: string
}

/**
 * Something a real file may do to us, as data. What an importer must end with follows from it:
 * `refused` files give no rows; otherwise every row counts, with the sums of what was meant,
 * except cells that `spoils` (one rejected cell each, left out of the sums) and repeated TRAN_IDs (one rejected cell each).
 */
export type Oddity = {
  /** In the maker's own words, for the answer key. */
  readonly says: string
  readonly refused?: ErrorCode
  /** Kinds of files it can happen to; absent for all. */
  readonly fits?: (kind: RepKind) => boolean
  /** Summary fields that do not agree with the Detail rows. */
  readonly summaryDiffers?: readonly string[]
  readonly claim?: (claim: PracticeClaim, place: ClaimPlace) => PracticeClaim | undefined
  /** Prints cells of Detail and of the sheets of items in another way. */
  readonly print?: (cell: CellToPrint) => MadeCell | undefined
  readonly spoils?: { readonly row: number; readonly part: Part; readonly text: string }
  /** The id of a form that takes the place of the usual one, for sheets with the same kind of rows. */
  readonly uses?: string
  readonly columns?: (columns: readonly Column[], layout: SheetLayout) => readonly Column[]
  /** A Detail column nobody knows; its cells are kept under its header, or under the letters of its place. */
  readonly extraColumn?: { readonly place: 'middle' | 'end'; readonly header: string | null }
  /** Rows that the Detail block stands lower than usual. */
  readonly shift?: number
  /** The header rows stand again after half of the claims. */
  readonly repeatsHeader?: true
  /** A blank row stands after every so many claims. */
  readonly blankEvery?: number
  /** Data cells are merged: beside each other where the second is blank, and the first two names. */
  readonly mergesCells?: true
  /** In appeal files: after every so many claims its original stands once more, marked as replaced. */
  readonly reprintEvery?: number
  /** The second half of the claims stands on a sheet of its own. */
  readonly splits?: 'withHeader' | 'headerless'
  readonly lastRow?: 'totals' | 'blank' | 'notes'
  /** A sheet of free text that no importer knows. */
  readonly addsSheet?: string
  /** The last sheet is hidden; what stands there counts all the same. */
  readonly hidesLastSheet?: true
  readonly summary?: (values: Record<string, string | number | null>) => void
  /** Numbers as eight-byte doubles, one record a cell, as Java libraries write them. */
  readonly plainNumbers?: true
  /** What is really in the file, whatever its name says. */
  readonly content?: 'xls' | 'xlsx'
  /** How the file is named, whatever was ordered. */
  readonly named?: 'xls' | 'xlsx'
  readonly bytes?: (workbook: Buffer) => Buffer
}
