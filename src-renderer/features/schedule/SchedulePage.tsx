import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { NightlyRun } from '#renderer/features/schedule/NightlyRun.tsx'
import { PlanForm } from '#renderer/features/schedule/PlanForm.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FactList } from '#renderer/ui/FactList.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

/** When does Satang fetch by itself? */
export function SchedulePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const answer = useAnswer('schedule.get', {})
  // kept here, because a saved plan gives the form a new start
  const save = useCommand('schedule.save')
  return (
    <>
      <PageHeader title={t('schedule/title')} />
      <Answered answer={answer} rows={6}>
        {({ plan, nextRunAt, lastRunAt }) => (
          <div className="narrow">
            <FactList
              facts={[
                [t('schedule/nextRun'), nextRunAt === null ? t('schedule/off') : format.instant(nextRunAt)],
                [t('schedule/lastRun'), lastRunAt === null ? t('words/never') : format.instant(lastRunAt)],
              ]}
            />
            <PlanForm key={JSON.stringify(plan)} plan={plan} save={save} />
            <NightlyRun />
          </div>
        )}
      </Answered>
    </>
  )
}
