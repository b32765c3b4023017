import { createInstance } from 'i18next'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import { commandLine as englishCommandLine } from '#shared/phrases/en/command-line.ts'
import { desktop as englishDesktop } from '#shared/phrases/en/desktop.ts'
import { errors as englishErrors } from '#shared/phrases/en/errors.ts'
import { commandLine } from '#shared/phrases/th/command-line.ts'
import { desktop } from '#shared/phrases/th/desktop.ts'
import { errors } from '#shared/phrases/th/errors.ts'

export type Language = 'th' | 'en'

/** Stands where a blank has nothing to be filled with, as in failures that older versions kept without their number. */
export const unfilled = () => '–'

const resources = {
  th: { words: { commandLine, desktop, errors } },
  en: { words: { commandLine: englishCommandLine, desktop: englishDesktop, errors: englishErrors } },
}

type Blanks = Readonly<Record<string, string | number>>

/** Words for where there is no window: the command line and notifications. */
export type Translator = {
  say(key: keyof typeof commandLine, blanks?: Blanks): string
  /** Words of the icon beside the clock and of messages. */
  tell(key: keyof typeof desktop, blanks?: Blanks): string
  /** What happened, in one sentence. */
  explain(error: ErrorRecord): string
  advise(error: ErrorRecord): string
}

/** @returns the phrases of one language with their blanks filled. */
export function createTranslator(language: Language): Translator {
  const i18n = createInstance()
  // error codes hold dots, so keys are parted by slashes
  void i18n.init({
    lng: language,
    resources,
    ns: ['words'],
    defaultNS: 'words',
    keySeparator: '/',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: unfilled,
    initAsync: false,
  })
  return {
    say: (key, blanks = {}) => i18n.t(`commandLine/${key}`, blanks),
    tell: (key, blanks = {}) => i18n.t(`desktop/${key}`, blanks),
    explain: ({ code, details }) => i18n.t(`errors/${code}/text`, details),
    advise: ({ code, details }) => i18n.t(`errors/${code}/advice`, details),
  }
}
