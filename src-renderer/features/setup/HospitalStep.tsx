import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StepProps } from '#renderer/features/setup/step-props.ts'

/** Which hospital is this? */
export function HospitalStep({ form, problems, onChange }: StepProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className="hint">{t('setup/hospitalHint')}</p>
      <TextInput
        label={t('setup/hospitalCode')}
        value={form.hospitalCode}
        onChange={(event) => onChange({ hospitalCode: event.currentTarget.value.replaceAll(/\D/g, '') })}
        error={problems.has('hospitalCode') && t('setup/hospitalCodeWrong')}
        inputMode="numeric"
        maxLength={5}
        w={180}
        autoFocus
      />
      <TextInput
        label={t('setup/hospitalName')}
        value={form.hospitalName}
        onChange={(event) => onChange({ hospitalName: event.currentTarget.value })}
        error={problems.has('hospitalName') && t('setup/hospitalNameWrong')}
        maxLength={120}
      />
    </>
  )
}
