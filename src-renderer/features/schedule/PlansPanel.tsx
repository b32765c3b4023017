import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { type Edited, PlanDialog } from '#renderer/features/schedule/PlanDialog.tsx'
import { PlanTable } from '#renderer/features/schedule/PlanTable.tsx'
import { toDraft } from '#renderer/features/schedule/plan-draft.ts'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import type { PlannedRuns } from '#shared/contract/schedule.ts'

type Props = {
  readonly plans: readonly PlannedRuns[]
  readonly isPaused: boolean
  readonly edited: Edited
  readonly onEdit: (edited: Edited) => void
}

/** The plans and what can be done with each. */
export function PlansPanel({ plans, isPaused, edited, onEdit }: Props) {
  const { t } = useTranslation()
  const active = useAnswer('downloads.active', {})
  const save = useCommand('schedule.save')
  const remove = useCommand('schedule.remove')
  const run = useCommand('schedule.runNow')
  const [asked, setAsked] = useState<PlannedRuns | null>(null)

  const onSwitch = (plan: PlannedRuns, isEnabled: boolean) =>
    save.mutate({ id: plan.id, plan: { ...toDraft(plan), isEnabled } })
  const onRemove = () => {
    if (asked) remove.mutate({ id: asked.id })
    setAsked(null)
  }
  const failure = save.error ?? remove.error ?? run.error
  const isBusy = Boolean(active.data) || run.isPending

  return (
    <>
      {failure && <FailureNotice error={failure} />}
      {plans.length === 0 && (
        <EmptyState title={t('schedule/empty')} text={t('schedule/emptyText')}>
          <Button onClick={() => onEdit('new')}>{t('schedule/add')}</Button>
        </EmptyState>
      )}
      {plans.length > 0 && (
        <PlanTable
          plans={plans}
          isPaused={isPaused}
          isBusy={isBusy}
          onSwitch={onSwitch}
          onRun={({ id }) => run.mutate({ id })}
          onEdit={onEdit}
          onRemove={setAsked}
        />
      )}
      <PlanDialog edited={edited} onClose={() => onEdit(null)} />
      <Confirm
        isOpen={asked !== null}
        title={t('schedule/removeTitle')}
        text={t('schedule/removeAsk', { name: asked?.name ?? '' })}
        action={t('schedule/removeAction')}
        onConfirm={onRemove}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
