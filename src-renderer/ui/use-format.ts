import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatInstant, formatMonth } from '#renderer/ui/format.ts'
import { unknownScheme } from '#shared/model/scheme.ts'
import { ListScheme } from '#shared/model/source.ts'
import { type LocalTime, type Month, toBangkokTime } from '#shared/model/thai-date.ts'
import type { Language } from '#shared/phrases/translator.ts'

/** @returns the language on screen. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'th'
}

/** Dates and names in the language on screen. */
export function useFormat() {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(
    () => ({
      day: (time: LocalTime | null) => formatDay(time, language),
      instant: (at: string | null) => formatInstant(at, language),
      dayOf: (at: string) => formatDay(toBangkokTime(new Date(at)).slice(0, 10), language),
      month: (month: Month | null) => (month === null ? t('words/noMonth') : formatMonth(month, language)),
      fund: (fund: string | null) => fund ?? t('words/noFund'),
      fiscalYear: (year: number | null) =>
        year === null ? t('words/allYears') : t('words/fiscalYearOf', { year }),
      /** NHSO may send a scheme this version does not know; it is shown as it came. */
      scheme(scheme: string): string {
        if (scheme === unknownScheme) return t('words/schemes/unknown')
        const known = ListScheme.safeParse(scheme)
        return known.success ? t(`words/schemes/${known.data}`) : scheme.toUpperCase()
      },
      /** For narrow columns: the code alone. */
      schemeCode: (scheme: string) => scheme.toUpperCase(),
    }),
    [t, language],
  )
}

export type Format = ReturnType<typeof useFormat>
