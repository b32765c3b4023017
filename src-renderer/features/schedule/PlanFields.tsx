import { Switch, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { areTimes, tidyTimes } from '#renderer/features/schedule/plan-draft.ts'
import { ReachFields } from '#renderer/features/schedule/ReachFields.tsx'
import { SchemePicker } from '#renderer/ui/SchemePicker.tsx'
import { SourcePicker } from '#renderer/ui/SourcePicker.tsx'
import type { SchedulePlan } from '#shared/contract/schedule.ts'
import { findChoiceFault } from '#shared/model/source.ts'

type Props = {
  readonly draft: SchedulePlan
  /** What is missing is said once somebody tried to save, not while she is still typing. */
  readonly isChecked: boolean
  readonly onChange: (change: Partial<SchedulePlan>) => void
}

/** Every part of a plan. */
export function PlanFields({ draft, isChecked, onChange }: Props) {
  const { t } = useTranslation()
  const fault = findChoiceFault(draft)
  const wrong = (isWrong: boolean, text: string) => (isWrong ? text : null)
  return (
    <>
      <TextInput
        label={t('schedule/name')}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={wrong(isChecked && draft.name.trim() === '', t('schedule/nameWrong'))}
        maxLength={60}
        data-autofocus
      />
      <TagsInput
        size="xs"
        label={t('schedule/times')}
        description={t('schedule/timesHint')}
        value={draft.times}
        onChange={(times) => onChange({ times: tidyTimes(times) })}
        error={wrong(!areTimes(draft.times), t('schedule/timesWrong'))}
        maxTags={6}
        styles={{ pill: { fontSize: '13px' } }}
        splitChars={[',', ' ']}
      />
      <SourcePicker
        value={draft.sources}
        error={fault === 'sourcesNone' ? t('downloads/faults/sourcesNone') : null}
        onChange={(sources) => onChange({ sources })}
      />
      <SchemePicker
        label={t('schedule/schemes')}
        value={draft.schemes}
        error={fault === 'schemesNone' || fault === 'listsNone' ? t(`downloads/faults/${fault}`) : null}
        onChange={(schemes) => onChange({ schemes })}
      />
      <ReachFields reach={draft.reach} onChange={(reach) => onChange({ reach })} />
      <Switch
        label={t('schedule/isImporting')}
        checked={draft.isImporting}
        onChange={(event) => onChange({ isImporting: event.currentTarget.checked })}
      />
      <Switch
        label={t('schedule/isEnabled')}
        description={t('schedule/isEnabledHint')}
        checked={draft.isEnabled}
        onChange={(event) => onChange({ isEnabled: event.currentTarget.checked })}
      />
    </>
  )
}
