import { type HeaderCell, placeHeaders } from '#tests/features/imports/real-forms/header-cells.ts'
import type { FormColumn } from '#tests/features/imports/real-forms/nhso-form.ts'
import type { RealCell, RealSheet } from '#tests/features/imports/real-forms/real-sheet.ts'
import { newWord, otherWording } from '#tests/features/imports/real-forms/wordings.ts'

/** What can become of one header cell. */
export const variantKinds = [
  'spaces',
  'lineBreak',
  'movedInBlock',
  'lostLevel',
  'movedColumn',
  'lostColumn',
  'synonym',
  'newWord',
  'otherMoney',
] as const
export type VariantKind = (typeof variantKinds)[number]

/** Changes after which nothing is unclear: whoever reads the sheet still knows every column. */
export const harmless: ReadonlySet<VariantKind> = new Set(['spaces', 'lineBreak', 'movedInBlock'])

export type Variant = {
  readonly kind: VariantKind
  /** The header text that was changed, and its column from 0. */
  readonly text: string
  readonly column: number
  readonly sheet: RealSheet
}

const middleOf = (text: string) => Math.ceil([...text].length / 2)

function insert(text: string, inside: string): string {
  const letters = [...text]
  return [...letters.slice(0, middleOf(text)), inside, ...letters.slice(middleOf(text))].join('')
}

function withCell(sheet: RealSheet, cell: HeaderCell, changed: HeaderCell | null): RealSheet {
  const headers = sheet.headers.flatMap((one) => (one === cell ? (changed ?? []) : one))
  return { ...sheet, headers }
}

const withText = (sheet: RealSheet, cell: HeaderCell, text: string) =>
  withCell(sheet, cell, { ...cell, text })

/** The text in another row of the block it is merged over. */
function moveInBlock(sheet: RealSheet, cell: HeaderCell): RealSheet | null {
  if (cell.rows < 2) return null
  const down = cell.column % 2 === 0 ? 1 : cell.rows - 1
  return withCell(sheet, cell, { ...cell, row: cell.row + down, rows: cell.rows - down })
}

function isBeside(one: FormColumn | undefined, other: FormColumn | undefined, depth: number): boolean {
  if (one === undefined || other === undefined || other.levels.length < 2) return false
  return depth > 0 && one.levels.slice(0, depth).join('\n') === other.levels.slice(0, depth).join('\n')
}

/** @returns the columns in another order: one that stands alone goes to the end, one of a group takes its neighbour's place */
function reorder(columns: readonly FormColumn[], at: number): readonly number[] | null {
  const order = columns.map((_, column) => column)
  const moved = columns[at]
  if (moved === undefined) return null
  if (moved.levels.length === 1) {
    if (at >= columns.length - 1) return null
    return [...order.filter((column) => column !== at), at]
  }
  for (const depth of [moved.levels.length - 1, 1]) {
    const beside = [at + 1, at - 1].find((column) => isBeside(moved, columns[column], depth))
    if (beside === undefined) continue
    return order.map((column) => (column === at ? beside : column === beside ? at : column))
  }
  return null
}

/** The sheet with some of its columns, in this order, and what stands in them. */
function pickColumns(sheet: RealSheet, order: readonly number[]): RealSheet {
  const { columns } = sheet.form
  const form = { ...sheet.form, columns: order.flatMap((column) => columns[column] ?? []) }
  const rows = sheet.rows.map((row) =>
    row.isBody ? { ...row, cells: order.map((column) => row.cells[column] ?? null) } : row,
  )
  return { ...sheet, form, headers: placeHeaders(form), rows }
}

const isOneColumn = ({ isLeaf, columns }: HeaderCell) => isLeaf && columns === 1

function moveColumn(sheet: RealSheet, cell: HeaderCell): RealSheet | null {
  const order = isOneColumn(cell) ? reorder(sheet.form.columns, cell.column) : null
  return order === null ? null : pickColumns(sheet, order)
}

function loseColumn(sheet: RealSheet, cell: HeaderCell): RealSheet | null {
  if (!isOneColumn(cell)) return null
  const others = sheet.form.columns.flatMap((_, column) => (column === cell.column ? [] : [column]))
  return pickColumns(sheet, others)
}

const isAmount = (cell: RealCell) =>
  typeof cell === 'number' ? !Number.isInteger(cell) : typeof cell === 'string' && /^[\d,]+\.\d\d$/.test(cell)

/** A column of money gives its place to one nobody knows, which holds other money. */
function replaceMoney(sheet: RealSheet, cell: HeaderCell): RealSheet | null {
  const { column } = cell
  const holdsMoney = sheet.rows.some((row) => row.isBody && isAmount(row.cells[column] ?? null))
  if (!isOneColumn(cell) || !holdsMoney) return null
  const rows = sheet.rows.map((row, index) => {
    if (!row.isBody) return row
    const toCell = (old: RealCell, at: number) =>
      at === column && (typeof old === 'number' || isAmount(old)) ? 33.25 + index : old
    return { ...row, cells: row.cells.map(toCell) }
  })
  return withText({ ...sheet, rows }, cell, newWord)
}

function change(sheet: RealSheet, cell: HeaderCell, kind: VariantKind): RealSheet | null {
  const isEven = cell.column % 2 === 0
  switch (kind) {
    case 'spaces':
      return withText(sheet, cell, ` ${insert(cell.text, isEven ? '  ' : '\u00a0')} `)
    case 'lineBreak':
      return withText(sheet, cell, insert(cell.text, isEven ? '\n' : '\r\n'))
    case 'movedInBlock':
      return moveInBlock(sheet, cell)
    case 'lostLevel':
      return withCell(sheet, cell, null)
    case 'movedColumn':
      return moveColumn(sheet, cell)
    case 'lostColumn':
      return loseColumn(sheet, cell)
    case 'synonym': {
      const other = otherWording(cell.text)
      return other === null ? null : withText(sheet, cell, other)
    }
    case 'newWord':
      return withText(sheet, cell, newWord)
    case 'otherMoney':
      return replaceMoney(sheet, cell)
  }
}

/** Takes two or three of the changes of each cell, for a form that another one is like but for its codes. */
export function someOf(variants: readonly Variant[], first: number): readonly Variant[] {
  return variants.filter((_, index) => (index + first) % 3 === 0)
}

/**
 * @returns the sheet with each of its header cells changed in turn, in every way that fits the cell; spaces and line
 *   breaks, which are one to whoever reads the sheet, take turns
 */
export function variantsOf(sheet: RealSheet, without: readonly VariantKind[] = []): readonly Variant[] {
  const kinds = variantKinds.filter((kind) => !without.includes(kind))
  return sheet.headers.flatMap((cell, index) =>
    kinds.flatMap((kind) => {
      if (kind === (index % 2 === 0 ? 'spaces' : 'lineBreak')) return []
      const changed = change(sheet, cell, kind)
      return changed === null ? [] : [{ kind, text: cell.text, column: cell.column, sheet: changed }]
    }),
  )
}
