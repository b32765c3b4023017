import * as xlsx from '@e965/xlsx'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { CellRange, DateValue, MadeCell } from '#main/features/practice/maker/cells.ts'
import { writeZip } from '#main/features/practice/maker/kidney-zip.ts'
import type { Random } from '#main/features/practice/maker/random.ts'
import { type Base, readXmlText, see } from '#tests/recovery/mutated-base.ts'
import type { SheetJs } from '#tests/recovery/mutated-sheetjs.ts'

/** A file that was changed. */
export type Mutant = {
  readonly what: string
  readonly bytes: Buffer
  /** What an independent reader sees in it; null where it can read nothing. Asked for only when the file was taken. */
  readonly see: (sheetJs: SheetJs) => Promise<xlsx.WorkBook | null>
  /** What sheets were called before, by their new names. */
  readonly oldNames?: ReadonlyMap<string, string>
}

type GridSheet = { name: string; merges: CellRange[]; rows: MadeCell[][] }

const grids = new WeakMap<Base, GridSheet[]>()

/** @returns a copy of the sheets of a base, to be changed */
function toGrid(base: Base): GridSheet[] {
  const known = grids.get(base) ?? readGrid(base)
  grids.set(base, known)
  return structuredClone(known)
}

function readGrid({ name, bytes }: Base): GridSheet[] {
  const workbook = see(name, bytes)
  return (workbook?.SheetNames ?? []).map((sheetName) => {
    const sheet = workbook?.Sheets[sheetName] ?? {}
    return {
      name: sheetName,
      merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
        firstRow: s.r,
        lastRow: e.r,
        firstColumn: s.c,
        lastColumn: e.c,
      })),
      rows: xlsx.utils.sheet_to_json<MadeCell[]>(sheet, {
        header: 1,
        blankrows: true,
        defval: null,
        // sheets are taken from A1 on, wherever their first cell stands
        range: `A1:${(sheet['!ref'] ?? 'A1').split(':').at(-1)}`,
      }),
    }
  })
}

const isDate = (cell: MadeCell): cell is DateValue => typeof cell === 'object' && cell !== null

/** The grid as an independent reader would give it: what a date cell holds is no text and no number. */
function toSeen(grid: readonly GridSheet[]): xlsx.WorkBook {
  const sheets = grid.map(({ name, merges, rows }) => {
    const cells = rows.map((row) => row.map((cell) => (isDate(cell) ? new Date(cell.serial) : cell)))
    const sheet = xlsx.utils.aoa_to_sheet(cells)
    sheet['!merges'] = merges.map(({ firstRow, lastRow, firstColumn, lastColumn }) => ({
      s: { r: firstRow, c: firstColumn },
      e: { r: lastRow, c: lastColumn },
    }))
    return [name, sheet] as const
  })
  return { SheetNames: grid.map(({ name }) => name), Sheets: Object.fromEntries(sheets) }
}

function printCsv([sheet]: readonly GridSheet[]): Buffer {
  const quote = (cell: MadeCell) => {
    const text = isDate(cell) ? '2025-01-01' : String(cell ?? '')
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from((sheet?.rows ?? []).map((row) => row.map(quote).join(',')).join('\r\n'), 'latin1')
}

function printJson([sheet]: readonly GridSheet[]): Buffer {
  const [keys = [], ...rows] = sheet?.rows ?? []
  const toValue = (cell: MadeCell) => (isDate(cell) ? '2025-01-01' : cell)
  const list = rows.map((row) =>
    Object.fromEntries(keys.map((key, at) => [String(key), toValue(row[at] ?? null)])),
  )
  return Buffer.from(JSON.stringify({ datas: list }))
}

/** A text file has no date cells and no formats: it is seen as it is written. */
function print(base: Base, what: string, grid: readonly GridSheet[]): Mutant {
  if (base.name.endsWith('.csv') || base.name.endsWith('.json')) {
    const bytes = base.name.endsWith('.csv') ? printCsv(grid) : printJson(grid)
    return { what, bytes, see: async () => see(base.name, bytes) }
  }
  const lines = (rows: MadeCell[][]) => rows.map((cells, row) => ({ row, cells }))
  const sheets = grid.map(({ name, merges, rows }) => ({ name, merges, lines: lines(rows) }))
  return { what, bytes: writeBiff8(sheets), see: async () => toSeen(grid) }
}

const strangeCells: readonly MadeCell[] = [
  ...[
    '',
    '-',
    'N/A',
    '   ',
    'ดูใบแจ้งหนี้',
    '1,234.50',
    '(80.00)',
    '1.234,50',
    '12,34',
    '๑๒๓',
    '1e5',
    '0x10',
    '--5',
  ],
  ...[
    '25690109',
    '05/01/2569',
    '680100001',
    '6811_IP_01',
    'รวม',
    'REP NO : 680100001',
    '1 234.50',
    '99.999',
    '5\n6',
  ],
  ...[null, 0, -5.25, 12.345, 99_999_999.99, 1e15, 1e-9, 680_100_001, 45_678.5, 7],
  { serial: 45_678, hasTime: false },
  { serial: 45_678.25, hasTime: true },
]

function pickSheet(base: Base, grid: readonly GridSheet[], random: Random): GridSheet {
  const known = grid.filter(({ name }) => base.meant.has(name))
  return random.pick(known.length > 0 ? known : grid)
}

/** The rows with headers, 0-based, both included. */
function headerRows(base: Base, { name }: GridSheet): [first: number, last: number] {
  const layout = base.meant.get(name)?.layout
  const first = base.headerRows.get(name) ?? 0
  return [first, first + (layout ? layout.usualDataRow - layout.usualHeaderRow : 1) - 1]
}

function changeCells(base: Base, random: Random): Mutant {
  const grid = toGrid(base)
  const changes = Array.from({ length: random.int(1, 3) }, () => {
    const sheet = pickSheet(base, grid, random)
    const [, last] = headerRows(base, sheet)
    const row = random.int(Math.min(last + 1, sheet.rows.length - 1), sheet.rows.length - 1)
    const column = random.int(0, Math.max(...sheet.rows.map((cells) => cells.length)) - 1)
    const value = random.pick(strangeCells)
    const cells = sheet.rows[row] ?? []
    while (cells.length <= column) cells.push(null)
    cells[column] = value
    return `${sheet.name} row ${row + 1} column ${column}: ${JSON.stringify(value)}`
  })
  return print(base, `cells ${changes.join('; ')}`, grid)
}

/** Moves merged blocks when a column comes (`by` 1) or goes (`by` -1) at `at`. */
function shiftMerges(merges: readonly CellRange[], at: number, by: 1 | -1): CellRange[] {
  const shift = (column: number, isEnd: boolean) =>
    column > at || (isEnd && column >= at) ? column + by : column
  return merges
    .map((range) => ({
      ...range,
      firstColumn: shift(range.firstColumn, false),
      lastColumn: shift(range.lastColumn, by === -1),
    }))
    .filter(({ firstColumn, lastColumn }) => lastColumn >= firstColumn)
}

function changeHeaders(base: Base, random: Random): Mutant {
  const grid = toGrid(base)
  const sheet = pickSheet(base, grid, random)
  const [first, last] = headerRows(base, sheet)
  const row = random.int(first, last)
  const cells = sheet.rows[row] ?? []
  const filled = cells.flatMap((cell, at) => (typeof cell === 'string' && cell !== '' ? [at] : []))
  const at = filled.length > 0 ? random.pick(filled) : 0
  const kind = random.pick(['rename', 'blank', 'swap', 'remove', 'duplicate'] as const)
  if (kind === 'rename') cells[at] = `${String(cells[at])} ${random.pick(['ใหม่', '(2)', 'X'])}`
  if (kind === 'blank') cells[at] = null
  if (kind === 'swap' && filled.length > 1) {
    const other = random.pick(filled)
    ;[cells[at], cells[other]] = [cells[other] ?? null, cells[at] ?? null]
  }
  if (kind === 'remove') {
    for (const line of sheet.rows) line.splice(at, 1)
    sheet.merges = shiftMerges(sheet.merges, at, -1)
  }
  if (kind === 'duplicate') {
    for (const line of sheet.rows) line.splice(at, 0, line[at] ?? null)
    sheet.merges = shiftMerges(sheet.merges, at, 1)
  }
  return print(base, `header ${kind} ${sheet.name} row ${row + 1} column ${at}`, grid)
}

function changeSheets(base: Base, random: Random): Mutant {
  const grid = toGrid(base)
  const at = random.int(0, grid.length - 1)
  const kind = random.pick(['remove', 'rename', 'reorder'] as const)
  const sheet = grid[at]
  const oldNames = new Map(grid.map(({ name }) => [name, name]))
  if (kind === 'remove' && grid.length > 1) grid.splice(at, 1)
  if (kind === 'rename' && sheet) {
    const name = random.pick(['Sheet9', 'แผ่นงาน1', `${sheet.name.slice(0, 20)} (9)`])
    oldNames.set(name, sheet.name)
    sheet.name = name
  }
  if (kind === 'reorder') grid.push(...grid.splice(0, at))
  return { ...print(base, `sheet ${kind} ${at}`, grid), oldNames }
}

/** Changes the text of one element of an archive of bills. */
function changeXml(base: Base, random: Random): Mutant {
  const { path, text } = readXmlText(base.bytes)
  const values = [...text.matchAll(/>([^<>\n]+)</g)]
  const found = random.pick(values)
  const value = random.pick(
    strangeCells.filter((cell) => typeof cell === 'string' || typeof cell === 'number'),
  )
  const changed =
    text.slice(0, found.index + 1) + String(value) + text.slice(found.index + 1 + (found[1] ?? '').length)
  const bytes = writeZip([{ name: path, bytes: Buffer.from(changed) }])
  return { what: `xml ${found[1]} → ${value}`, bytes, see: async () => see(base.name, bytes) }
}

async function seeDamaged(base: Base, mutated: Buffer, sheetJs: SheetJs): Promise<xlsx.WorkBook | null> {
  // the parts of an archive carry a checksum: what passes it is what was written
  if (base.bytes.subarray(0, 2).toString('latin1') === 'PK') return see(base.name, base.bytes)
  return base.name.endsWith('.xls') ? await sheetJs.read(mutated) : see(base.name, mutated)
}

function changeBytes(base: Base, random: Random): Mutant {
  const bytes = Buffer.from(base.bytes)
  const at = random.int(0, bytes.length - 1)
  const kind = random.pick(['flip', 'flip', 'flip', 'overwrite', 'zero', 'insert', 'drop', 'cut'] as const)
  const mutated = (() => {
    switch (kind) {
      case 'flip':
        for (let left = random.int(1, 6); left > 0; left--) {
          const place = random.int(0, bytes.length - 1)
          bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << random.int(0, 7)), place)
        }
        return bytes
      case 'overwrite':
        bytes.writeUInt8(random.int(0, 255), at)
        return bytes
      case 'zero':
        return bytes.fill(0, at, Math.min(bytes.length, at + random.int(1, 200)))
      case 'insert':
        return Buffer.concat([bytes.subarray(0, at), Buffer.from([random.int(0, 255)]), bytes.subarray(at)])
      case 'drop':
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.int(1, 40))])
      case 'cut':
        return bytes.subarray(0, at)
    }
  })()
  return {
    what: `bytes ${kind} at ${at}`,
    bytes: mutated,
    see: (sheetJs) => seeDamaged(base, mutated, sheetJs),
  }
}

/** @returns the file changed in one way, which follows from `random` alone */
export function mutate(base: Base, random: Random): Mutant {
  const kind = random.next()
  // cells are changed in .xls files, whose bytes nothing protects
  if (kind < 0.3 || base.name.endsWith('.xlsx')) return changeBytes(base, random)
  if (base.name.endsWith('.zip')) return changeXml(base, random)
  if (kind < 0.7) return changeCells(base, random)
  return kind < 0.9 ? changeHeaders(base, random) : changeSheets(base, random)
}
