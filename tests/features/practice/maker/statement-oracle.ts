import * as xlsx from '@e965/xlsx'
import type { MadeWorkbook, MeantSheet } from '#main/features/practice/maker/made-workbook.ts'
import type { ColumnType, SheetLayout } from '#shared/model/layouts/layout.ts'
import { readHeaders } from '#tests/features/practice/maker/oracle.ts'

/** A table as an independent reader sees it: header paths without white space, and rows by their number from 1. */
export type SeenTable = {
  readonly headers: readonly string[]
  readonly rows: ReadonlyMap<number, readonly unknown[]>
}

/** A level that repeats the one above counts once: files leave one of the two blank. */
function spaceless(texts: readonly string[]): string {
  const levels = texts.map((text) => text.replaceAll(/\s/g, ''))
  return levels.filter((text, level) => text !== levels[level - 1]).join('›')
}

/** @returns the 0-based first header row of a layout by its anchor, which may stand below a group; -1 for none */
export function findHeaderRow(sheet: xlsx.WorkSheet, { layout }: MeantSheet): number {
  const rows: unknown[][] = xlsx.utils.sheet_to_json(sheet, {
    header: 1,
    blankrows: true,
    defval: null,
    range: 0,
  })
  const anchorRow = rows.findIndex((row) =>
    row.some((cell) => spaceless([String(cell ?? '')]) === spaceless([layout.anchor.text])),
  )
  const [, , ...texts] = layout.columns.find((column) => column.includes(layout.anchor.text, 2)) ?? ['', '']
  return anchorRow < 0 ? anchorRow : anchorRow - Math.max(0, texts.indexOf(layout.anchor.text))
}

/** @param knownRow 0-based row of the headers, where their anchor may be gone */
function toTable(sheet: xlsx.WorkSheet, meant: MeantSheet, knownRow?: number): SeenTable {
  const { usualHeaderRow, usualDataRow } = meant.layout
  const cells: unknown[][] = xlsx.utils.sheet_to_json(sheet, {
    header: 1,
    blankrows: true,
    defval: null,
    range: 0,
  })
  const headerRow = knownRow ?? findHeaderRow(sheet, meant)
  const headers = readHeaders(sheet, headerRow, usualDataRow - usualHeaderRow).map(spaceless)
  return { headers, rows: new Map(cells.map((row, index) => [index + 1, row])) }
}

/** @returns how many columns before this one have the same header texts; they stand in the layout's order */
function twinsBefore({ columns }: SheetLayout, field: string): number {
  const at = columns.findIndex(([name]) => name === field)
  const pathOf = (index: number) => spaceless(columns[index]?.slice(2) ?? [])
  return columns.slice(0, Math.max(0, at)).filter((_, index) => pathOf(index) === pathOf(at)).length
}

/** @returns the 0-based column of each money field, found by its header texts alone */
export function moneyColumns(
  sheet: xlsx.WorkSheet,
  meant: MeantSheet,
  headerRow: number,
): ReadonlyMap<string, number> {
  const { headers } = toTable(sheet, meant, headerRow)
  const { columns, otherHeaders = {} } = meant.layout
  const places = columns.flatMap(([field, type, ...texts]) => {
    const wordings = [texts, ...(otherHeaders[field] ?? [])].map(spaceless)
    const places = headers.flatMap((header, at) => (wordings.includes(header) ? [at] : []))
    const column = places[twinsBefore(meant.layout, field)] ?? -1
    return type === 'money' && column >= 0 ? [[field, column] as const] : []
  })
  return new Map(places)
}

/** Reads one sheet of a `.xls`, `.xlsx` or `.csv` with SheetJS. */
export function seeSheet(made: MadeWorkbook, meant: MeantSheet): SeenTable {
  const isText = made.name.endsWith('.csv')
  const workbook = isText
    ? xlsx.read(made.bytes.toString('utf8').replace(/^\ufeff/, ''), { type: 'string', raw: true })
    : xlsx.read(made.bytes, { type: 'buffer', cellText: false })
  const sheet = workbook.Sheets[isText ? 'Sheet1' : meant.sheet]
  if (!sheet) throw new Error(`no sheet ${meant.sheet}`)
  return toTable(sheet, meant)
}

/** Reads a list of JSON objects as a table whose headers are the keys. */
export function seeJson(made: MadeWorkbook): SeenTable {
  const parsed: unknown = JSON.parse(made.bytes.toString('utf8'))
  const list = (Array.isArray(parsed) ? parsed : (parsed as { datas: unknown }).datas) as Record<
    string,
    unknown
  >[]
  const headers = [...new Set(list.flatMap(Object.keys))]
  return { headers, rows: new Map(list.map((one, index) => [index + 2, headers.map((key) => one[key])])) }
}

/** How many rows stand above the bills: what the document says of all of them, and a blank one. */
function countHead(text: string): number {
  const outside = text.replace(/<HDBills>.*<\/HDBills>/s, '')
  const labels = [...outside.matchAll(/<(\w+)(?:\s[^>]*)?>([^<]*)<\/\1>/g)].filter(
    ([, , value = '']) => value.trim() !== '',
  )
  const flags = new Set([...text.matchAll(/<HDflag>(.*?)<\/HDflag>/g)].map(([, flag = '']) => flag.trim()))
  const isShared = flags.size === 1 && !flags.has('')
  const said = labels.length + (isShared ? 1 : 0)
  return said === 0 ? 0 : said + 1
}

/** Reads the bills of the XML inside a zip as a table whose headers are the elements, below what the document says. */
export function seeXml(made: Pick<MadeWorkbook, 'bytes'>): SeenTable {
  const zip = xlsx.CFB.read(made.bytes, { type: 'buffer' }) as {
    FileIndex: { name: string; content: Uint8Array }[]
  }
  const entry = zip.FileIndex.find(({ name }) => name.endsWith('.xml') && !name.includes('SUM'))
  const xml = Buffer.from(entry?.content ?? []).toString('utf8')
  const ofBill = 'name pid wkno hreg station invno hn amount paid rid HDflag dttran EPOpay EPOadm'.split(' ')
  const above = countHead(xml)
  const rows = new Map<number, unknown[]>()
  for (const [, group = ''] of xml.matchAll(/<HDBill>(.*?)<\/HDBill>/gs)) {
    const head = group.split('<TBill>')[0] ?? ''
    for (const [, bill = ''] of group.matchAll(/<TBill>(.*?)<\/TBill>/gs)) {
      const cells = ofBill.map(
        (name) => new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(head + bill)?.[1] ?? null,
      )
      rows.set(above + rows.size + 2, cells)
    }
  }
  return { headers: ofBill, rows }
}

const thaiMonths = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ')
const two = (value: number) => String(value).padStart(2, '0')

/** Satang, ISO time or text of a cell, by rules written again here; null for whatever means nothing. */
export function toValue(type: ColumnType, cell: unknown): string | number | null {
  const text = String(cell ?? '').trim()
  if (['', '-', 'N/A', 'n/a'].includes(text)) return null
  if (type === 'money') return Math.round(Number(text.replaceAll(',', '')) * 100)
  if (type !== 'date' && type !== 'datetime') return text
  const time = /\d\d:\d\d:\d\d$/.exec(text)?.[0]
  const end = type === 'datetime' && time ? `T${time}` : ''
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}${end}`
  const [, thaiDay = '', thaiMonth = '', thaiYear] = /^(\d+) ([ก-์.]+) (25\d\d)$/.exec(text) ?? []
  if (thaiYear) {
    return `${Number(thaiYear) - 543}-${two(thaiMonths.indexOf(thaiMonth) + 1)}-${two(Number(thaiDay))}`
  }
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/\s?(\d{4})/.exec(text) ?? []
  const [, postedYear, postedMonth, postedDay] = /^(25\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  const found = Number(year ?? postedYear)
  return `${found >= 2400 ? found - 543 : found}-${month ?? postedMonth}-${day ?? postedDay}${end}`
}

/** Decimals stand in files as numbers, which keep no zeros at the end. */
function toPlain(type: ColumnType, value: string | number | null): string | number | null {
  return value !== null &&
    ['decimal', 'percent', 'int', 'mixed'].includes(type) &&
    !Number.isNaN(Number(value))
    ? String(Number(value))
    : value
}

const unknownColumn = (field: string) => [field, 'text', field] as const

/** What the key means and what an independent reader finds there, row by row in one shape. */
export function compareRows(seen: SeenTable, { layout, rows }: MeantSheet) {
  const columnOf = (headers: readonly string[], field: string) => {
    const places = seen.headers.flatMap((header, at) => (header === spaceless(headers) ? [at] : []))
    return places[twinsBefore(layout, field)] ?? -1
  }
  const columns = new Map<string, { type: ColumnType; at: number }>()
  const describe = (field: string) => {
    const known = columns.get(field)
    if (known) return known
    const [, type, ...headers] = layout.columns.find(([name]) => name === field) ?? unknownColumn(field)
    // a deeper wording says more than its group alone
    const wordings = [headers, ...(layout.otherHeaders?.[field] ?? [])].sort((a, b) => b.length - a.length)
    const column = {
      type,
      at: Math.max(
        -1,
        ...wordings
          .map((texts) => columnOf(texts, field))
          .filter((at) => at >= 0)
          .slice(0, 1),
      ),
    }
    columns.set(field, column)
    return column
  }
  const meant = [...rows()]
  return {
    meant: meant.map(({ row, fields }) => ({
      row,
      fields: Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [field, toPlain(describe(field).type, value)]),
      ),
    })),
    seen: meant.map(({ row, fields }) => ({
      row,
      fields: Object.fromEntries(
        Object.keys(fields).map((field) => {
          const { type, at } = describe(field)
          return [field, toPlain(type, toValue(type, seen.rows.get(row)?.[at]))]
        }),
      ),
    })),
  }
}
