import { toLatinKeys } from '#renderer/ui/latin-keys.ts'

/** Sources of transfers as NHSO's form asks for them, offered to choose from; others can be typed. */
export const sources = ['UC', 'LGO', 'OFC', 'SSS', 'BKK', 'NHS', 'BMT', 'SRT', 'PVT'] as const

/** @returns what was typed as letters of a source, also when the keyboard was in Thai */
export function toSourceLetters(typed: string): string {
  return toLatinKeys(typed.trim()).toUpperCase()
}

/** @returns a source as NHSO writes it; a word that is none of those known stays as it was typed */
export function toSource(typed: string): string {
  const letters = toSourceLetters(typed)
  return sources.find((source) => source === letters) ?? typed.trim().toUpperCase()
}
