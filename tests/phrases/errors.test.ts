import { describe, expect, it } from 'vitest'
import { createWords } from '#renderer/app/language.ts'
import { errorCodes } from '#shared/errors/codes.ts'
import { errors as english } from '#shared/phrases/en/errors.ts'
import { errors as thai } from '#shared/phrases/th/errors.ts'
import { createTranslator } from '#shared/phrases/translator.ts'

const blanksOf = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()
const thaiLetters = /[\u0e00-\u0e7f]/

describe('the words for failures', () => {
  it.each(errorCodes)('%s is said in Thai and in English with the same blanks', (code) => {
    expect({
      thaiIsThai: thaiLetters.test(thai[code].text) && thaiLetters.test(thai[code].advice),
      englishIsEnglish: !thaiLetters.test(english[code].text + english[code].advice),
      blanks: blanksOf(thai[code].text + thai[code].advice),
    }).toEqual({
      thaiIsThai: true,
      englishIsEnglish: true,
      blanks: blanksOf(english[code].text + english[code].advice),
    })
  })

  it.each(['th', 'en'] as const)('never show a blank, in %s, whatever is not known', (language) => {
    const { explain, advise } = createTranslator(language)
    const words = createWords(language)
    const shown = errorCodes.flatMap((code) => [
      explain({ code, details: {} }),
      advise({ code, details: {} }),
      words.t(`errors/${code}/text`),
      words.t(`errors/${code}/advice`),
    ])
    expect(shown.filter((text) => /[{}]/.test(text))).toEqual([])
  })

  it('fills the blanks from the details', () => {
    const words = createTranslator('en')
    const record = {
      code: 'import.columnMissing',
      details: { file: 'a.xls', sheet: 'Detail', column: 'FS' },
    } as const
    expect(words.explain(record)).toBe(
      'a.xls, sheet Detail: the column “FS” is missing, and it must be there',
    )
  })
})
