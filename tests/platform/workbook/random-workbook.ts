import * as XLSX from '@e965/xlsx'
import type { Random } from '#tests/platform/workbook/sample-files.ts'

const texts = [
  'เรียกเก็บ\n(1)',
  'นาย สมมติ ทดสอบ',
  '',
  ' ',
  '-',
  'TRAN_ID',
  '1,234.50',
  '(80.00)',
  '000123',
  'Café ½',
  'ก'.repeat(200),
  'long text '.repeat(24),
  '01/10/2568 08:30:00',
  '<b>"quoted"</b>',
  "it's",
  '  spaces  ',
  '\t',
  '😀 emoji',
] as const

const formats = [
  'd/m/yyyy',
  '[$-41E]d mmm yy',
  '[$-D07041E]d mmmm bbbb',
  'yyyy\\-mm\\-dd hh:mm:ss',
  '[h]:mm:ss',
  '0.00',
  '#,##0.00 "day"',
  '[Red]0.0',
  '0.00E+00',
  '0%',
  '\\d0',
  '#,##0_);(#,##0)',
  'm/d/yy',
  'h:mm AM/PM',
  'mm:ss',
  '@',
] as const

const errorCodes = [0x00, 0x07, 0x0f, 0x17, 0x1d, 0x24, 0x2a] as const

function randomNumber(random: Random): number {
  const size = random.pick([10, 1_000, 600_000, 2 ** 29, 2 ** 40])
  const value = random.below(size) * random.pick([1, -1])
  return random.pick([value, value / 100, value / 4, random.next(), random.next() * size, 0])
}

function randomCell(random: Random): XLSX.CellObject {
  const kind = random.below(12)
  if (kind < 4) return { t: 's', v: random.pick(texts) }
  if (kind < 8) return { t: 'n', v: randomNumber(random) }
  if (kind === 8)
    return { t: 'n', v: 30_000 + random.below(20_000) + random.pick([0, 0.25, 0.5]), z: random.pick(formats) }
  if (kind === 9) return { t: 'b', v: random.below(2) === 1 }
  if (kind === 10) return { t: 'e', v: random.pick(errorCodes) }
  return randomFormula(random)
}

function randomFormula(random: Random): XLSX.CellObject {
  const results: readonly [XLSX.CellObject, ...XLSX.CellObject[]] = [
    { t: 'n', v: randomNumber(random), f: '1+1' },
    { t: 's', v: random.pick(texts), f: 'T("x")' },
    { t: 'b', v: true, f: '1=1' },
    { t: 'e', v: 7, f: '1/0' },
    { t: 'n', v: 45_000.75, z: 'd/m/yyyy', f: 'NOW()' },
  ]
  return random.pick(results)
}

function randomSheet(random: Random): XLSX.WorkSheet {
  const sheet: XLSX.WorkSheet = {}
  const rows = random.pick([0, 1, 3, 20, 60])
  const columns = random.pick([1, 2, 10, 40])
  const density = random.pick([0.05, 0.4, 0.95])
  const top = random.pick([0, 0, 5, 200])
  for (let row = top; row < top + rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random.next() < density) sheet[XLSX.utils.encode_cell({ r: row, c: column })] = randomCell(random)
    }
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: top + rows, c: columns } })
  if (random.below(3) === 0) sheet['!merges'] = [{ s: { r: top, c: 0 }, e: { r: top + 1, c: 1 } }]
  return sheet
}

const sheetNames = ['Detail', 'Summary', 'Data sheet 0', 'รายงานพึงรับ (1)', 'a & <b>'] as const

/** A workbook of random shape: sheets, gaps, merges, hidden sheets, date system, and every kind of cell. */
export function randomWorkbook(random: Random): XLSX.WorkBook {
  const book = XLSX.utils.book_new()
  const count = 1 + random.below(sheetNames.length)
  for (const name of sheetNames.slice(0, count)) XLSX.utils.book_append_sheet(book, randomSheet(random), name)
  book.Workbook = {
    WBProps: { date1904: random.below(5) === 0 },
    Sheets: sheetNames
      .slice(0, count)
      .map((name, index) => ({ name, Hidden: index > 0 && random.below(4) === 0 ? 1 : 0 })),
  }
  return book
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function showOracleCell(cell: XLSX.CellObject, is1904: boolean): string | null {
  if (cell.t === 'z' || cell.v === undefined) return null
  if (cell.t === 'e') return `error ${errorTexts[Number(cell.v)] ?? ''}`
  if (cell.t === 'n' && XLSX.SSF.is_date(String(cell.z ?? 'General'))) {
    return `date ${String(cell.v)}${is1904 ? ' (1904)' : ''}`
  }
  return `${typeof cell.v} ${String(cell.v)}`
}

/** How SheetJS reads a file, in the form of `readWorkbook`. */
export function readWithSheetJs(bytes: Uint8Array): Record<string, Record<string, string>> {
  const book = XLSX.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellDates: false })
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets: Record<string, Record<string, string>> = {}
  for (const name of book.SheetNames) {
    const cells: Record<string, string> = {}
    const rows: readonly (readonly XLSX.CellObject[])[] = book.Sheets[name]?.['!data'] ?? []
    rows.forEach((row, rowIndex) => {
      row?.forEach((cell, column) => {
        const shown = cell ? showOracleCell(cell, is1904) : null
        if (shown !== null) cells[`${rowIndex},${column}`] = shown
      })
    })
    sheets[name] = cells
  }
  return sheets
}
