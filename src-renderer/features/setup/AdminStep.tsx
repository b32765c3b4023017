import { PasswordInput, TextInput } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { checkPassword } from '#renderer/features/setup/setup-form.ts'
import type { StepProps } from '#renderer/features/setup/step-props.ts'

/** Who looks after Satang here? */
export function AdminStep({ form, problems, onChange }: StepProps) {
  const { t } = useTranslation()
  const eye = { visibilityToggleButtonProps: { 'aria-label': t('session/showPassword') } }
  return (
    <>
      <p className="hint">{t('setup/adminHint')}</p>
      <TextInput
        label={t('setup/adminName')}
        value={form.adminName}
        onChange={(event) => onChange({ adminName: event.currentTarget.value })}
        error={problems.has('adminName') && t('setup/adminNameWrong')}
        autoComplete="username"
        maxLength={60}
        autoFocus
      />
      <PasswordInput
        label={t('setup/adminPassword')}
        value={form.adminPassword}
        onChange={(event) => onChange({ adminPassword: event.currentTarget.value })}
        error={problems.has('adminPassword')}
        autoComplete="new-password"
        {...eye}
      />
      <PasswordInput
        label={t('setup/adminPasswordAgain')}
        value={form.adminPasswordAgain}
        onChange={(event) => onChange({ adminPasswordAgain: event.currentTarget.value })}
        error={problems.has('adminPassword')}
        autoComplete="new-password"
        {...eye}
      />
      <ul className="rules">
        {checkPassword(form).map(({ rule, isMet }) => (
          <li key={rule} className={isMet ? 'is-met' : undefined}>
            {isMet ? (
              <IconCheck size={16} role="img" aria-label={t('setup/ruleMet')} />
            ) : (
              <IconMinus size={16} role="img" aria-label={t('setup/ruleUnmet')} />
            )}
            {t(`setup/${rule}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
