import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('shell/notFoundTitle')}>
      <Link to="/" className="text-link">
        {t('shell/toDashboard')}
      </Link>
    </EmptyState>
  )
}
