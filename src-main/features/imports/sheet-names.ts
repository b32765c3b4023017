import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** A sheet name without what tells continuations apart: `รายละเอียด(ข้อมูลปกติ) 2 OP`, `Detail (2)`. */
function toNameStem(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\d\s()_-]/g, '')
    .toUpperCase()
}

/** Names that a workbook program gives by itself say nothing. */
const ownNames = new Set(['SHEET', 'แผ่นงาน', ''])

/** @returns whether a sheet is called as those of one of the layouts are; names of its own say so, `Sheet1` does not */
export function isNamedLike(sheet: string, layouts: readonly SheetLayout[]): boolean {
  const stem = toNameStem(sheet)
  return (
    !ownNames.has(stem) &&
    layouts.some(({ sheetNames }) => sheetNames.some((name) => toNameStem(name) === stem))
  )
}
