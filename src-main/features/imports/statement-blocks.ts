import type { Block } from '#main/features/imports/import-job.ts'
import { blockNames } from '#main/features/imports/sheet-mapper.ts'
import { isBlankText, type SheetRow } from '#main/platform/workbook/workbook.ts'

/** @returns the block a text names; null when it names none */
function findBlock(text: string | null): Block | null {
  const plain = (text ?? '').normalize('NFC')
  return blockNames.find(([word]) => plain.includes(word))?.[1] ?? null
}

/** @returns batch and block of rows that are added up by both: `681100001|appeal` */
export function splitKey(key: string): { readonly batch: string; readonly block: Block } {
  const at = key.indexOf('|')
  const name = key.slice(at + 1)
  const block = blockNames.find(([, one]) => one === name)?.[1] ?? 'whole'
  return { batch: key.slice(0, at), block }
}

/** Longer texts are remarks that speak of a block. */
const maxNameLength = 60

/** A block's name stands alone in its row, perhaps behind a number or the word for records. */
function findSectionName({ cells }: SheetRow): string | null {
  const filled = cells.filter((cell) => cell !== null && !isBlankText(cell))
  const [first] = filled
  if (typeof first !== 'string' || filled.some((cell) => typeof cell !== 'string')) return null
  const text = first
    .normalize('NFC')
    .replace(/^[\s\d.()[\]:-]+/, '')
    .replace(/^ประเภท\s*:?\s*/, '')
  const isName = blockNames.some(([word]) => text.startsWith(word) || text.startsWith(`ข้อมูล${word}`))
  return isName && text.length <= maxNameLength ? text : null
}

/**
 * Follows which block the rows of a sheet stand in: the one its name tells, then the one of the last row that names one.
 * A sheet of the disabled or the stateless stays theirs: its parts are normal and appealed cases of them.
 */
export function createBlockTracker(sheet: string) {
  const ofSheet = findBlock(sheet)
  const isFixed = ofSheet === 'disabled' || ofSheet === 'stateless'
  let current: Block = ofSheet ?? 'whole'
  return {
    /** Takes a row that names a block. @returns whether it does */
    offer(row: SheetRow): boolean {
      const block = findBlock(findSectionName(row))
      if (block === null) return false
      if (!isFixed) current = block
      return true
    },
    /** @param said what the row itself says of its block, if anything */
    current: (said: string | null = null): Block => (isFixed ? current : (findBlock(said) ?? current)),
  }
}
