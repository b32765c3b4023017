import { DateCell, type SheetRow } from '#main/platform/workbook/workbook.ts'
import { fromExcelSerial, parseThaiDate } from '#shared/model/thai-date.ts'
import { toArabicDigits } from '#shared/model/written-date.ts'

/** A real date as it is written in text: `10/02/2026 10:10:00`. */
function toWritten({ serial, is1904 }: DateCell): string {
  const [day = '', time = ''] = (fromExcelSerial(serial, is1904) ?? '').split('T')
  return `${day.split('-').reverse().join('/')} ${time}`
}

/** Cells of a row are parted by a tab: a label and its value may stand in one cell or in two. */
function toLine({ cells }: SheetRow): string {
  return cells
    .map((cell) => (cell instanceof DateCell ? toWritten(cell) : typeof cell === 'string' ? cell : ''))
    .map((text) => toArabicDigits(text.normalize('NFC')).replaceAll(/\s+/g, ' '))
    .join('\t')
}

const labels = [
  'ออกรายงาน\\)?\\s*(?:เมื่อ|ณ)?\\s*วันที่',
  'วันที่ออกรายงาน',
  'วันที่พิมพ์(?:รายงาน)?',
  'พิมพ์(?:รายงาน)?\\s*(?:เมื่อ|ณ)?\\s*วันที่',
  '(?:ข้อมูล|รายงาน)\\s*ณ\\s*วันที่',
  'วันที่(?=[^\\n]*(?:เวลา|\\d[:.]\\d\\d\\s*น\\.))',
]
const numbered = '\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?\\d{4}'
const named = '\\d{1,2}[ .,/-]*[a-z\\u0e01-\\u0e4e][a-z\\u0e01-\\u0e4e. -]*(?:\\d{4}|\\d{2})(?!\\d)'
const time = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?'

const reportTime = new RegExp(
  `(?:${labels.join('|')})\\s*:?\\s*(${numbered}|${named})(?:\\s*(?:เวลา)?\\s*:?\\s*(${time}))?`,
  'i',
)

/**
 * Finds when a report was made in the rows above a header, in numbers or with the month's name, whatever digits it has.
 * @returns local CE time, at midnight where only the day stands; null when nothing says it
 * @source nhso/formats.md §2.3, §2.6
 */
export function findReportTime(rows: readonly SheetRow[]): string | null {
  const [, day, clock = '00:00:00'] = reportTime.exec(rows.map(toLine).join('\n')) ?? []
  return day === undefined ? null : parseThaiDate(`${day} ${clock.replaceAll('.', ':')}`)
}
