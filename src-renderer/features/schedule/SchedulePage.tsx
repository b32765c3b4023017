import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import type { Edited } from '#renderer/features/schedule/PlanDialog.tsx'
import { PlansPanel } from '#renderer/features/schedule/PlansPanel.tsx'
import { StartupSection } from '#renderer/features/schedule/StartupSection.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'

/** When does Satang fetch by itself? */
export function SchedulePage() {
  const { t } = useTranslation()
  const answer = useAnswer('schedule.get', {})
  const pause = useCommand('schedule.pause')
  const [edited, setEdited] = useState<Edited>(null)
  const isPaused = answer.data?.isPaused ?? false
  const hasPlans = (answer.data?.plans.length ?? 0) > 0

  const onPause = () => pause.mutate({ isPaused: !isPaused })
  return (
    <>
      <PageHeader title={t('schedule/title')}>
        {hasPlans && !isPaused && (
          <Button variant="default" onClick={onPause} loading={pause.isPending}>
            {t('schedule/pause')}
          </Button>
        )}
        {hasPlans && (
          <Button variant={isPaused ? 'default' : 'filled'} onClick={() => setEdited('new')}>
            {t('schedule/add')}
          </Button>
        )}
      </PageHeader>
      {pause.error && <FailureNotice error={pause.error} />}
      {isPaused && (
        <div className="notice" role="status">
          <div className="notice-text">
            <p className="notice-title">{t('schedule/pausedTitle')}</p>
            <p>{t('schedule/pausedText')}</p>
          </div>
          <Button onClick={onPause} loading={pause.isPending}>
            {t('schedule/resume')}
          </Button>
        </div>
      )}
      <Answered answer={answer} rows={6}>
        {({ plans }) => (
          <>
            <PlansPanel plans={plans} isPaused={isPaused} edited={edited} onEdit={setEdited} />
            <StartupSection />
          </>
        )}
      </Answered>
    </>
  )
}
