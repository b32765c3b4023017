import { addUp } from '#main/features/imports/rep-checks.ts'
import type { RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'

type TotalRow = SheetOutcome['totalRows'][number]

const blockOf = (key: string) => key.slice(key.indexOf('|') + 1)

/**
 * Rows a printed total may be about, the widest first. Nothing in a total says whether it is of a batch, a block, a
 * sheet or a list that goes on over several sheets.
 */
function findScopes(sheet: SheetOutcome, alike: readonly SheetOutcome[], { key }: TotalRow) {
  const everywhere = alike.flatMap(({ groups }) => groups)
  const here = sheet.groups
  const inBlock = (group: RowGroup) => key !== null && blockOf(group.key) === blockOf(key)
  return [
    everywhere,
    everywhere.filter(inBlock),
    here,
    here.filter(inBlock),
    here.filter((group) => group.key === key),
  ]
}

function sumOf(scope: readonly RowGroup[], field: string): number | null {
  return addUp(scope.map(({ sums }) => sums[field]))
}

/** A total printed as 0 and a sum over nothing say the same; a blank total says nothing. */
const agree = (printed: number, found: number | null) => printed === (found ?? 0)

function checkTotalRow(sheet: SheetOutcome, alike: readonly SheetOutcome[], total: TotalRow): ImportCheck[] {
  const isMoney = new Map(sheet.layout.columns.map(([field, type]) => [field, type === 'money']))
  const printed = Object.entries(total.sums).flatMap(([field, value]) =>
    value === null ? [] : [[field, value] as const],
  )
  const countAgreeing = (scope: readonly RowGroup[]) =>
    printed.filter(([field, value]) => agree(value, sumOf(scope, field))).length
  const [scope = []] = findScopes(sheet, alike, total).sort((a, b) => countAgreeing(b) - countAgreeing(a))
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
 * with most of its amounts.
 */
export function checkTotalRows(sheets: readonly SheetOutcome[]): ImportCheck[] {
  return sheets.flatMap((sheet) => {
    const alike = sheets.filter(({ layout }) => layout.rows === sheet.layout.rows)
    return sheet.totalRows.flatMap((total) => checkTotalRow(sheet, alike, total))
  })
}
