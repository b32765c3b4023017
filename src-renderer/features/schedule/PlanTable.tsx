import { Button, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LastRun, NextRun, PlanName, Times } from '#renderer/features/schedule/PlanCells.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import type { PlannedRuns } from '#shared/contract/schedule.ts'

type Props = {
  readonly plans: readonly PlannedRuns[]
  readonly isPaused: boolean
  /** Something is at the portal already. */
  readonly isBusy: boolean
  readonly onSwitch: (plan: PlannedRuns, isEnabled: boolean) => void
  readonly onRun: (plan: PlannedRuns) => void
  readonly onEdit: (plan: PlannedRuns) => void
  readonly onRemove: (plan: PlannedRuns) => void
}

/** The plans with what they did and will do. */
export function PlanTable({ plans, isPaused, isBusy, onSwitch, onRun, onEdit, onRemove }: Props) {
  const { t } = useTranslation()
  const small = { size: 'compact-sm', variant: 'subtle', color: 'gray' } as const
  const columns: PlainColumn<PlannedRuns>[] = [
    {
      id: 'isEnabled',
      header: t('schedule/isEnabled'),
      cell: (plan) => (
        <Switch
          aria-label={t('schedule/isEnabledOf', { name: plan.name })}
          checked={plan.isEnabled}
          onChange={(event) => onSwitch(plan, event.currentTarget.checked)}
        />
      ),
    },
    { id: 'name', header: t('schedule/name'), cell: (plan) => <PlanName plan={plan} /> },
    { id: 'times', header: t('schedule/times'), cell: ({ times }) => <Times times={times} /> },
    {
      id: 'nextRun',
      header: t('schedule/nextRun'),
      cell: (plan) => <NextRun plan={plan} isPaused={isPaused} />,
    },
    { id: 'lastRun', header: t('schedule/lastRun'), cell: (plan) => <LastRun plan={plan} /> },
    {
      id: 'actions',
      header: '',
      isNumber: true,
      cell: (plan) => (
        <span className="row-actions">
          <Button
            {...small}
            color="green"
            disabled={isBusy}
            onClick={() => onRun(plan)}
            aria-label={t('schedule/runNowOf', { name: plan.name })}
          >
            {t('schedule/runNow')}
          </Button>
          <Button
            {...small}
            onClick={() => onEdit(plan)}
            aria-label={t('schedule/editOf', { name: plan.name })}
          >
            {t('schedule/edit')}
          </Button>
          <Button
            {...small}
            onClick={() => onRemove(plan)}
            aria-label={t('schedule/removeOf', { name: plan.name })}
          >
            {t('schedule/remove')}
          </Button>
        </span>
      ),
    },
  ]
  return (
    <div className="plans">
      <PlainTable label={t('schedule/plans')} columns={columns} rows={plans} keyOf={({ id }) => id} />
    </div>
  )
}
