import { findLayout, shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

function headersIn(layout: SheetLayout | undefined, field: string): string | undefined {
  const column = layout?.columns.find(([name]) => name === field)
  if (!column) return undefined
  const [, , ...headers] = column
  return headers.join(' › ').replaceAll(/\s*\n\s*/g, ' ')
}

/** @returns the headers NHSO prints above a field of a layout, or of any sheet that goes with it; else the field itself. */
export function toFieldName(layoutId: string, field: string): string {
  const summaries = shippedLayouts.filter(({ rows }) => rows === 'repSummary' || rows === 'batchSummary')
  const layouts = [findLayout(layoutId), ...summaries, ...shippedLayouts]
  for (const layout of layouts) {
    const headers = headersIn(layout, field)
    if (headers !== undefined) return headers
  }
  return field
}

/**
 * @returns the group a check like `hc_reimb` is about, in capitals as NHSO prints it; null for a field of the layout.
 */
export function toGroupName(field: string): string | null {
  const match = /^([a-z]+)_reimb$/.exec(field)
  return match?.[1]?.toUpperCase() ?? null
}

/** @returns the fields of a layout's sums in the order of the sheet; fields it does not know come last. */
export function inSheetOrder(layoutId: string, fields: readonly string[]): string[] {
  const order = findLayout(layoutId)?.columns.map(([name]) => name) ?? []
  const rank = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)
  return fields.toSorted((left, right) => rank(left) - rank(right))
}
