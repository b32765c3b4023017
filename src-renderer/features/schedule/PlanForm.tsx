import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { SchemePicker } from '#renderer/ui/SchemePicker.tsx'
import { SchedulePlan } from '#shared/contract/schedule.ts'

/** The nightly plan, as it is or as it should be. */
export function PlanForm({ plan }: { plan: SchedulePlan }) {
  const { t } = useTranslation()
  const save = useCommand('schedule.save')
  const [draft, setDraft] = useState(plan)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(plan)
  const parsed = SchedulePlan.safeParse(draft)
  const isTimeWrong = !SchedulePlan.shape.at.safeParse(draft.at).success

  const onChange = (change: Partial<SchedulePlan>) => setDraft((before) => ({ ...before, ...change }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed.success) save.mutate(parsed.data)
  }

  return (
    <form className="form" onSubmit={onSubmit}>
      <Switch
        label={t('schedule/isEnabled')}
        description={t('schedule/isEnabledHint')}
        checked={draft.isEnabled}
        onChange={(event) => onChange({ isEnabled: event.currentTarget.checked })}
      />
      <TextInput
        label={t('schedule/at')}
        description={t('schedule/atHint')}
        value={draft.at}
        onChange={(event) => onChange({ at: event.currentTarget.value })}
        error={isTimeWrong && t('schedule/atWrong')}
        maxLength={5}
        w={120}
      />
      <NumberInput
        size="xs"
        label={t('schedule/monthsBack')}
        description={t('schedule/monthsBackHint')}
        value={draft.monthsBack}
        onChange={(value) => onChange({ monthsBack: Number(value) })}
        min={0}
        max={12}
        allowDecimal={false}
        clampBehavior="strict"
        styles={{ wrapper: { width: 120 } }}
      />
      <SchemePicker
        label={t('schedule/schemes')}
        value={draft.schemes}
        error={draft.schemes.length === 0 ? t('schedule/schemesNone') : null}
        onChange={(schemes) => onChange({ schemes })}
      />
      <Switch
        label={t('schedule/isImporting')}
        checked={draft.isImporting}
        onChange={(event) => onChange({ isImporting: event.currentTarget.checked })}
      />
      {save.error && <FailureNotice error={save.error} />}
      <div className="form-actions">
        <Button type="submit" disabled={!isChanged || !parsed.success} loading={save.isPending}>
          {t('words/save')}
        </Button>
      </div>
    </form>
  )
}
