import { type CellValue, DateCell, ErrorCell, UncalculatedCell } from '#main/platform/workbook/workbook.ts'
import type { Finding } from '#shared/contract/imports.ts'
import { toAccountCode } from '#shared/model/account-code.ts'
import type { ColumnType } from '#shared/model/layouts/layout.ts'
import { bahtToSatang, isEmptyMark, parseBaht, toPlainFigures } from '#shared/model/satang.ts'
import { fromExcelSerial, type LocalTime, parseThaiDate } from '#shared/model/thai-date.ts'
import { markUnreadable } from '#shared/model/unreadable-cell.ts'
import { toArabicDigits } from '#shared/model/written-date.ts'

/** A cell that does not hold what its column wants. */
export class Unreadable {
  readonly reason: Finding['reason']

  constructor(reason: Finding['reason']) {
    this.reason = reason
  }
}

/** Satang for money, text for the rest, null for a blank; never 0 for a blank. */
export type Reading = string | number | null | Unreadable
export type CellParser = (value: CellValue) => Reading

/** Days a date cell may show, both included, as `YYYY-MM-DD` CE. */
export type DateRange = {
  readonly earliest: string
  readonly latest: string
  /** When the document was made, where anything says it: what lies after it is read, and suspect. */
  readonly madeOn?: string
}

const notAmount = new Unreadable('notAmount')
const notNumber = new Unreadable('notNumber')
const notDate = new Unreadable('notDate')
const dateOutOfRange = new Unreadable('dateOutOfRange')
const notCalculated = new Unreadable('notCalculated')

/** @returns why a cell is refused that holds no text, number or date */
const refuse = (value: CellValue, why: Unreadable) =>
  value instanceof UncalculatedCell ? notCalculated : why

const zero = 48
const nine = 57

/** The plain amounts that fill most files (`1234`, `0.5`, `80.00`), in satang; -1 for anything that needs the full rules. */
function plainBaht(text: string): number {
  const length = text.length
  if (length > 13) return -1
  let satang = 0
  let index = 0
  for (; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code < zero || code > nine) break
    satang = satang * 10 + code - zero
  }
  if (index === 0) return -1
  if (index === length) return satang * 100
  if (text.charCodeAt(index) !== 46 || length - index > 3 || length - index < 2) return -1
  const tenth = text.charCodeAt(index + 1) - zero
  const hundredth = index + 2 < length ? text.charCodeAt(index + 2) - zero : 0
  if (tenth < 0 || tenth > 9 || hundredth < 0 || hundredth > 9) return -1
  return satang * 100 + tenth * 10 + hundredth
}

const lineBreak = /\r\n|[\r\n]/

/** Two numbers under each other are not one long number. */
function isSeveral(text: string): boolean {
  return lineBreak.test(text.trim())
}

function parseMoney(value: CellValue): Reading {
  try {
    if (typeof value === 'number') return bahtToSatang(value)
    if (typeof value !== 'string') return value === null ? null : refuse(value, notAmount)
    const satang = plainBaht(value)
    if (satang >= 0) return satang
    return isSeveral(value) ? notAmount : parseBaht(value)
  } catch {
    // parseBaht and bahtToSatang have one failure: this is not an amount
    return notAmount
  }
}

/** A number as a person would write it: no exponent, no `.0`. */
function toPlainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text
}

/** Trimmed text of any cell; null for a blank or an empty mark. */
function toText(value: CellValue): string | null | Unreadable {
  if (typeof value === 'string') {
    const text = value.trim()
    return isEmptyMark(text) ? null : text
  }
  if (typeof value === 'number') return toPlainNumber(value)
  if (value === null) return null
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof UncalculatedCell) return notCalculated
  if (value instanceof ErrorCell) return value.text
  return fromExcelSerial(value.serial, value.is1904) ?? toPlainNumber(value.serial)
}

/** Identifiers keep the leading zeros of text cells; a `.0` is left by programs that took them for numbers, as is noise. */
function parseId(value: CellValue): Reading {
  const text = value instanceof DateCell ? toPlainNumber(value.serial) : toText(value)
  if (typeof text !== 'string') return text
  return text.endsWith('.0') && /^\d+\.0$/.test(text) ? text.slice(0, -2) : toAccountCode(text)
}

const decimalPattern = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/

/**
 * Exact decimal text: commas and a percent sign go, parentheses become a minus, digits stay as printed. Signs are those of
 * `parseBaht`.
 */
function parseDecimal(value: CellValue): Reading {
  if (typeof value === 'number') return Number.isFinite(value) ? toPlainNumber(value) : notNumber
  if (value === null) return null
  if (typeof value !== 'string') return refuse(value, notNumber)
  const text = value.trim()
  if (isEmptyMark(text)) return null
  if (isSeveral(text)) return notNumber
  const compact = toPlainFigures(text).replaceAll(/\s|%$/g, '')
  const signed = compact.startsWith('(') && compact.endsWith(')') ? `-${compact.slice(1, -1)}` : compact
  return decimalPattern.test(signed) && /\d/.test(signed) ? signed.replaceAll(',', '') : notNumber
}

function parseInteger(value: CellValue): Reading {
  const text = parseDecimal(value)
  if (typeof text !== 'string') return text
  const whole = text.replace(/\.0+$/, '')
  return whole.includes('.') ? notNumber : whole
}

/** Every value of a cell that holds several, one a line; empty marks go. */
function parseLines(value: CellValue): Reading {
  if (typeof value !== 'string') return toText(value)
  const lines = value.split(lineBreak).map((line) => line.trim())
  return lines.filter((line) => !isEmptyMark(line)).join('\n') || null
}

const yearFirst = /^(\d{4})([/-]?)(\d\d)\2(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,7})?)?$/

/** `dd/mm/yyyy`, or year first as transfers have it: `25690109`, `2026-01-09`. The year tells the era. */
function parseDate(text: string, latestYear: number): LocalTime | null {
  const [, year, , month, day, time] = yearFirst.exec(toArabicDigits(text)) ?? []
  if (year === undefined) return parseThaiDate(text, latestYear)
  return parseThaiDate(`${day}/${month}/${year}${time === undefined ? '' : ` ${time}`}`)
}

/** Days repeat all over a file; the memory is dropped when a file is made of nothing but odd ones. */
const maxRememberedDays = 20_000
/** Most days with the month's name are as short, and nothing with a time to the second is. */
const maxDayCharacters = 15

function createDateParser(range: DateRange): CellParser {
  const days = new Map<string, LocalTime | null>()
  const latestYear = Number(range.latest.slice(0, 4))
  const within = (time: LocalTime | null): Reading => {
    if (time === null) return notDate
    const day = time.slice(0, 10)
    return day < range.earliest || day > range.latest ? dateOutOfRange : time
  }
  const readDay = (text: string): LocalTime | null => {
    const known = days.get(text)
    if (known !== undefined) return known
    if (days.size >= maxRememberedDays) days.clear()
    const day = parseDate(text, latestYear)
    days.set(text, day)
    return day
  }
  const readText = (text: string): LocalTime | null => {
    const time = text.slice(11)
    if (text.charCodeAt(10) !== 32 || !/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time))
      return text.length <= maxDayCharacters ? readDay(text) : parseDate(text, latestYear)
    const day = readDay(text.slice(0, 10))
    return day?.length === 10 ? `${day}T${time}` : parseDate(text, latestYear)
  }
  return (value) => {
    if (value === null) return null
    if (typeof value === 'number')
      return within(fromExcelSerial(value) ?? parseDate(String(value), latestYear))
    if (value instanceof DateCell) return within(fromExcelSerial(value.serial, value.is1904))
    if (typeof value !== 'string') return refuse(value, notDate)
    const text = value.trim()
    return isEmptyMark(text) ? null : within(readText(text))
  }
}

/**
 * @param range days that date cells may show; others are unreadable, because a wrong era moves money to a wrong year
 * @returns the parser of a column type; it answers with an Unreadable instead of throwing
 * @source nhso/formats.md §2.5, §2.6
 */
export function parserFor(type: ColumnType, range: DateRange): CellParser {
  switch (type) {
    case 'money':
      return parseMoney
    case 'decimal':
    case 'percent':
      return parseDecimal
    case 'int':
      return parseInteger
    case 'datetime':
    case 'date':
      return createDateParser(range)
    case 'id':
      return parseId
    case 'lines':
      return parseLines
    case 'text':
    case 'codes':
    case 'code':
    case 'flag':
    case 'hcode':
    case 'mixed':
      return toText
  }
}

/** @returns the days allowed in what was made on `day` (local `YYYY-MM-DD`): 1990 up to a year after it. */
export function dateRangeOn(day: string): DateRange {
  return { earliest: '1990-01-01', latest: `${Number(day.slice(0, 4)) + 1}${day.slice(4, 10)}` }
}

/** @returns whether a cell speaks against its column being of a type; one that nobody calculated says nothing */
export function isOfOtherType(reading: Reading): boolean {
  return reading instanceof Unreadable && reading.reason !== 'notCalculated'
}

/** @returns whether a cell is blank or holds an empty mark. */
export function isBlankCell(value: CellValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && isEmptyMark(value.trim()))
}

/** The kind of value a cell holds, which may be shown while the value may not. */
export function valueKindOf(value: CellValue): Finding['valueKind'] {
  if (isBlankCell(value)) return 'blank'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (value instanceof DateCell) return 'date'
  return value instanceof ErrorCell ? 'error' : 'text'
}

/** @returns what an unreadable cell held, marked so that no reader takes it for a value of its column. */
export function toRawText(value: CellValue): string {
  if (value instanceof DateCell) return markUnreadable(String(value.serial))
  return markUnreadable(value instanceof ErrorCell ? value.text : String(value))
}
