import type { CellRange, MadeCell } from '#main/features/practice/maker/cells.ts'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import {
  type DraftRow,
  type DraftSheet,
  plainRow,
  toMeant,
} from '#main/features/practice/maker/draft-sheet.ts'
import { type HeaderBlock, makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { Outcome } from '#main/features/practice/maker/made-workbook.ts'
import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import {
  meantClaims,
  plannedColumns,
  printRow,
  type RepPlan,
  reprintEvery,
  spoiledText,
} from '#main/features/practice/maker/rep-plan.ts'
import { printTime } from '#main/features/practice/maker/times.ts'
import type { Column } from '#shared/model/layouts/layout.ts'

/** The rows of a BIFF8 sheet; longer lists go on another one. */
const rowLimit = 65_536

/** How many claims have merged cells when an oddity merges some. */
const mergedClaims = 20

/** The claims from `from` up to `to` stand on one sheet. */
type Part = { readonly name: string; readonly from: number; readonly to: number; readonly hasHeader: boolean }

/** Everything the rows of one Detail sheet follow from. */
type Frame = {
  readonly plan: RepPlan
  readonly part: Part
  readonly columns: readonly Column[]
  readonly shift: number
  /** 0-based first row of claims. */
  readonly firstRow: number
}

/** Places texts in an otherwise blank row. */
function place(row: number, texts: Readonly<Record<number, string>>): DraftRow {
  const width = Math.max(...Object.keys(texts).map(Number)) + 1
  return plainRow(
    row,
    Array.from({ length: width }, (_, column) => texts[column] ?? null),
  )
}

/** Rows 0 to 4: when the report was made, its source file, fund and region, hospital. @source nhso/formats.md §2.3 */
function metaRows({ plan, shift }: Frame): readonly DraftRow[] {
  const { producedAt, repNo, hospitalCode } = plan.batch
  const day = printTime(producedAt.slice(0, 10), 'BE')
  const source = plan.name.replace(/\.xlsx?$/, '.ecd')
  return [
    place(shift, { 0: `(ออกรายงาน)วันที่ ${day} เวลา ${producedAt.slice(11, 16)}`, 6: `ชื่อไฟล์ที่ส่ง : ${source}` }),
    place(shift + 2, { 2: 'กองทุนหลักประกันสุขภาพแห่งชาติ เขต 7', 15: `เลขที่ e-Claim : ${repNo}` }),
    place(shift + 3, { 2: 'จังหวัด : ตัวอย่าง', 15: `HCODE : ${hospitalCode} ${plan.hospitalName}` }),
  ]
}

function headerRows({ lines }: HeaderBlock): readonly DraftRow[] {
  return lines.map(({ row, cells }) => ({ row, cells: () => cells, isHeader: true, meant: null }))
}

const blankEvery = ({ oddities }: RepPlan) => oddities.find((oddity) => oddity.blankEvery)?.blankEvery ?? 0

/** @returns the row of a claim among the rows below the headers, when nothing is repeated above it. */
function rowsBefore({ plan, part }: Frame, claim: number): number {
  const count = claim - part.from
  const [reprints, blanks] = [reprintEvery(plan), blankEvery(plan)]
  // reprints follow the numbers in the file, blank rows those on the sheet
  const ofFile = reprints > 0 ? Math.floor(claim / reprints) - Math.floor(part.from / reprints) : 0
  return count + ofFile + (blanks > 0 ? Math.floor(count / blanks) : 0)
}

/** Where the headers stand again in the middle, with their merged blocks; null when they do not. */
function repeatedHeader(frame: Frame): { readonly before: number; readonly block: HeaderBlock } | null {
  const { plan, part, columns, firstRow } = frame
  if (!plan.oddities.some((oddity) => oddity.repeatsHeader)) return null
  const before = part.from + Math.ceil((part.to - part.from) / 2)
  const row = firstRow + rowsBefore(frame, before)
  return { before, block: makeHeaderBlock(columns, row, plan.batch.kind.detail.headerLevels) }
}

function claimCells({ plan, columns }: Frame, claim: PracticeClaim): readonly MadeCell[] {
  const cells = printRow(plan, columns, claim.fields, claim.row)
  const isSpoiled = plan.oddities.some(({ spoils }) => spoils?.row === claim.row)
  if (claim.isReprint || !isSpoiled) return cells
  return cells.map((cell, column) => spoiledText(plan, claim.row, columns[column]?.[0] ?? '') ?? cell)
}

/** Adds up the cells that can be read, where a totals row wants them. */
function createSums({ plan, columns }: Frame) {
  const isWanted = plan.oddities.some(({ lastRow }) => lastRow === 'totals')
  const money = columns.flatMap(([field, type]) => (isWanted && type === 'money' ? [field] : []))
  const sums = new Map<string, number>()
  return {
    add({ fields, row, isReprint }: PracticeClaim): void {
      for (const field of money) {
        const satang = fields[field]
        const isSpoiled = !isReprint && spoiledText(plan, row, field) !== null
        if (typeof satang === 'number' && !isSpoiled) sums.set(field, (sums.get(field) ?? 0) + satang)
      }
    },
    /** The totals have no TRAN_ID and are no claim. */
    toRow: (row: number) =>
      plainRow(
        row,
        columns.map(([field], column) => {
          const sum = sums.get(field)
          return column === 0 ? 'รวม' : sum === undefined ? null : sum / 100
        }),
      ),
  }
}

/** What stands below the claims of civil servants' files, in column A. */
const spareNotes = ['หมายเหตุ', '* กรณีที่ไม่ผ่านการตรวจสอบ แสดงยอดที่คำนวณได้เพื่อเป็นข้อมูลเท่านั้น']

function lastRows(frame: Frame, sums: ReturnType<typeof createSums>, firstRow: number): readonly DraftRow[] {
  const kinds = frame.plan.oddities.flatMap((oddity) => oddity.lastRow ?? [])
  const below = firstRow + kinds.length * 2 + 1
  const notes = frame.plan.batch.kind.isSpare ? spareNotes : []
  return [
    ...kinds.flatMap((kind, index) => oddLastRows(frame, sums, kind, firstRow + index * 2)),
    ...notes.map((text, index) => place(below + index, { 0: text })),
  ]
}

// two rows for each, so that notes and totals never share one
function oddLastRows(
  frame: Frame,
  sums: ReturnType<typeof createSums>,
  kind: NonNullable<Oddity['lastRow']>,
  row: number,
): readonly DraftRow[] {
  switch (kind) {
    case 'totals':
      return [sums.toRow(row)]
    case 'blank':
      return [
        plainRow(
          row,
          frame.columns.map(() => ''),
        ),
      ]
    case 'notes':
      return [
        place(row, { 0: 'หมายเหตุ : ข้อมูล ณ วันที่ออกรายงาน' }),
        place(row + 1, { 6: 'ผู้จัดทำรายงาน', 15: '1' }),
      ]
  }
}

function outcomeOf({ isFailed, isReprint, isReplaced }: PracticeClaim): Outcome {
  if (isReprint || isReplaced) return 'replaced'
  return isFailed ? 'failed' : 'passed'
}

function* claimRows(frame: Frame): Generator<DraftRow> {
  const { plan, part, columns, firstRow } = frame
  const again = repeatedHeader(frame)
  const sums = createSums(frame)
  const blanks = blankEvery(plan)
  let row = firstRow
  for (const claim of meantClaims(plan, part.from, part.to)) {
    if (again?.before === claim.row && !claim.isReprint) {
      yield* headerRows(again.block)
      row += again.block.lines.length
    }
    sums.add(claim)
    yield {
      row,
      outcome: outcomeOf(claim),
      cells: () => claimCells(frame, claim),
      meant: () => toMeant(columns, claim.fields),
    }
    row += 1
    const count = claim.row - part.from + 1
    if (blanks > 0 && count % blanks === 0 && !claim.isReprint) {
      // now a row of blank cells, now none at all
      if (count % 2 === 0)
        yield plainRow(
          row,
          columns.map(() => ''),
        )
      row += 1
    }
  }
  yield* lastRows(frame, sums, row)
}

/** The first two names in one cell, and a number merged with the blank cell beside it in some rows. */
function mergedCells(frame: Frame): readonly CellRange[] {
  const { plan, part, columns, firstRow } = frame
  if (part.from > 0 || !plan.oddities.some((oddity) => oddity.mergesCells)) return []
  const columnOf = (field: string) => columns.findIndex(([name]) => name === field)
  const [name, invoice] = [columnOf('name'), columnOf('invoice_no')]
  const names = { firstRow, lastRow: firstRow + 1, firstColumn: name, lastColumn: name }
  if (columnOf('invoice_lt') !== invoice + 1) return [names]
  const beside = Array.from({ length: Math.min(mergedClaims, part.to) }, (_, claim) => {
    const row = firstRow + rowsBefore(frame, claim)
    return { firstRow: row, lastRow: row, firstColumn: invoice, lastColumn: invoice + 1 }
  })
  return [names, ...beside]
}

/** The Detail sheet, or the sheets that one list fills when it is longer than a sheet or an oddity splits it. */
function partsOf({ batch, oddities }: RepPlan, firstRow: number): readonly Part[] {
  const splits = oddities.find((oddity) => oddity.splits)?.splits
  const room = rowLimit - firstRow
  // rows that oddities add need their place too
  const most = splits ? Math.ceil(batch.claims / 2) : oddities.length > 0 ? Math.floor(room / 2) : room
  const sheets = Math.max(1, Math.ceil(batch.claims / Math.max(1, most)))
  return Array.from({ length: sheets }, (_, index) => ({
    name: index === 0 ? 'Detail' : `Detail (${index + 1})`,
    from: index * most,
    to: Math.min(batch.claims, (index + 1) * most),
    hasHeader: index === 0 || splits !== 'headerless',
  }))
}

function draftPart(plan: RepPlan, part: Part, columns: readonly Column[]): DraftSheet {
  const layout = plan.batch.kind.detail
  const shift = plan.oddities.reduce((rows, oddity) => rows + (oddity.shift ?? 0), 0)
  const header = makeHeaderBlock(columns, layout.usualHeaderRow + shift, layout.headerLevels)
  const firstRow = part.hasHeader ? layout.usualDataRow + shift : 0
  const frame = { plan, part, columns, shift, firstRow }

  function* rows(): Generator<DraftRow> {
    if (part.hasHeader) {
      yield* metaRows(frame)
      yield* headerRows(header)
    }
    yield* claimRows(frame)
  }

  const merges = [
    ...(part.hasHeader ? header.merges : []),
    ...(repeatedHeader(frame)?.block.merges ?? []),
    ...mergedCells(frame),
  ]
  return { name: part.name, layout, merges, rows }
}

/** The Detail sheets: meta rows, merged headers, a row a claim. */
export function draftDetailSheets(plan: RepPlan): readonly DraftSheet[] {
  const columns = plannedColumns(plan)
  const { usualDataRow } = plan.batch.kind.detail
  return partsOf(plan, usualDataRow).map((part) => draftPart(plan, part, columns))
}
