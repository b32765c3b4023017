import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { useCommand } from '#renderer/api/hooks.ts'
import { PlanFields } from '#renderer/features/schedule/PlanFields.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { State } from '#renderer/ui/State.tsx'
import { SchedulePlan } from '#shared/contract/schedule.ts'

type Props = { readonly plan: SchedulePlan; readonly save: ReturnType<typeof useCommand<'schedule.save'>> }

/** The nightly plan, as it is or as it should be. */
export function PlanForm({ plan, save }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(plan)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(plan)
  const parsed = SchedulePlan.safeParse(draft)

  const onChange = (change: Partial<SchedulePlan>) => setDraft((before) => ({ ...before, ...change }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed.success) save.mutate(parsed.data)
  }

  return (
    <form className="form" onSubmit={onSubmit}>
      <PlanFields draft={draft} onChange={onChange} />
      {save.error && <FailureNotice error={save.error} />}
      <div className="form-actions">
        <Button type="submit" disabled={!isChanged || !parsed.success} loading={save.isPending}>
          {t('words/save')}
        </Button>
        {save.isSuccess && !isChanged && (
          <span role="status">
            <State tone="good">{t('words/saved')}</State>
          </span>
        )}
      </div>
    </form>
  )
}
