import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEvent } from '#renderer/api/hooks.ts'

/** What a person does in the window in which she signs in; it changes when a ThaiD code is shown there. */
export function useSignInAdvice(): string {
  const { t } = useTranslation()
  const [seconds, setSeconds] = useState<number | null>(null)
  useEvent('downloads.thaiDCode', (code) => setSeconds(code.seconds))
  return seconds === null ? t('downloads/personAdvice') : t('downloads/thaiDAdvice', { seconds })
}
