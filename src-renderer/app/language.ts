import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from '#shared/phrases/en.ts'
import { th } from '#shared/phrases/th.ts'
import { type Language, unfilled } from '#shared/phrases/translator.ts'

/** @returns the phrases of the screen, ready before the first paint. */
export function createWords(language: Language) {
  const words = createInstance()
  words.use(initReactI18next)
  // error codes hold dots, so keys are parted by slashes
  void words.init({
    lng: language,
    fallbackLng: 'th',
    resources: { th: { words: th }, en: { words: en } },
    ns: ['words'],
    defaultNS: 'words',
    keySeparator: '/',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: unfilled,
    initAsync: false,
  })
  return words
}
