import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as XLSX from '@e965/xlsx'

const cases = path.resolve(import.meta.dirname, '../../../cases')

/** Bytes of a given input, by its place in `tests/cases`. */
export function givenCase(place: string): Buffer {
  return readFileSync(path.join(cases, place))
}

/** A cell as a spreadsheet program would save it: text, a number, a real date by its serial, or nothing. */
export type NewCell = string | number | null | { readonly serial: number }

function widen(sheet: XLSX.WorkSheet, address: string): void {
  const range = XLSX.utils.decode_range(sheet['!ref'] ?? address)
  const { r, c } = XLSX.utils.decode_cell(address)
  range.e = { r: Math.max(range.e.r, r), c: Math.max(range.e.c, c) }
  sheet['!ref'] = XLSX.utils.encode_range(range)
}

/**
 * Saves a given input once more with other cells, as SheetJS writes it.
 * @param cells by sheet address of its first sheet, e.g. `I9`; of its second sheet `2!I9`
 */
export function writtenAnew(
  place: string,
  cells: Readonly<Record<string, NewCell>>,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
): Buffer {
  const book = XLSX.read(givenCase(place), { cellNF: true })
  for (const [where, cell] of Object.entries(cells)) {
    const [, number = '1', address = ''] = /^(?:(\d)!)?(.+)$/.exec(where) ?? []
    const sheet = book.Sheets[book.SheetNames[Number(number) - 1] ?? '']
    if (sheet === undefined) throw new Error(`no sheet ${number} in ${place}`)
    // a cell below or beside the others is seen only within the range
    widen(sheet, address)
    if (cell === null) delete sheet[address]
    else if (typeof cell === 'object') sheet[address] = { t: 'n', v: cell.serial, z: 'dd/mm/yyyy hh:mm' }
    else sheet[address] = typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: cell }
  }
  return XLSX.write(book, { type: 'buffer', bookType })
}
