import type { Block } from '#main/features/imports/import-job.ts'
import { createRowMemory, type RowMemory } from '#main/features/imports/row-memory.ts'
import { createRowPrints } from '#main/features/imports/row-print.ts'
import { createRowSearch, type Sighting } from '#main/features/imports/row-search.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import type { RowKind } from '#shared/model/layouts/layout.ts'

/** Rows of one sheet that wait alike, so that one verdict is about all of them. */
export type WaitingUnit = Pick<Sighting, 'why' | 'isExact' | 'isSameNumber'> & {
  /** Whether the rows are numbered lines of claims. */
  readonly isLine: boolean
  /** What the rows are added up by, as in a RowGroup. */
  readonly key: string
}

/** Rows that follow each other and repeat rows that follow each other: fewer of them are chance. */
const fewestPasted = 3

const blockCodes: Readonly<Record<Block, number>> = {
  whole: 0,
  normal: 1,
  appeal: 2,
  disabled: 3,
  stateless: 4,
}

/** Row and unit of rows that wait. */
type Waiting = { readonly units: readonly WaitingUnit[]; readonly unitOf: ReadonlyMap<number, number> }

const unitName = ({ why, isExact, isSameNumber, isLine, key }: WaitingUnit) =>
  [why, isExact, isSameNumber, isLine, key].join('|')

function createWaiting() {
  const units: WaitingUnit[] = []
  const byName = new Map<string, number>()
  const unitOf = new Map<number, number>()
  return {
    add(row: number, unit: WaitingUnit): number {
      const name = unitName(unit)
      const known = byName.get(name) ?? units.push(unit) - 1
      byName.set(name, known)
      unitOf.set(row, known)
      return known
    },
    waiting: { units, unitOf } as Waiting,
  }
}

/** Counts rows that repeat a list in its order, as those do that somebody pasted once more below it. */
function createPasteCount() {
  let last = { order: -1, of: -1 }
  let run = 0
  let longest = 0
  let all = 0
  return {
    add(order: number, of: number): void {
      run = last.order === order - 1 && last.of === of - 1 ? run + 1 : 1
      last = { order, of }
      longest = Math.max(longest, run)
      all++
    },
    /** @param rows of the sheet @returns whether the whole list stands there once more */
    isWhole: (rows: number): boolean => longest >= fewestPasted && all * 2 >= rows,
  }
}

type FollowedFrame = Pick<SheetFrame, 'sheet' | 'layout' | 'match' | 'cells' | 'isHidden'>

/** What all sheets of a file share. */
type Shared = {
  readonly memory: RowMemory
  readonly sheets: SheetRows[]
  /** Kinds of rows that several sheets have. */
  readonly inSeveral: ReadonlySet<RowKind>
}

/** Counts the rows of a sheet that stand in other ones, by the index of the other sheet. */
function createRepeatCount(sheet: number) {
  const repeats = new Map<number, number>()
  return {
    repeats: repeats as ReadonlyMap<number, number>,
    add(other: number): void {
      if (other >= 0 && other !== sheet) repeats.set(other, (repeats.get(other) ?? 0) + 1)
    },
  }
}

/** Follows the rows of one sheet. */
function createSheetRows({ memory, inSeveral, sheets }: Shared, frame: FollowedFrame) {
  const sheet = sheets.length
  const kind = frame.layout.rows
  const prints = createRowPrints(frame)
  const search = createRowSearch(memory, sheet, inSeveral.has(kind))
  const { add, waiting } = createWaiting()
  const pasted = createPasteCount()
  const counted = createRepeatCount(sheet)
  let order = -1

  return {
    sheet: frame.sheet,
    isHidden: frame.isHidden,
    kind,
    isNumbered: prints.isNumbered,
    ...waiting,
    /** How many rows were followed. */
    rows: () => order + 1,
    repeats: counted.repeats,
    /** Whether the whole list stands in the sheet once more. */
    isPasted: () => pasted.isWhole(order + 1),
    /**
     * Follows the row that was read last.
     * @param row 0-based
     * @param key what the row is added up by
     * @param above what stands above the row and belongs to its case
     * @returns the unit in which the row waits; -1 for a row that was nowhere before
     */
    hold(row: number, key: string, block: Block = 'whole', above = ''): number {
      order++
      const print = prints.take(above)
      if (!print.isNamed) return -1
      const seen = search.meet(print, order, blockCodes[block])
      if (seen === null) return -1
      const { why, isExact, isSameNumber } = seen
      if (why === 'elsewhere') counted.add(seen.sheet)
      if (why === 'here') pasted.add(order, seen.order)
      return add(row, { why, isExact, isSameNumber, isLine: print.isLine, key })
    },
    isCaseKnown: search.isCaseKnown,
    /** Follows a claim, which is known by its TRAN_ID. @param other the sheet it stands in, too */
    count(other: string | null): void {
      order++
      if (other !== null) counted.add(sheets.findIndex((one) => one.sheet === other))
    },
  }
}

export type SheetRows = ReturnType<typeof createSheetRows>

/**
 * Follows the rows of one file over all its sheets: what stands there twice waits until all is known, and counts once.
 * @param kinds rows of every sheet that will be read
 */
export function createFileRows(kinds: readonly RowKind[]) {
  const inSeveral = new Set(kinds.filter((kind, index) => kinds.indexOf(kind) !== index))
  const shared: Shared = { memory: createRowMemory(), sheets: [], inSeveral }
  return {
    /** The sheets followed so far, in the order they are read. */
    sheets: shared.sheets as readonly SheetRows[],
    follow(frame: FollowedFrame): SheetRows {
      const followed = createSheetRows(shared, frame)
      shared.sheets.push(followed)
      return followed
    },
  }
}
