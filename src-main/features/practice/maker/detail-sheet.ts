import type { CellRange, MadeCell, MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { printCell } from '#main/features/practice/maker/print-cell.ts'
import {
  isSpoiled,
  meantClaims,
  plannedColumns,
  type RepPlan,
} from '#main/features/practice/maker/rep-plan.ts'
import { printTime } from '#main/features/practice/maker/times.ts'
import type { Column } from '#shared/model/layouts/layout.ts'

/** Places texts in an otherwise blank row. */
function place(row: number, texts: Readonly<Record<number, string>>): SheetLine {
  const width = Math.max(...Object.keys(texts).map(Number)) + 1
  return { row, cells: Array.from({ length: width }, (_, column) => texts[column] ?? null) }
}

/** Rows 0 to 4: when the report was made, its source file, fund and region, hospital. @source nhso/formats.md §2.3 */
function metaLines(plan: RepPlan, shift: number): readonly SheetLine[] {
  const { producedAt, repNo, hospitalCode } = plan.batch
  const day = printTime(producedAt.slice(0, 10), 'BE')
  const source = plan.name.replace(/\.xlsx?$/, '.ecd')
  return [
    place(shift, { 0: `(ออกรายงาน)วันที่ ${day} เวลา ${producedAt.slice(11, 16)}`, 6: `ชื่อไฟล์ที่ส่ง : ${source}` }),
    place(shift + 2, { 2: 'กองทุนหลักประกันสุขภาพแห่งชาติ เขต 7', 15: `เลขที่ e-Claim : ${repNo}` }),
    place(shift + 3, { 2: 'จังหวัด : ตัวอย่าง', 15: `HCODE : ${hospitalCode} ${plan.hospitalName}` }),
  ]
}

function claimCells(plan: RepPlan, columns: readonly Column[], claim: PracticeClaim): readonly MadeCell[] {
  const printers = plan.oddities.flatMap((oddity) => oddity.print ?? [])
  const hasSpoiled = plan.oddities.some((oddity) => oddity.spoils?.row === claim.row)
  return columns.map(([field, type]) => {
    const value = claim.fields[field]
    if (hasSpoiled && isSpoiled(plan, claim.row, field)) return spoiledText(plan, field)
    for (const print of printers) {
      const printed = print({ field, type, value, row: claim.row })
      if (printed !== undefined) return printed
    }
    return printCell(field, type, value)
  })
}

function spoiledText(plan: RepPlan, field: string): string {
  return plan.oddities.find((oddity) => oddity.spoils?.field === field)?.spoils?.text ?? ''
}

/** The footer adds up what the cells say; it has no TRAN_ID and is no claim. */
function totalsLine(
  columns: readonly Column[],
  sums: Readonly<Record<string, number | null>>,
  row: number,
): SheetLine {
  const cells = columns.map(([field, type], column) => {
    if (column === 0) return 'รวม'
    const sum = type === 'money' ? (sums[field] ?? null) : null
    return sum === null ? null : sum / 100
  })
  return { row, cells }
}

function lastLines(
  plan: RepPlan,
  columns: readonly Column[],
  sums: Readonly<Record<string, number | null>>,
  firstRow: number,
): readonly SheetLine[] {
  const kinds = plan.oddities.flatMap((oddity) => oddity.lastRow ?? [])
  return kinds.map((kind, index) =>
    kind === 'totals'
      ? totalsLine(columns, sums, firstRow + index)
      : { row: firstRow + index, cells: columns.map(() => '') },
  )
}

/**
 * The Detail sheet: meta rows, merged headers, a row a claim.
 * @param sums what a totals row prints, by field
 */
export function makeDetailSheet(plan: RepPlan, sums: Readonly<Record<string, number | null>>): MadeSheet {
  const layout = plan.batch.kind.detail
  const columns = plannedColumns(plan)
  const shift = plan.oddities.reduce((rows, oddity) => rows + (oddity.shift ?? 0), 0)
  const firstRow = layout.usualDataRow + shift
  const header = makeHeaderBlock(columns, layout.usualHeaderRow + shift, layout.headerLevels)
  const half = Math.ceil(plan.batch.claims / 2)
  const again = plan.oddities.some((oddity) => oddity.repeatsHeader)
    ? makeHeaderBlock(columns, firstRow + half, layout.headerLevels)
    : { lines: [], merges: [] as readonly CellRange[] }

  function* lines(): Generator<SheetLine> {
    yield* metaLines(plan, shift)
    yield* header.lines
    for (const claim of meantClaims(plan)) {
      if (claim.row === half) yield* again.lines
      const pushed = claim.row >= half ? again.lines.length : 0
      yield { row: firstRow + claim.row + pushed, cells: claimCells(plan, columns, claim) }
    }
    yield* lastLines(plan, columns, sums, firstRow + plan.batch.claims + again.lines.length)
  }

  return { name: 'Detail', merges: [...header.merges, ...again.merges], lines: { [Symbol.iterator]: lines } }
}
