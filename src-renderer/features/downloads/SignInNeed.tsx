import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

const need = { code: 'portal.signInNeeded', details: {} } as const

/** The next run would find nobody signed in; a run that failed for want of it says so itself. */
export function SignInNeed({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = useAnswer('attention.get', {})
  const runs = useAnswer('downloads.listRuns', { limit: 1 })
  const nextRunAt = facts.data?.nextRunAt ?? null
  const isNeeded = facts.data?.tray.state === 'signInNeeded' && runs.data?.[0]?.state !== 'failed'
  if (!isNeeded || nextRunAt === null) return null
  return (
    <FailureNotice title={t('downloads/signInBefore', { at: format.instant(nextRunAt) })} error={need}>
      <Button onClick={onSignIn}>{t('downloads/signIn')}</Button>
    </FailureNotice>
  )
}
