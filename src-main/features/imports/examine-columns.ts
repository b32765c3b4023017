import {
  type DateRange,
  isBlankCell,
  parserFor,
  Unreadable,
  valueKindOf,
} from '#main/features/imports/cell-parse.ts'
import { maskCell } from '#main/features/imports/examine-mask.ts'
import { toErrorCodes } from '#main/features/imports/rep-codes.ts'
import { type CellValue, DateCell, type SheetRow } from '#main/platform/workbook/workbook.ts'
import type { FoundColumn, ValueShape } from '#shared/contract/layouts.ts'
import { type Satang, toSatang } from '#shared/model/satang.ts'

/** What the cells of one column are like. */
export type MeasuredColumn = Pick<FoundColumn, 'kinds' | 'samples' | 'shape' | 'satang'> & {
  /** Σ of the rows without an error code; null as `satang`. */
  readonly passedSatang: Satang | null
}

/** Kinds, shapes and samples are taken from so many rows; sums from all. */
const lookedAtRows = 400
const shownSamples = 3

/** So many of the values of a column must have the shape that names it. */
const mostOf = 0.9

const hasFraction = (value: CellValue) => typeof value === 'number' && !Number.isInteger(value)

const toDigits = (value: CellValue) => (typeof value === 'number' ? String(value) : value)
const matches = (value: CellValue, pattern: RegExp) => {
  const text = toDigits(value)
  return typeof text === 'string' && pattern.test(text.trim())
}

/** What a value may be, the narrowest first. */
function createShapeTests(
  dates: DateRange,
): readonly (readonly [ValueShape, (value: CellValue) => boolean])[] {
  const readDate = parserFor('datetime', dates)
  const readMoney = parserFor('money', dates)
  return [
    ['pids', (value) => matches(value, /^\d{13}$/)],
    [
      'dates',
      (value) =>
        value instanceof DateCell ||
        (typeof value === 'string' && /\d[/-]/.test(value) && !(readDate(value) instanceof Unreadable)),
    ],
    // whole numbers of six to twelve digits, such as TRAN_ID, and those that begin with a zero
    ['numbers', (value) => matches(value, /^(?:\d{6,12}|0\d{4,})(?:\.0)?$/)],
    ['amounts', (value) => !(readMoney(value) instanceof Unreadable)],
    ['codes', (value) => matches(value, /^[\w.,+/:()-]{1,24}$/)],
  ]
}

function createMeasure(tests: ReturnType<typeof createShapeTests>, dates: DateRange) {
  const readMoney = parserFor('money', dates)
  const kinds = { blank: 0, text: 0, number: 0, date: 0 }
  const counts = tests.map(() => 0)
  const seen: CellValue[] = []
  const sums = { all: 0, passed: 0, amounts: 0, others: 0 }

  function look(value: CellValue): void {
    const kind = valueKindOf(value)
    if (kind === 'boolean' || kind === 'error') kinds.text++
    else kinds[kind]++
    if (kind === 'blank') return
    for (const [order, [, is]] of tests.entries()) if (is(value)) counts[order] = (counts[order] ?? 0) + 1
    if (seen.length < lookedAtRows) seen.push(value)
  }

  function addUp(value: CellValue, hasPassed: boolean): void {
    const satang = readMoney(value)
    if (satang instanceof Unreadable) sums.others++
    if (typeof satang !== 'number') return
    sums.amounts++
    sums.all += satang
    if (hasPassed) sums.passed += satang
  }

  function shapeOf(): ValueShape {
    const filled = kinds.text + kinds.number + kinds.date
    if (filled === 0) return 'none'
    const order = counts.findIndex((count) => count >= filled * mostOf)
    return tests[order]?.[0] ?? 'texts'
  }

  function toSamples(isAmount: boolean): string[] {
    const masked = seen.flatMap((value) => maskCell(value, isAmount) ?? [])
    const all = [...new Set(masked), ...masked]
    return all.slice(0, Math.min(shownSamples, masked.length))
  }

  return {
    add(value: CellValue, isLookedAt: boolean, hasPassed: boolean): void {
      if (isLookedAt) look(value)
      if (!isBlankCell(value)) addUp(value, hasPassed)
    },
    finish(): MeasuredColumn {
      const shape = shapeOf()
      // a stray text in a long column of amounts is what the quality report is for
      const isMoney = shape === 'amounts' && sums.others <= sums.amounts && Number.isSafeInteger(sums.all)
      return {
        kinds,
        samples: toSamples(shape === 'amounts' && seen.some(hasFraction)),
        shape,
        satang: isMoney ? toSatang(sums.all) : null,
        passedSatang: isMoney ? toSatang(sums.passed) : null,
      }
    },
  }
}

/**
 * Measures every column of a sheet. Feed it the data rows, top down, then `finish`.
 * @param codesAt the column of error codes, which tells the claims that passed; -1 for none
 */
export function createColumnMeasures(width: number, dates: DateRange, codesAt: number) {
  const tests = createShapeTests(dates)
  const measures = Array.from({ length: width }, () => createMeasure(tests, dates))
  let rows = 0
  return {
    add({ cells }: SheetRow): void {
      const codes = cells[codesAt]
      const hasPassed = isBlankCell(codes) || toErrorCodes(String(codes)) === null
      for (const [column, measure] of measures.entries())
        measure.add(cells[column] ?? null, rows < lookedAtRows, hasPassed)
      rows++
    },
    rows: () => rows,
    finish: (): MeasuredColumn[] => measures.map((measure) => measure.finish()),
  }
}
