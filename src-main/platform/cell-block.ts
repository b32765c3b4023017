import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'

/** The non-blank cells of a row by field: money as satang, anything else as text. */
export type RowFields = Readonly<Record<string, string | number>>

/** A block as the store has it: `plain` is bare JSON, as the third migration wrote it; imports write `deflate`. */
export type PackedCells = { readonly packing: 'plain' | 'deflate'; readonly cells: Uint8Array }

const Cell = z.union([z.string(), z.int()]).nullable()
type Cell = z.infer<typeof Cell>
/**
 * Rows as the spreadsheet numbers them, from 1, and for each field its cells in the order of the rows, or the one value
 * that all of them have.
 */
const Block = z.object({
  rows: z.array(z.int()),
  fields: z.record(z.string(), z.union([z.array(z.unknown()), z.string(), z.int()])),
})

/** Higher levels cost more time than they save in pages to encrypt. */
const level = 1
/** A block has the rows of one batch at most; what unpacks to more is none of ours. */
const maxBytes = 256 * 1024 * 1024

const comma = Buffer.from(',')
const end = Buffer.from('}}')

function joinWith<T>(between: T, parts: readonly T[]): T[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]))
}

/** @returns the cells of a column, or the value that all rows have */
function toColumn(cells: readonly Cell[], count: number): readonly Cell[] | Cell {
  const [first = null] = cells
  // a blank is a hole in the column, which `every` passes over
  for (let index = 0; index < count; index++) if (first === null || cells[index] !== first) return cells
  return first
}

/**
 * Gathers the cells of rows that are kept together. Columns repeat themselves, so a block of them is an eighth as large
 * as its rows one by one.
 * @param fieldOf names the column of a sheet
 */
export function createCellBlock(fieldOf: (column: number) => string) {
  let columns: (Cell[] | undefined)[] = []
  let rows: number[] = []
  let isKept = true

  function dropUnkept(): void {
    if (!isKept) for (const cells of columns) if (cells) cells.length = Math.min(cells.length, rows.length)
    isKept = true
  }

  return {
    /** Starts a row; what a row that was not kept has left is dropped. */
    begin(): void {
      dropUnkept()
      isKept = false
    },
    /** Sets a cell of the row under way. @param column 0-based */
    set(column: number, cell: string | number): void {
      const cells = columns[column] ?? []
      columns[column] = cells
      cells[rows.length] = cell
    },
    /** Ends the row under way. @param row as the spreadsheet numbers it, from 1 */
    keep(row: number): void {
      rows.push(row)
      isKept = true
    },
    /** @returns the block of all rows kept since the last time, as JSON */
    take(): Uint8Array {
      dropUnkept()
      const count = rows.length
      // most columns are plain ASCII, which becomes bytes several times faster than a text with Thai in it
      const pieces = columns.flatMap((cells, column) => {
        if (cells === undefined || cells.length === 0) return []
        return [Buffer.from(`${JSON.stringify(fieldOf(column))}:${JSON.stringify(toColumn(cells, count))}`)]
      })
      const json = [
        Buffer.from(`{"rows":${JSON.stringify(rows)},"fields":{`),
        ...joinWith(comma, pieces),
        end,
      ]
      columns = []
      rows = []
      return Buffer.concat(json)
    },
  }
}

export type CellBlock = ReturnType<typeof createCellBlock>

/** Packs a block as `deflate`. */
export function packCells(json: Uint8Array): Uint8Array {
  return deflateRawSync(json, { level })
}

/**
 * @param isWanted which rows, by the spreadsheet's number
 * @returns the cells of each wanted row of a block, in the order of the sheet's columns
 * @throws ZodError, SyntaxError or an error of zlib when the bytes are no block
 */
export function unpackCells(
  { packing, cells }: PackedCells,
  isWanted: (row: number) => boolean = () => true,
): Map<number, RowFields> {
  const json = packing === 'plain' ? cells : inflateRawSync(cells, { maxOutputLength: maxBytes })
  const { rows, fields } = Block.parse(JSON.parse(new TextDecoder().decode(json)))
  const columns = Object.entries(fields)
  const toFields = (index: number): RowFields => {
    const found: [string, string | number][] = []
    for (const [field, column] of columns) {
      const cell = Array.isArray(column) ? Cell.parse(column[index] ?? null) : column
      if (cell !== null) found.push([field, cell])
    }
    return Object.fromEntries(found)
  }
  return new Map(rows.flatMap((row, index) => (isWanted(row) ? [[row, toFields(index)] as const] : [])))
}
