const mark = '?'

/** @returns what an unreadable cell held, marked so that no reader takes it for a value of its column. */
export function markUnreadable(text: string): string {
  return `${mark}${text}`
}

/** @returns the text behind the mark, or null when the stored value carries none. */
export function findUnreadable(stored: string): string | null {
  return stored.startsWith(mark) ? stored.slice(mark.length) : null
}
