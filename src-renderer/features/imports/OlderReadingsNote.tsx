import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'

/** Says that files would come to other amounts today; where none would, nothing. */
export function OlderReadingsNote() {
  const { t } = useTranslation()
  const { data } = useAnswer('imports.olderReadings', { limit: 1 })
  if (data === undefined || data.total === 0) return null
  return (
    <p className="outcome" role="status">
      <State tone="warn">{t('readings/note', { count: formatCount(data.total) })}</State>{' '}
      <Link to="/settings" className="text-link">
        {t('readings/toSettings')}
      </Link>
    </p>
  )
}
