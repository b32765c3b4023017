import { toPlainThai } from '#shared/model/plain-thai.ts'

/** @returns a name as it is kept and shown: as it was typed, with every accented letter in one piece. */
export const toShownName = (name: string) => name.normalize('NFC')

/**
 * @returns what two names share that are the same to a reader: upper and lower case, letters in one piece or several,
 *   wide letters, more spaces, letters nobody sees and the ways to type Thai aside; empty for a name nobody can read
 */
export function toNameKey(name: string): string {
  // upper case first: only so do ß and SS meet
  return toPlainThai(name).toUpperCase().toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
