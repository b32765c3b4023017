import { type ImportResult, isRead, type Totals } from '#shared/contract/imports.ts'

/** @returns one file in the shape the command line and the demo answer in; a file without rows carries its reason. */
export function toTotalsFile(file: ImportResult): Totals['files'][number] {
  if (!isRead(file)) {
    const { name, state, reason } = file
    return { name, kind: null, state, rows: 0, sums: {}, rejected: 0, reason }
  }
  const { name, kind, state, rows, sums, rejectedCount } = file
  return { name, kind, state, rows, sums, rejected: rejectedCount }
}
