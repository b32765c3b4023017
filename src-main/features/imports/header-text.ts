import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column } from '#shared/model/layouts/layout.ts'

const plain = /^[!-~]*$/

/**
 * Brings header texts into one form: NFC, upper case, no white space at all, because files differ in line breaks
 * and in the spaces around hyphens; the remark `(บาท)` that some files add to money groups goes too.
 */
export function toHeaderKey(text: string): string {
  if (plain.test(text)) return text.toUpperCase()
  return text
    .normalize('NFC')
    .replaceAll('\u0e4d\u0e32', '\u0e33')
    .replaceAll(/\s|\u200b|\u00a0|\(บาท\)/g, '')
    .toUpperCase()
}

/** @returns a header as one line, its levels parted by `›`. */
export function toHeaderLine(texts: readonly string[]): string {
  return texts
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' › ')
}

/** @returns the header of a layout column as one line. */
export function headerLineOf([, , ...headers]: Column): string {
  return toHeaderLine(headers)
}

/** Levels that repeat the one above (`CATARACT › CATARACT`) count once: files leave one of the two blank. */
export function toPath(keys: readonly string[]): string {
  return keys.filter((key, index) => key !== '' && key !== keys[index - 1]).join('›')
}

/** One column of a sheet as its header rows name it. */
export type SheetColumn = {
  readonly column: number
  /** Its group's text, taken from the left where merged cells left it blank. */
  readonly group: string
  /** With every level filled from the left. */
  readonly filledPath: string
  /** With the group filled only: a two-level group may put its second level in any sub-row. */
  readonly ownPath: string
  readonly leaf: string
  /** Texts by level, as they stand, with the group's; and with every level filled from the left. */
  readonly texts: readonly string[]
  readonly filledTexts: readonly string[]
}

const toText = (cell: unknown) => (typeof cell === 'string' ? cell : '')

/** @returns what stands below the group of a column as one line; a merged cell counts for all its columns */
export function lineBelow({ filledTexts }: SheetColumn): string {
  return toHeaderLine(filledTexts.slice(1))
}

/** @param rows the header rows, level 1 first */
export function toSheetColumns(rows: readonly SheetRow[]): SheetColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const columns: SheetColumn[] = []
  let above: string[] = []
  let textsAbove: string[] = []
  let groupText = ''
  for (let column = 0; column < width; column++) {
    const texts = rows.map((row) => toText(row.cells[column]))
    const own = texts.map(toHeaderKey)
    const highest = own.findIndex((key) => key !== '')
    const lowest = own.findLastIndex((key) => key !== '')
    // a blank above the first text of its own belongs to the merged cell at the left
    const isFromLeft = (level: number) => highest < 0 || level < highest
    const filled = own.map((key, level) => (isFromLeft(level) ? (above[level] ?? '') : key))
    const filledTexts = texts.map((text, level) => (isFromLeft(level) ? (textsAbove[level] ?? '') : text))
    groupText = highest === 0 ? (texts[0] ?? '') : groupText
    columns.push({
      column,
      group: filled[0] ?? '',
      filledPath: toPath(lowest < 0 ? filled.slice(0, -1) : filled.slice(0, lowest + 1)),
      ownPath: toPath([filled[0] ?? '', ...own.slice(1)]),
      leaf: lowest < 0 ? '' : (own[lowest] ?? ''),
      texts: [groupText, ...texts.slice(1)],
      filledTexts,
    })
    above = filled
    textsAbove = filledTexts
  }
  return columns
}
