import { expect, it } from 'vitest'
import { toPlainThai } from '#shared/model/plain-thai.ts'

it.each([
  ['a text as it should be', 'ค่ารักษาพยาบาลผู้ป่วย', 'ค่ารักษาพยาบาลผู้ป่วย'],
  ['a space of no width and a soft hyphen', 'เลข\u200bที่\u00ad', 'เลขที่'],
  ['a mark for the variant of a letter', 'REP\ufe0f No.', 'REP No.'],
  ['wide letters', 'ＲＥＰ１', 'REP1'],
  ['sara am of one letter', '\u0e19\u0e33', '\u0e19\u0e33'],
  ['sara am of two letters', '\u0e19\u0e4d\u0e32', '\u0e19\u0e33'],
  ['sara am of two letters, its tone before them', '\u0e19\u0e49\u0e4d\u0e32', '\u0e19\u0e49\u0e33'],
  ['sara am of two letters, its tone between them', '\u0e19\u0e4d\u0e49\u0e32', '\u0e19\u0e49\u0e33'],
  ['a tone before its vowel', '\u0e17\u0e48\u0e35', '\u0e17\u0e35\u0e48'],
  ['a tone typed twice', '\u0e17\u0e35\u0e48\u0e48', '\u0e17\u0e35\u0e48'],
  ['a vowel typed three times', '\u0e17\u0e35\u0e35\u0e35\u0e48', '\u0e17\u0e35\u0e48'],
  ['letters and digits that stand twice', 'กรรม 1100', 'กรรม 1100'],
  ['two sara e', '\u0e40\u0e40\u0e1e\u0e17\u0e22\u0e4c', 'แพทย์'],
])('%s is read as people see it', (_what, typed, plain) => {
  expect(toPlainThai(typed)).toBe(plain)
})
