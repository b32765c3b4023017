import { useTranslation } from 'react-i18next'

/** The name with its mark, a coin of one satang. */
export function Logo() {
  const { t } = useTranslation()
  return (
    <span className="logo">
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="9" fill="var(--accent)" />
        <circle cx="10" cy="10" r="3.4" fill="var(--ground)" />
      </svg>
      {t('words/appName')}
    </span>
  )
}
