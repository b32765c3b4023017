import { parserFor } from '#main/features/imports/cell-parse.ts'
import { type DialysisHead, toDialysisHead } from '#main/features/imports/dialysis-head.ts'
import type { SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { columnsOfPart } from '#shared/model/layouts/layout.ts'

/** The layout of bills out of an archive, also as an admin mapped it. */
const billLayout = 'stm-kidney-xml'

/** A label and its value, above the headers of the bills. */
const headWidth = 2

/** Where the values of labels stand. */
const valueColumn = 'B'

type Bills = { readonly satang: number | null; readonly count: number }

function toChecks({ sheet, layout }: SheetFrame, head: DialysisHead, bills: Bills): ImportCheck[] {
  const toCheck = (what: string, expected: number, found: number | null, row: number | null): ImportCheck => {
    // bills without any amount and a printed 0 say the same
    const isEqual = expected === (found ?? 0)
    const cells = isEqual || row === null ? [] : [{ sheet, row, column: valueColumn }]
    return {
      against: 'totalRow',
      where: sheet,
      what,
      expected,
      found,
      isMoney: what !== 'rows',
      isEqual,
      cells,
    }
  }
  const [amount = 'amount'] = layout.parts.approved ?? []
  return [
    ...(head.satang === null ? [] : [toCheck(amount, head.satang, bills.satang, head.rowOf.satang)]),
    ...(head.bills === null ? [] : [toCheck('rows', head.bills, bills.count, head.rowOf.bills)]),
  ]
}

/**
 * Holds the bills of a dialysis statement against what the document says they come to, whatever becomes of each of them:
 * one that stands in two documents belongs to the total of both. Statements of other kinds are left as they are.
 * @source nhso/corrections.md 13
 */
export function heldAgainstHead(frame: SheetFrame, mapper: SheetMapper): SheetMapper {
  if (frame.layout.id.split('@')[0] !== billLayout) return mapper
  const parseMoney = parserFor('money', frame.dates)
  // a column the sheet does not have is blank in every bill
  const amounts = columnsOfPart(frame.layout, 'approved').map((index) => frame.match.columnOf[index] ?? -1)
  const above: SheetRow[] = []
  let isAbove = true
  let satang: number | null = null
  let count = 0

  function add({ cells }: SheetRow): void {
    count++
    for (const column of amounts) {
      const amount = parseMoney(cells[column] ?? null)
      if (typeof amount === 'number') satang = (satang ?? 0) + amount
    }
  }

  return {
    ...mapper,
    readData(row) {
      add(row)
      return mapper.readData(row)
    },
    readOther(row) {
      isAbove = isAbove && row.cells.length === headWidth
      if (isAbove) above.push(row)
      else mapper.readOther(row)
    },
    finish() {
      const found = mapper.finish()
      const head = toDialysisHead(above)
      return head === null
        ? found
        : { ...found, checks: [...found.checks, ...toChecks(frame, head, { satang, count })] }
    },
  }
}
