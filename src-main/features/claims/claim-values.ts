import type { RowFields } from '#main/platform/cell-block.ts'
import type { ClaimValue } from '#shared/contract/claims.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { findUnreadable } from '#shared/model/unreadable-cell.ts'

/** Parts the field of a group from the header below it. @see SheetLayout.groups */
const groupMark = ' › '

/** Texts are always readable, and one of them may well begin with the mark. */
const strictTypes: ReadonlySet<string> = new Set(['money', 'int', 'decimal', 'percent', 'date', 'datetime'])

/** The import keeps what it could not read as text behind a mark, so that nothing is lost. */
function toValue(
  field: string,
  type: string,
  headers: string[],
  cell: string | number | undefined,
): ClaimValue {
  const raw = typeof cell === 'string' && strictTypes.has(type) ? findUnreadable(cell) : null
  return { field, headers, type, isReadable: raw === null, value: raw ?? cell ?? null }
}

/** A column of a group whose texts below nobody wrote down is of the group's type; any other is text. */
function toOtherValue(layout: SheetLayout | undefined, field: string, cell: string | number): ClaimValue {
  const group = layout?.groups?.find((one) => field.startsWith(`${one.field}${groupMark}`))
  if (group === undefined) return toValue(field, 'text', [field], cell)
  const below = field.slice(group.field.length + groupMark.length)
  return toValue(field, group.type, [group.header, below], cell)
}

/** Every column of the layout in the sheet's order, blank ones too, then cells the layout does not know. */
export function toValues(layout: SheetLayout | undefined, cells: RowFields): ClaimValue[] {
  const columns = layout?.columns ?? []
  const known = new Set(columns.map(([field]) => field))
  return [
    ...columns.map(([field, type, ...headers]) => toValue(field, type, headers, cells[field])),
    ...Object.entries(cells)
      .filter(([field]) => !known.has(field))
      .map(([field, cell]) => toOtherValue(layout, field, cell)),
  ]
}
