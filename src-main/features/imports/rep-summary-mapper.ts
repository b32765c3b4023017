import type { Block, SummaryRecord } from '#main/features/imports/import-job.ts'
import type { RowGroup, SheetFrame, SheetMapper } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart, type Part } from '#shared/model/layouts/layout.ts'

/** Fields that say something of appealed claims. */
const appealMark = /^(?:oprefer_)?appeal_|^oprefer_(?:add|refund)$/

type Numbers = Record<string, number | null>

/** Turns rows of a Summary sheet, one for each batch, into records; their counts and money add up by batch. */
export function createRepSummaryMapper({ cells, layout, match, rows }: SheetFrame): SheetMapper {
  const { textOf, moneyOf, firstTextOf, sumOf } = cells
  const at = (part: Part) => columnsOfPart(layout, part)
  const [periodAt, repNoAt, casesAt, claimedAt, approvedAt] = [
    at('period'),
    at('repNo'),
    at('cases'),
    at('claimed'),
    at('approved'),
  ]
  const numbers = layout.columns.flatMap(([field, type], index) =>
    (type === 'int' || type === 'money') && (match.columnOf[index] ?? -1) >= 0 ? [{ field, index }] : [],
  )
  const groups = new Map<string, { rows: number; sums: Numbers }>()

  function numberOf(index: number): number | null {
    const text = textOf(index)
    return text === null ? moneyOf(index) : Number(text)
  }

  function addUp(repNo: string): void {
    const group = groups.get(repNo) ?? {
      rows: 0,
      sums: Object.fromEntries(numbers.map(({ field }): [string, number | null] => [field, null])),
    }
    group.rows++
    for (const { field, index } of numbers) {
      const value = numberOf(index)
      if (value !== null) group.sums[field] = (group.sums[field] ?? 0) + value
    }
    groups.set(repNo, group)
  }

  /** A batch of appeals fills the second half of the sheet and leaves the first one blank, or at 0. */
  function toBlock(): Block {
    const filled = numbers.filter(({ index }) => (numberOf(index) ?? 0) !== 0)
    return filled.length > 0 && filled.every(({ field }) => appealMark.test(field)) ? 'appeal' : 'normal'
  }

  function toCases(): number | null {
    const counts = casesAt.map(numberOf).filter((count) => count !== null)
    return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
  }

  /** Takes the row that was read last. */
  function take(row: SheetRow): SummaryRecord {
    const repNo = firstTextOf(repNoAt)
    addUp(repNo ?? '')
    return [
      row.row + 1,
      'repSummary',
      layout.id,
      toBlock(),
      firstTextOf(periodAt),
      repNo,
      null,
      toCases(),
      sumOf(claimedAt),
      sumOf(approvedAt),
    ]
  }

  return {
    table: 'summary_row',
    readData(row) {
      cells.read(row)
      if (rows.hold(row.row, '') < 0) return take(row)
      cells.takeBack()
      return null
    },
    readHeld(row) {
      cells.read(row)
      return take(row)
    },
    readOther: () => undefined,
    finish: () => ({
      hospitals: new Map(),
      patientTypes: new Set(),
      claims: null,
      groups: [...groups].map(([key, { rows, sums }]): RowGroup => ({ key, rows, sums })),
      totalRows: [],
      issues: [],
      checks: [],
    }),
  }
}
