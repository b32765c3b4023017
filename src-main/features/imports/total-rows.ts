import { addUp } from '#main/features/imports/rep-checks.ts'
import type { RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'

type TotalRow = SheetOutcome['totalRows'][number]

const blockOf = (key: string) => key.slice(key.indexOf('|') + 1)

/** Rows that a printed total may be about. */
type Scope = readonly RowGroup[]

/**
 * Rows of its own sheet that a printed total may be about: nothing in it says whether it is of the sheet, a block or a
 * batch. Rows that count in another sheet stand here all the same.
 */
function findOwnScopes({ groups, elsewhere = [] }: SheetOutcome, { key }: TotalRow): Scope[] {
  const inBlock = (group: RowGroup) => key !== null && blockOf(group.key) === blockOf(key)
  const parts = (some: Scope) => [some, some.filter(inBlock), some.filter((group) => group.key === key)]
  return [...parts(groups), ...parts([...groups, ...elsewhere])]
}

/**
 * A list that goes on from the sheets before may end with a total over all of it, or over a block; what stands in a sheet
 * after it is never meant.
 */
function findListScopes(
  { groups }: SheetOutcome,
  before: readonly SheetOutcome[],
  { key }: TotalRow,
): Scope[] {
  const list = [...before.flatMap((sheet) => sheet.groups), ...groups]
  return [list.filter((group) => key !== null && blockOf(group.key) === blockOf(key)), list]
}

function sumOf(scope: readonly RowGroup[], field: string): number | null {
  return addUp(scope.map(({ sums }) => sums[field]))
}

/** A total printed as 0 and a sum over nothing say the same; a blank total says nothing. */
const agree = (printed: number, found: number | null) => printed === (found ?? 0)

function checkTotalRow(sheet: SheetOutcome, before: readonly SheetOutcome[], total: TotalRow): ImportCheck[] {
  const isMoney = new Map(sheet.layout.columns.map(([field, type]) => [field, type === 'money']))
  const printed = Object.entries(total.sums).flatMap(([field, value]) =>
    value === null ? [] : [[field, value] as const],
  )
  const countAgreeing = (scope: readonly RowGroup[]) =>
    printed.filter(([field, value]) => agree(value, sumOf(scope, field))).length
  const [own = []] = findOwnScopes(sheet, total).sort((a, b) => countAgreeing(b) - countAgreeing(a))
  const isWhole = (scope: Scope) => countAgreeing(scope) === printed.length
  // only where every amount agrees a total is of more than its own sheet
  const list = isWhole(own) ? undefined : findListScopes(sheet, before, total).find(isWhole)
  const scope = list ?? own
  const checks = printed.map(([field, value]): ImportCheck => {
    const found = sumOf(scope, field)
    const column = total.columns?.[field]
    const isEqual = agree(value, found)
    return {
      against: 'totalRow',
      where: sheet.sheet,
      what: field,
      expected: value,
      found,
      isMoney: isMoney.get(field) ?? true,
      isEqual,
      cells: isEqual || column === undefined ? [] : [{ sheet: sheet.sheet, row: total.row, column }],
    }
  })
  const differing = checks.filter(({ isEqual }) => !isEqual)
  // one line says that a total is right; what is wrong is told in full
  return differing.length > 0 ? differing : checks.slice(-1)
}

/**
 * Holds the totals that sheets print against their rows. Of the rows a total may be about those are taken that agree
 * with most of its amounts, and of those that agree alike the nearest.
 * @param sheets in the order of the workbook
 */
export function checkTotalRows(sheets: readonly SheetOutcome[]): ImportCheck[] {
  return sheets.flatMap((sheet, index) => {
    const before = sheets.slice(0, index).filter(({ layout }) => layout.rows === sheet.layout.rows)
    return sheet.totalRows.flatMap((total) => checkTotalRow(sheet, before, total))
  })
}
