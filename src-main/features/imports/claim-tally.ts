import { parserFor } from '#main/features/imports/cell-parse.ts'
import { fieldsOf } from '#main/features/imports/column-plan.ts'
import type { ClaimRow } from '#main/features/imports/file-claims.ts'
import type { ClaimTally, SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'

type Frame = Pick<SheetFrame, 'layout' | 'match' | 'dates'>
type Numbers = Record<string, number | null>
type Counted = { rows: number; passed: number; failed: number }

/** A column of money: its index among the fields of the sheet, and whether it is money NHSO pays. */
type MoneyField = { readonly field: string; readonly index: number; readonly isApproved: boolean }

function moneyOf({ layout, match }: Frame): readonly MoneyField[] {
  const approved = new Set(layout.parts.approved)
  return fieldsOf(layout, match).flatMap(({ field, type }, index) =>
    type === 'money' ? [{ field, index, isApproved: approved.has(field) }] : [],
  )
}

const nothing = (): Counted => ({ rows: 0, passed: 0, failed: 0 })

function count(counted: Counted, isPassed: boolean, by: 1 | -1): void {
  counted.rows += by
  counted[isPassed ? 'passed' : 'failed'] += by
}

/** Σ by field; a field whose values were all taken out again is unknown, as one that never had any. */
function createSums(money: readonly MoneyField[]) {
  const sums = new Map<string, { satang: number; values: number }>()
  return {
    add(field: string, satang: number, by: 1 | -1): void {
      const sum = sums.get(field) ?? { satang: 0, values: 0 }
      sum.satang += by * satang
      sum.values += by
      sums.set(field, sum)
    },
    toNumbers: (): Numbers =>
      Object.fromEntries(
        money.map(({ field }): [string, number | null] => {
          const sum = sums.get(field)
          return [field, sum === undefined || sum.values === 0 ? null : sum.satang]
        }),
      ),
  }
}

/**
 * Counts the claims of a sheet and adds up their money. Claims NHSO did not pass print what would have been: it is nowhere
 * among what is approved. Rows that a newer row of the file replaces are in no sum.
 */
export function createClaimTally(frame: Frame) {
  const money = moneyOf(frame)
  const [all, live] = [nothing(), nothing()]
  const [sums, passedSums] = [createSums(money), createSums(money)]

  function addMoney(amountOf: (index: number) => number | null, isPassed: boolean, by: 1 | -1): void {
    for (const { field, index, isApproved } of money) {
      const satang = amountOf(index)
      if (satang === null) continue
      if (isPassed) passedSums.add(field, satang, by)
      if (isPassed || !isApproved) sums.add(field, satang, by)
    }
  }

  return {
    /** @param amountOf satang of the row read last, by the index of its field */
    add(amountOf: (index: number) => number | null, isPassed: boolean, isOlder: boolean): void {
      count(all, isPassed, 1)
      if (isOlder) return
      count(live, isPassed, 1)
      addMoney(amountOf, isPassed, 1)
    },
    /** Takes a row out again that a newer one took the place of. */
    takeOut({ isPassed }: ClaimRow, { cells }: SheetRow): void {
      const { match, dates } = frame
      const columnOf = [...match.columnOf, ...match.groupColumns.map(({ column }) => column)]
      const parse = parserFor('money', dates)
      const amountOf = (index: number) => {
        const reading = parse(cells[columnOf[index] ?? -1] ?? null)
        return typeof reading === 'number' ? reading : null
      }
      count(live, isPassed, -1)
      addMoney(amountOf, isPassed, -1)
    },
    tally: (): ClaimTally => ({ all, live, sums: sums.toNumbers(), passedSums: passedSums.toNumbers() }),
  }
}
