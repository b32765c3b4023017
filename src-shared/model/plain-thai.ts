/** Letters nobody sees: zero-width spaces and joiners, soft hyphens, marks of direction, variants of a letter. */
export const unseenLetters = /\p{Cf}|[\ufe00-\ufe0f]/gu

/**
 * @returns a text as it is read, however it was typed: letters nobody sees are gone, wide and joined letters are plain
 *   ones, the vowel sara am is one letter, a tone stands behind the vowel above, no mark stands twice, and two sara e are
 *   one sara ae
 */
export function toPlainThai(text: string): string {
  return text
    .replaceAll(unseenLetters, '')
    .normalize('NFKC')
    .replaceAll(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
    .replaceAll(/([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e39])/g, '$2$1')
    .replaceAll(/([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+/g, '$1')
    .replaceAll('\u0e40\u0e40', '\u0e41')
}
