import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'

/** Takes a copy of the store now. */
export function BackupSection() {
  const { t } = useTranslation()
  const backUp = useCommand('settings.backUp')
  const onBackUp = () => backUp.mutate({})
  const action = (
    <Button variant="default" onClick={onBackUp} loading={backUp.isPending}>
      {t('settings/backUp')}
    </Button>
  )
  return (
    <Section title={t('settings/backup')} hint={t('settings/backupHint')} action={action}>
      {backUp.error && <FailureNotice error={backUp.error} onRetry={onBackUp} />}
      {backUp.data && (
        <p role="status" className="outcome">
          <State tone="good">
            {t('settings/backedUp', {
              size: formatBytes(backUp.data.bytes),
              documents: formatCount(backUp.data.documents),
              claims: formatCount(backUp.data.claims),
              path: backUp.data.path,
            })}
          </State>
        </p>
      )}
    </Section>
  )
}
