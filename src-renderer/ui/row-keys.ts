/** How many rows a page key moves. */
export const pageStep = 15

/**
 * Where a key moves the chosen row of a table.
 * @param index the chosen row, or -1 when none is
 * @returns the row to choose, or null when the key does not move
 */
export function rowAfterKey(key: string, index: number, rowCount: number): number | null {
  if (rowCount === 0) return null
  const last = rowCount - 1
  const bounded = (row: number) => Math.min(last, Math.max(0, row))
  switch (key) {
    case 'ArrowDown':
      return bounded(index + 1)
    case 'ArrowUp':
      return bounded(index - 1)
    case 'PageDown':
      return bounded(index + pageStep)
    case 'PageUp':
      return bounded(index - pageStep)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
