import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

/** Whether plans can run without anybody opening Satang. */
export function StartupSection() {
  const { t } = useTranslation()
  const answer = useAnswer('schedule.startup', {})
  const change = useCommand('schedule.setStartup')
  if (answer.data === undefined) return null
  const { isAvailable, isOn } = answer.data
  return (
    <div className="startup narrow">
      {change.error && <FailureNotice error={change.error} />}
      <Switch
        label={t('schedule/startup')}
        description={isAvailable ? t('schedule/startupHint') : t('schedule/startupNone')}
        checked={isOn}
        disabled={!isAvailable || change.isPending}
        onChange={(event) => change.mutate({ isOn: event.currentTarget.checked })}
      />
    </div>
  )
}
