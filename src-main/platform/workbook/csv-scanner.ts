import { tooLarge } from '#main/platform/workbook/faults.ts'
import { unguard } from '#main/platform/workbook/unguard.ts'
import { isBlankText, type WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** Gets the fields of each record; null for a blank one. A line without any character is a record of one blank. */
type OnRecord = (fields: (string | null)[]) => void

type Needs = {
  readonly separator: string
  readonly limits: Pick<WorkbookLimits, 'maxColumns' | 'maxTextCharacters'>
  readonly onRecord: OnRecord
}

/**
 * Where the scanner stands: `closed` is behind a quote that ends a field or is the first half of a doubled one,
 * `equals` behind the sign that may begin a text written as a formula.
 */
type Place = 'fieldStart' | 'equals' | 'plain' | 'quoted' | 'closed'

const quote = '"'
const lineFeed = 0x0a
const carriageReturn = 0x0d
const equalsSign = 0x3d

function findPlainEnd(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === separator || code === lineFeed || code === carriageReturn) return at
  }
  return text.length
}

/**
 * Reads comma separated values as they come in, whatever the line ends. Quotes count at the start of a field only.
 * @throws AppError `import.rowUnreadable` from `write` and `end` when a quoted field does not end as it should,
 *   `workbook.tooLarge`
 * @source RFC 4180
 */
export function createCsvScanner({ separator, limits, onRecord }: Needs) {
  const separatorCode = separator.charCodeAt(0)
  let place: Place = 'fieldStart'
  let field = ''
  let fields: (string | null)[] = []
  let isAfterReturn = false
  let isFormula = false

  function add(text: string): void {
    field += text
    if (field.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  }

  function endField(): void {
    const text = unguard(field)
    field = ''
    place = 'fieldStart'
    isFormula = false
    if (fields.length < limits.maxColumns) fields.push(text === '' ? null : text)
    // a blank out there does not make a table wide
    else if (!isBlankText(text)) throw tooLarge('maxColumns')
  }

  function endRecord(): void {
    endField()
    const whole = fields
    fields = []
    onRecord(whole)
  }

  /** The separator or line end at `at` ends a field. @returns where to go on */
  function readEnd(text: string, at: number): number {
    const code = text.charCodeAt(at)
    if (code === separatorCode) endField()
    else if (code === lineFeed || code === carriageReturn) endRecord()
    else throw new AppError('import.rowUnreadable')
    isAfterReturn = code === carriageReturn
    return at + 1
  }

  function readPlain(text: string, at: number): number {
    const end = findPlainEnd(text, at, separatorCode)
    add(text.slice(at, end))
    place = 'plain'
    return end < text.length ? readEnd(text, end) : end
  }

  /** A text written as a formula may hold separators, too. */
  function readEquals(text: string, at: number): number {
    add('=')
    isFormula = text[at] === quote
    if (!isFormula) return readPlain(text, at)
    add(quote)
    place = 'quoted'
    return at + 1
  }

  function readQuoted(text: string, at: number): number {
    const end = text.indexOf(quote, at)
    add(text.slice(at, end < 0 ? text.length : end))
    if (end < 0) return text.length
    place = 'closed'
    return end + 1
  }

  function readClosed(text: string, at: number): number {
    const isDoubled = text[at] === quote
    // within a formula the quotes are kept as they stand
    if (isFormula) add(quote)
    if (isDoubled) {
      add(quote)
      place = 'quoted'
      return at + 1
    }
    // more than one text: a real formula, which is kept as it stands
    return isFormula ? readPlain(text, at) : readEnd(text, at)
  }

  function readFieldStart(text: string, at: number): number {
    const isSecondHalf = isAfterReturn && text.charCodeAt(at) === lineFeed
    isAfterReturn = false
    if (isSecondHalf) return at + 1
    if (text.charCodeAt(at) === equalsSign) {
      place = 'equals'
      return at + 1
    }
    if (text[at] !== quote) return readPlain(text, at)
    place = 'quoted'
    return at + 1
  }

  const readers = {
    fieldStart: readFieldStart,
    equals: readEquals,
    plain: readPlain,
    quoted: readQuoted,
    closed: readClosed,
  }

  return {
    write(text: string): void {
      for (let at = 0; at < text.length; ) at = readers[place](text, at)
    },
    /** The last record needs no line end. */
    end(): void {
      if (place === 'quoted') throw new AppError('import.rowUnreadable')
      if (place === 'equals') add('=')
      if (place === 'closed' && isFormula) add(quote)
      if (fields.length > 0 || place !== 'fieldStart') endRecord()
    },
  }
}
