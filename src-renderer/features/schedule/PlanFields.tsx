import { NumberInput, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SchemePicker } from '#renderer/ui/SchemePicker.tsx'
import { SchedulePlan } from '#shared/contract/schedule.ts'

type Props = { readonly draft: SchedulePlan; readonly onChange: (change: Partial<SchedulePlan>) => void }

/** Every part of the nightly plan. */
export function PlanFields({ draft, onChange }: Props) {
  const { t } = useTranslation()
  const isTimeWrong = !SchedulePlan.shape.at.safeParse(draft.at).success
  return (
    <>
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
    </>
  )
}
