import type { ListReading, ListStructure, ReadColumn } from '#shared/model/list-reading.ts'

const longestHeader = 60
const longestCell = 60
const mostSampleRows = 5

/** Stands for a name that is none of a program's. */
const leftOut = '…'

const title =
  /(?:^|[^\p{L}\p{M}])(?:นางสาว|นาย|นาง|น\.?\s?ส\.|ด\.?\s?[ชญ]\.|เด็ก(?:ชาย|หญิง)|(?:mr|mrs|ms|miss|master)[.\s])\s*[\p{L}\p{M}]{2}/iu
const date = /\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/
/** Also with what people write between the digits of a number. */
const number = /\d(?:[\s-]?\d){4}/
/** Parts of words that stand above columns; words of which none holds one could be somebody's name. */
const headerWords = new RegExp(
  [
    'วัน|เวลา|เดือน|ปี|งวด|รอบ|ครั้ง|เลข|ลำดับ|จำนวน|รวม|ทั้งหมด|ยอด|เงิน|บาท|รหัส|ชื่อ|สกุล|หน่วย|บริการ|โรงพยาบาล',
    'ประเภท|ชนิด|ไฟล์|แฟ้ม|เอกสาร|รายการ|รายงาน|ข้อมูล|ผ่าน|ไม่|สถานะ|สิทธิ|กองทุน|ดาวน์โหลด|ส่ง|ตรวจ|สอบ|นำเข้า|ผล',
    'หมายเหตุ|ผู้ป่วย|ผู้มี|ผู้ส่ง|ผู้นำ|นอก|ใน|จังหวัด|เขต|อนุมัติ|ชดเชย|เบิก|ออก|พิมพ์|แสดง',
    'rep|file|excel|download|statement|stm|date|time|number|no|total|pass|fail|code|type|status|month|year|period',
    'name|hospital|send|sent|check|import|right|round|vendor|count|report|upload|by|of|id|bill|doc',
  ].join('|'),
  'i',
)

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
const toArabic = (text: string) => text.replace(/[๐-๙]/g, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)))

/** @returns whether a text could be a value of a line: a number, a date, or somebody with a title */
function isValue(text: string): boolean {
  const arabic = toArabic(text)
  return title.test(arabic) || date.test(arabic) || number.test(arabic)
}

/** Two words and more, one of which nobody writes above a column. */
function isLikeName(text: string): boolean {
  const words = text.split(/[\s/,:()[\]_-]+/).filter((word) => /\p{L}{3}/u.test(word.replace(/\p{M}/gu, '')))
  return words.length > 1 && words.some((word) => !headerWords.test(word))
}

function cleanHeader(text: string): string | null {
  const header = plain(text)
  if (header === '' || header.length > longestHeader || isLikeName(header)) return null
  return header.replace(/\p{Nd}/gu, '9')
}

/** A row with a value in it is a line of the list, whatever cells it is made of. */
function cleanHeaderRow(texts: readonly string[]): (string | null)[] {
  const isLine = texts.some((text) => isValue(plain(text)))
  return texts.map((text) => (isLine ? null : cleanHeader(text)))
}

/** @returns the columns with headers that hold nobody's data: digits masked; what is long, or like a line or a name, left out */
export function cleanColumns(columns: readonly ReadColumn[]): ReadColumn[] {
  const levels = Math.max(0, ...columns.map(({ headers }) => headers.length))
  const rows = Array.from({ length: levels }, (_none, level) =>
    cleanHeaderRow(columns.map(({ headers }) => headers[level] ?? '')),
  )
  return columns.map((column, at) => ({ ...column, headers: rows.flatMap((row) => row[at] ?? []) }))
}

/** Names of programs have few digits; more are a number of somebody or something. */
const maskNumbers = (text: string) => text.replace(/\d{3,}/g, (digits) => '9'.repeat(digits.length))

function cleanName(name: string): string {
  return /^(?:[A-Za-z_$][\w.:$-]{0,59}|\d{1,2})$/.test(name) ? maskNumbers(name) : leftOut
}

function cleanPath(path: string): string {
  const [bare = ''] = path.split(/[?#;]/)
  const parts = bare.split('/').map((part) => (/^[\w.$:-]{0,60}$/.test(part) ? maskNumbers(part) : leftOut))
  return parts.join('/')
}

const cleanKey = (path: string) =>
  path
    .split('.')
    .map((part) => {
      const [, name = '', rest = ''] = /^(.*?)((?:\[\])*)$/.exec(part) ?? []
      return name === '' ? rest : `${cleanName(name)}${rest}`
    })
    .join('.')

function cleanTable({ id, rows, cellCounts, headers, links }: ListStructure['tables'][number]) {
  return {
    id: id === null ? null : cleanName(id),
    rows,
    cellCounts,
    headers: headers.map((row) => cleanHeaderRow(row).map((header) => header ?? '')),
    links: links.map(({ kind, target, parameters, count }) => ({
      kind,
      target: cleanPath(target),
      parameters: parameters.map(cleanName),
      count,
    })),
  }
}

function cleanStructure({ path, way, tables, keys }: ListStructure): ListStructure {
  const named = keys.map(({ path: key, type }) => ({ path: cleanKey(key), type: cleanName(type) }))
  return {
    path: cleanPath(path),
    way,
    tables: tables.map(cleanTable),
    // keys that are numbers of persons look all the same by now
    keys: named.filter(
      (key, at) => named.findIndex((one) => one.path === key.path && one.type === key.type) === at,
    ),
  }
}

/** Letters become `ก` or `A`, digits `9`; marks of Thai vowels and tones go, for they would tell a word. */
function maskCell(text: string): string {
  return plain(text)
    .slice(0, longestCell)
    .replace(/\p{M}/gu, '')
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{L}/gu, (letter) => (/\p{Script=Thai}/u.test(letter) ? 'ก' : 'A'))
}

/**
 * Makes sure that a reading holds nobody's data, whatever the page put where: in headers, ids, names or links.
 * @returns the reading as it may be kept and sent; one that was cleaned before stays as it is
 */
export function cleanReading(reading: ListReading): ListReading {
  return {
    ...reading,
    columns: cleanColumns(reading.columns),
    sample: reading.sample.slice(0, mostSampleRows).map((row) => row.map(maskCell)),
    structure: reading.structure && cleanStructure(reading.structure),
  }
}
