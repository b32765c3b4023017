import { valueKindOf } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import type { Finding } from '#shared/contract/imports.ts'

/** Where a finding stands. Rows and columns from 0. */
export type FindingPlace = {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly field: string
}

/** A file that is odd in every cell must not fill the store with complaints; all of them are counted. */
const maxListed = 10_000

/** Lists what is wrong in the cells of one file: where they stand and what kind they are, never what they hold. */
export function createFindings() {
  const listed: Finding[] = []
  const counts = { rejected: 0, suspect: 0 }
  const before = { listed: 0, rejected: 0, suspect: 0 }
  let isMarked = true
  return {
    listed: listed as readonly Finding[],
    counts: counts as Readonly<typeof counts>,
    /** Marks where the findings of a row begin. */
    begin(): void {
      // most rows have none
      if (isMarked) return
      isMarked = true
      before.listed = listed.length
      before.rejected = counts.rejected
      before.suspect = counts.suspect
    },
    /** Takes back what was found since `begin`. */
    takeBack(): void {
      listed.length = before.listed
      counts.rejected = before.rejected
      counts.suspect = before.suspect
    },
    add(weight: Finding['weight'], reason: Finding['reason'], place: FindingPlace, value: CellValue): void {
      isMarked = false
      counts[weight]++
      if (listed.length >= maxListed) return
      const { sheet, row, column, field } = place
      const valueKind = valueKindOf(value)
      listed.push({ weight, reason, sheet, row: row + 1, column: toColumnLetters(column), field, valueKind })
    },
  }
}

export type Findings = ReturnType<typeof createFindings>
