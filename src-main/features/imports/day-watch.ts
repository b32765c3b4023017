import type { CellValue } from '#main/platform/workbook/workbook.ts'

const digit = (code: number) => code >= 48 && code <= 57

/** @returns whether a text is `25/12/2025` or `25-12-2025`, which programs of other countries read the other way round */
function isNumbered(text: string): boolean {
  const mark = digit(text.charCodeAt(1)) ? 2 : 1
  const code = text.charCodeAt(mark)
  return (code === 47 || code === 45) && digit(text.charCodeAt(mark + 1))
}

/** @returns `2026-02-08` for `2026-08-02` */
const swap = (time: string) => `${time.slice(0, 4)}-${time.slice(8, 10)}-${time.slice(5, 7)}`

/** A spreadsheet counts days since 1900: numbers beyond are no such days. */
const lastSerial = 260_000

/**
 * Watches the dates of one column: whether they lie after the day the document was made, and whether day and month
 * changed places.
 * @param madeOn when the document was made, `YYYY-MM-DD`, or null where nothing says it
 * @param mayRepeat whether one day a month is nothing unusual here, as in transfers
 */
export function createDayWatch(madeOn: string | null, mayRepeat: boolean) {
  // any time of the day itself comes before this, and where nobody says the day every time does
  const bound = `${madeOn ?? ''}U`
  const days = new Set<number>()
  const months = new Set<string>()
  let isRight = false
  let real = 0
  let after = 0
  let hasEarlyText = false
  let lateTexts = 0
  let fitsSwapped = true

  function seeReal(day: number, time: string, isAfter: boolean): void {
    real++
    days.add(day)
    months.add(time.slice(0, 7))
    if (isAfter) after++
    if (swap(time) > bound) fitsSwapped = false
  }

  function seeText(day: number, text: string): void {
    if (!isNumbered(text)) return
    if (day > 12) lateTexts++
    else hasEarlyText = true
  }

  /** One month is spread over many when its days are taken for months; the first of a month is often meant. */
  const isSpread = () =>
    !mayRepeat && real >= 6 && months.size >= 4 && days.size <= 2 && !(days.size === 1 && days.has(1))

  return {
    /**
     * @param value the cell
     * @param time what was read of it, `YYYY-MM-DD` with or without a time
     * @returns whether it lies after the day the document was made
     */
    see(value: CellValue, time: string): boolean {
      const day = (time.charCodeAt(8) - 48) * 10 + time.charCodeAt(9) - 48
      const isAfter = time > bound
      if (typeof value === 'string') seeText(day, value)
      else if (day > 12 || (typeof value === 'number' && value > lastSerial)) isRight = true
      else if (!isRight) seeReal(day, time, isAfter)
      return isAfter
    },

    /**
     * A program with American settings that opens `05/12/2025` keeps the twelfth of May as a date, and `25/12/2025` as
     * text. So nothing is said of a column in which any real date has a day after the twelfth. Else day and month seem
     * to have changed places when
     * - dates written as text have days after the twelfth and none before (four cells of both kinds at least; eight real
     *   dates where some text has an early day, too), or
     * - two or more of three or more real dates lie after the day the document was made, and none would, day and month
     *   changed back, or
     * - six or more real dates, no text, are on the same one or two days of four or more months: their days are the
     *   months of before. Transfers may be posted so, and things may be due on the first: there it says nothing.
     *
     * Early days of one month alone, and a single wrong date, are nothing unusual.
     */
    seemsSwapped(): boolean {
      if (isRight || real === 0) return false
      if (lateTexts > 0) return hasEarlyText ? real >= 8 : real + lateTexts >= 4
      if (after >= 2 && real >= 3 && fitsSwapped) return true
      return !hasEarlyText && isSpread()
    },
  }
}

export type DayWatch = ReturnType<typeof createDayWatch>
