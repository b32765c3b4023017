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

/** Grows with the largest block; every block is written into the same memory, and only its bytes are handed on. */
function createScratch() {
  let bytes = Buffer.allocUnsafe(1 << 20)
  let length = 0
  return {
    write(text: string): void {
      // no character takes more than three bytes for each of its units
      const needed = length + text.length * 3
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafe(needed * 2)
        bytes.copy(larger, 0, 0, length)
        bytes = larger
      }
      length += bytes.write(text, length)
    },
    take(): Uint8Array<ArrayBuffer> {
      const taken = new Uint8Array(bytes.subarray(0, length))
      length = 0
      return taken
    },
  }
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
  const scratch = createScratch()
  // columns without a cell stay holes, which forEach passes over
  let columns: Cell[][] = []
  let rows: number[] = []
  let isKept = true

  function dropUnkept(): void {
    if (isKept) return
    columns.forEach((cells) => {
      cells.length = Math.min(cells.length, rows.length)
    })
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
    take(): Uint8Array<ArrayBuffer> {
      dropUnkept()
      scratch.write(`{"rows":${JSON.stringify(rows)},"fields":{`)
      let comma = ''
      // column by column: most are plain ASCII, which becomes bytes several times faster than text with Thai in it
      columns.forEach((cells, column) => {
        if (cells.length === 0) return
        scratch.write(
          `${comma}${JSON.stringify(fieldOf(column))}:${JSON.stringify(toColumn(cells, rows.length))}`,
        )
        comma = ','
      })
      scratch.write('}}')
      columns = []
      rows = []
      return scratch.take()
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
