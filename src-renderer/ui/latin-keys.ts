/** The letters of a Thai (Kedmanee) keyboard, and those on the same keys when it is switched to English. */
const thaiKeys = 'ฟิแกำดเ้ร่าสทืนยๆพหะีอไปัผ'
const latinKeys = 'abcdefghijklmnopqrstuvwxyz'

/** @returns what was meant by somebody who typed Latin letters with the keyboard still in Thai */
export function toLatinKeys(text: string): string {
  return [...text].map((letter) => latinKeys[thaiKeys.indexOf(letter)] ?? letter).join('')
}
