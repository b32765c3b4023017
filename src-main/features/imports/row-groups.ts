import { parserFor } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import { addUpFields } from '#main/features/imports/rep-checks.ts'
import type { RowGroup, SheetFrame, SheetOutcome, WaitingGroup } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { columnsOfPart } from '#shared/model/layouts/layout.ts'

type Frame = Pick<SheetFrame, 'layout' | 'match' | 'cells' | 'dates'>
type Numbers = Record<string, number | null>
type Group = { rows: number; readonly sums: Numbers; readonly row: number }

/** A column whose values are added up: money in satang, or a number of cases. */
type SummedColumn = { readonly field: string; readonly index: number; readonly column: number }

function findSummedColumns({ layout, match }: Frame): readonly SummedColumn[] {
  const cases = columnsOfPart(layout, 'cases')
  return layout.columns.flatMap(([field, type], index) => {
    const column = match.columnOf[index] ?? -1
    return column >= 0 && (type === 'money' || cases.includes(index)) ? [{ field, index, column }] : []
  })
}

/** @returns whether a row prints a total: its first text begins with the word for it, wherever it stands. */
function isTotalRow({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => typeof cell === 'string' && cell.trim() !== '')
  return typeof first === 'string' && /^(?:ยอด)?รวม/.test(first.normalize('NFC').trim())
}

/** Reads amounts and counts of a row that is no data, without adding them to the sheet's own sums. */
function createTotalReader({ layout, dates }: Frame, columns: readonly SummedColumn[]) {
  const parsers = columns.map(({ index }) => parserFor(layout.columns[index]?.[1] ?? 'money', dates))
  return ({ cells }: SheetRow): Numbers =>
    Object.fromEntries(
      columns.map(({ field, column }, order): [string, number | null] => {
        const reading = parsers[order]?.(cells[column] ?? null)
        if (typeof reading === 'string') return [field, Number(reading)]
        return [field, typeof reading === 'number' ? reading : null]
      }),
    )
}

/** @returns groups of which none has the key of another: their rows and sums are added up */
export function mergeGroups(groups: readonly RowGroup[]): RowGroup[] {
  const merged = new Map<string, RowGroup>()
  for (const group of groups) {
    const known = merged.get(group.key)
    const rows = (known?.rows ?? 0) + group.rows
    const sums = known ? addUpFields([known.sums, group.sums]) : group.sums
    merged.set(group.key, { ...(known ?? group), rows, sums })
  }
  return [...merged.values()]
}

/**
 * Adds up the rows of one sheet by what they are compared by, and keeps the totals the sheet prints itself.
 * @param isPrinted whether the rows themselves say what other rows come to, so that a difference points at them
 */
export function createRowGroups(frame: Frame, isPrinted: boolean) {
  const { values } = frame.cells
  const summed = findSummedColumns(frame)
  const columns = Object.fromEntries(summed.map(({ field, column }) => [field, toColumnLetters(column)]))
  const readTotals = createTotalReader(frame, summed)
  const groups = new Map<string, Group>()
  const waiting = new Map<number, Group & { readonly key: string }>()
  const totalRows: SheetOutcome['totalRows'][number][] = []
  let lastKey: string | null = null

  function makeGroup(row: number): Group {
    const sums = Object.fromEntries(summed.map(({ field }): [string, number | null] => [field, null]))
    return { rows: 0, sums, row }
  }

  function findGroup(key: string, row: number): Group {
    const known = groups.get(key)
    if (known) return known
    const group = makeGroup(row)
    groups.set(key, group)
    return group
  }

  function findWaiting(unit: number, key: string, row: number) {
    const group = waiting.get(unit) ?? { ...makeGroup(row), key }
    waiting.set(unit, group)
    return group
  }

  /** Adds the row that was read last. */
  function addTo(group: Group): void {
    group.rows++
    for (const { field, index } of summed) {
      const value = values[index] ?? null
      if (value !== null) group.sums[field] = (group.sums[field] ?? 0) + Number(value)
    }
  }

  const toRowGroup = (key: string, { rows, sums, row }: Group): RowGroup => ({
    key,
    rows,
    sums,
    ...(isPrinted ? { printed: { row, columns } } : {}),
  })

  return {
    /** Adds the row that was read last. @param row 0-based */
    add(key: string, row: number): void {
      lastKey = key
      addTo(findGroup(key, row + 1))
    },
    /** Adds the row that was read last to those that wait in a unit. @param row 0-based */
    wait(unit: number, key: string, row: number): void {
      lastKey = key
      addTo(findWaiting(unit, key, row + 1))
    },
    /**
     * Keeps a row as a total when it is one.
     * @param block the block the row stands in; one without any row has a total too
     * @returns whether it was
     */
    addTotal(row: SheetRow, block: string | null = null): boolean {
      if (!isTotalRow(row)) return false
      const sums = readTotals(row)
      const hasSums = Object.values(sums).some((value) => value !== null)
      const isOfBlock = block === null || lastKey?.endsWith(`|${block}`) === true
      if (hasSums) totalRows.push({ row: row.row + 1, key: isOfBlock ? lastKey : `|${block}`, sums, columns })
      return hasSums
    },
    groups: (): RowGroup[] => [...groups].map(([key, group]) => toRowGroup(key, group)),
    waiting: (): WaitingGroup[] =>
      [...waiting].map(([unit, group]) => ({ unit, group: toRowGroup(group.key, group) })),
    totalRows: totalRows as SheetOutcome['totalRows'],
  }
}
