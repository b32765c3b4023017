import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'

/** Stands in for a page that could not be shown. */
export function CrashedPage() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('shell/crashedTitle')} text={t('shell/crashedText')}>
      <Button onClick={() => window.location.reload()}>{t('shell/reload')}</Button>
    </EmptyState>
  )
}
