import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'

/** Does tonight's work now. */
export function NightlyRun() {
  const { t } = useTranslation()
  const active = useAnswer('downloads.active', {})
  const run = useCommand('schedule.runNow')
  const onRun = () => run.mutate({})
  const failure = run.error ?? run.data?.error
  return (
    <div className="form">
      {failure && <FailureNotice error={failure} onRetry={onRun} />}
      <div className="form-actions">
        <Button variant="default" onClick={onRun} loading={run.isPending} disabled={Boolean(active.data)}>
          {t('schedule/runNow')}
        </Button>
        {run.data && !failure && (
          <State tone={run.data.failed > 0 ? 'warn' : 'good'}>
            {t('schedule/runDone', {
              stored: formatCount(run.data.stored),
              failed: formatCount(run.data.failed),
            })}
          </State>
        )}
      </div>
    </div>
  )
}
