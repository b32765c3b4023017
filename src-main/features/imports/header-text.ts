import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { toPlainThai, unseenLetters } from '#shared/model/plain-thai.ts'

const plain = /^[!-~]*$/
const thaiZero = 0x0e50

/** A remark that numbers a column or says how it is worked out: `(2)`, `(6) = (3x4x5)`, `(8 = 6x7)`, `(1.1*4*5)`. */
const formula = /\(\s*\d[\d\s.()=+*x×/-]*$/i

/** What tells two headers apart: letters with their marks, digits, and the signs of a range such as `<=1600`. */
const noise = /[^\p{L}\p{M}\p{N}<>=%]/gu
const plainNoise = /[^A-Z0-9<>=%]/g

/** That amounts are in baht, in brackets or behind the header: `(บาท)`, `[THB]`, `(หน่วย: บาท)`, ` บาท`. */
const unit = /[([]\s*(?:หน่วย\s*:?\s*)?(?:บาท|baht|thb)\s*[)\]]|(?<=\S)\s+(?:บาท|baht|thb)(?=[\s:*]*$)/giu

/** Signs that forms put behind a header: a colon, the star of a field that must be filled in. */
const trailing = /[\s:;*]+$/

const toBare = (text: string) => text.replaceAll(unit, '').replace(trailing, '').replace(formula, '')

function makeHeaderKey(text: string): string {
  if (plain.test(text)) return toBare(text).toUpperCase().replaceAll(plainNoise, '')
  // full-width letters, digits and brackets become plain ones
  const seen = toPlainThai(text).replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero))
  return toBare(seen).toUpperCase().replaceAll(noise, '')
}

const keyByText = new Map<string, string>()
const rememberedTexts = 5_000

/**
 * Brings header texts into one form: upper case letters and digits alone, for files differ in line breaks, spaces, hyphens,
 * brackets, full stops, width of letters and order of marks; Thai digits become Arabic ones; the unit and formulas go.
 * @returns an empty text for one that names nothing, such as `(2)`
 */
export function toHeaderKey(text: string): string {
  const known = keyByText.get(text)
  if (known !== undefined) return known
  // the same headers stand in file after file
  if (keyByText.size >= rememberedTexts) keyByText.clear()
  const key = makeHeaderKey(text)
  keyByText.set(text, key)
  return key
}

/** @returns a header as one line, its levels parted by `›`. */
export function toHeaderLine(texts: readonly string[]): string {
  return texts
    .map((text) => text.replaceAll(unseenLetters, '').replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' › ')
}

/** @returns the header of a layout column as one line. */
export function headerLineOf([, , ...headers]: Column): string {
  return toHeaderLine(headers)
}

const mark = '›'

/** Levels that repeat the one above (`CATARACT › CATARACT`) count once: files leave one of the two blank. */
export function toPath(keys: readonly string[]): string {
  const named = keys.filter((key) => key !== '')
  return named.filter((key, index) => key !== named[index - 1]).join(mark)
}

const noLevels: readonly string[] = []
const levelsByPath = new Map<string, readonly string[]>()
const rememberedPaths = 5_000

/** @returns the levels of a path, the top first; those of a sheet are asked for again and again */
export function levelsOf(path: string): readonly string[] {
  if (path === '') return noLevels
  const known = levelsByPath.get(path)
  if (known) return known
  if (levelsByPath.size >= rememberedPaths) levelsByPath.clear()
  const levels = path.split(mark)
  levelsByPath.set(path, levels)
  return levels
}

/** One column of a sheet as its header rows name it. */
export type SheetColumn = {
  readonly column: number
  /** Its group's key, taken from the left where merged cells left it blank. */
  readonly group: string
  /** With every level taken from the left that is blank. */
  readonly filledPath: string
  /** With the group taken from the left only: a two-level group may put its second level in any sub-row. */
  readonly ownPath: string
  /** As `filledPath`, below a single header too: the first column of a group may have no text of its own. */
  readonly loosePath: string
  /** Of its own cells alone, as if no cell were merged. */
  readonly barePath: string
  readonly leaf: string
  /** Texts by level, as they stand, with the group's; and with every level taken from the left. */
  readonly texts: readonly string[]
  readonly filledTexts: readonly string[]
}

const toText = (cell: unknown) => (typeof cell === 'string' ? cell : '')

/** @returns what stands below the group of a column as one line; a merged cell counts for all its columns */
export function lineBelow({ filledTexts }: SheetColumn): string {
  return toHeaderLine(filledTexts.slice(1))
}

/** One level of the merged cell that a column may stand below. */
type Above = {
  readonly key: string
  readonly text: string
  /** Whether anything stands below it: a single header that is merged down is no group of the columns at its right. */
  readonly isGroup: boolean
}

const nothing: Above = { key: '', text: '', isGroup: false }

function toColumn(column: number, texts: readonly string[], above: readonly Above[]): [SheetColumn, Above[]] {
  const own = texts.map(toHeaderKey)
  const highest = own.findIndex((key) => key !== '')
  const lowest = own.findLastIndex((key) => key !== '')
  // a blank above the first text of its own belongs to the merged cell at the left
  const loose = own.map((key, level): Above => {
    if (highest < 0 || level < highest) return above[level] ?? nothing
    return { key, text: texts[level] ?? '', isGroup: key !== '' && level < lowest }
  })
  const levels = loose.map((one, level) => (level < highest && !one.isGroup ? nothing : one))
  const end = lowest < 0 ? levels.length - 1 : lowest + 1
  const pathOf = (some: readonly Above[]) => toPath(some.slice(0, end).map(({ key }) => key))
  const [top = nothing] = levels
  const found = {
    column,
    group: top.key,
    filledPath: pathOf(levels),
    loosePath: pathOf(loose),
    ownPath: toPath([top.key, ...own.slice(1)]),
    barePath: toPath(own),
    leaf: lowest < 0 ? '' : (own[lowest] ?? ''),
    texts: [top.text, ...texts.slice(1)],
    filledTexts: levels.map(({ text }) => text),
  }
  return [found, levels]
}

function makeSheetColumns(rows: readonly SheetRow[]): readonly SheetColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const columns: SheetColumn[] = []
  let above: Above[] = []
  for (let column = 0; column < width; column++) {
    const texts = rows.map((row) => toText(row.cells[column]))
    const [found, levels] = toColumn(column, texts, above)
    columns.push(found)
    above = levels
  }
  return columns
}

const columnsByTexts = new Map<string, readonly SheetColumn[]>()
const rememberedHeads = 200

/**
 * @param rows the header rows, level 1 first
 * @returns the same list for the same texts: what follows from it may be kept with it
 */
export function toSheetColumns(rows: readonly SheetRow[]): readonly SheetColumn[] {
  const texts = JSON.stringify(rows.map(({ cells }) => cells.map(toText)))
  const known = columnsByTexts.get(texts)
  if (known !== undefined) return known
  // files of one kind have the same headers
  if (columnsByTexts.size >= rememberedHeads) columnsByTexts.clear()
  const columns = makeSheetColumns(rows)
  columnsByTexts.set(texts, columns)
  return columns
}
