import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'

/** Fields that must agree within every row: the whole less some amounts is the rest. */
export type RowRule = { readonly whole: string; readonly less: readonly string[]; readonly rest: string }

type Frame = Pick<SheetFrame, 'sheet' | 'layout' | 'match' | 'cells'>

/** A file in which nothing agrees needs no longer list. */
const maxCells = 50

/**
 * Holds the amounts of each row against each other. An amount whose column the sheet does not have counts as nothing; a
 * blank cell in a column it has makes the row unknown, and an unknown row is not judged.
 */
export function createRowSums({ sheet, layout, match, cells }: Frame, { whole, less, rest }: RowRule) {
  const indexOf = (field: string) => layout.columns.findIndex(([name]) => name === field)
  const stands = (index: number) => (match.columnOf[index] ?? -1) >= 0
  const [wholeAt, restAt] = [indexOf(whole), indexOf(rest)]
  const lessAt = less.map(indexOf).filter(stands)
  const breaks: ImportCheck['cells'] = []
  let expected = 0
  let found = 0
  let isJudged = false

  /** @returns the rest as the other amounts have it; null when one of them is blank */
  function findExpected(): number | null {
    const amounts = [wholeAt, ...lessAt].map(cells.moneyOf)
    const [first = null, ...others] = amounts
    return others.reduce((left, amount) => (left === null || amount === null ? null : left - amount), first)
  }

  return {
    /** Judges the row that was read last; a break is a suspect cell. */
    check(row: SheetRow): void {
      const said = cells.moneyOf(restAt)
      const should = findExpected()
      if (said === null || should === null) return
      isJudged = true
      expected += should
      found += said
      if (said === should) return
      cells.suspect(row, restAt, 'sumDiffers')
      if (breaks.length >= maxCells) return
      breaks.push({ sheet, row: row.row + 1, column: toColumnLetters(match.columnOf[restAt] ?? 0) })
    },
    /** @returns one check over all judged rows, which two breaks that make up for each other do not make equal */
    checks(): ImportCheck[] {
      if (!isJudged) return []
      const isEqual = breaks.length === 0
      const what = { against: 'rowSum', where: sheet, what: rest, isMoney: true } as const
      return [{ ...what, expected, found, isEqual, cells: breaks }]
    },
  }
}
