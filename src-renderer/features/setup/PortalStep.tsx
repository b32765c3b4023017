import { Checkbox, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StepProps } from '#renderer/features/setup/step-props.ts'

/** Where do the files come from? */
export function PortalStep({ form, problems, onChange }: StepProps) {
  const { t } = useTranslation()
  const onPortal = (value: string) => onChange({ portal: value === 'nhso' ? 'nhso' : 'practice' })
  const onSignIn = (value: string) => onChange({ signIn: value === 'assisted' ? 'assisted' : 'stored' })
  return (
    <>
      <Radio.Group value={form.portal} onChange={onPortal} aria-label={t('setup/portalTitle')}>
        <div className="choices">
          <Radio
            value="practice"
            label={t('setup/portalPractice')}
            description={t('setup/portalPracticeHint')}
          />
          <Radio value="nhso" label={t('setup/portalNhso')} description={t('setup/portalNhsoHint')} />
        </div>
      </Radio.Group>
      {form.portal === 'nhso' && (
        <div className="sub-form">
          <Radio.Group value={form.signIn} onChange={onSignIn} label={t('settings/signInWay')}>
            <div className="choices">
              <Radio value="stored" label={t('settings/signInWays/stored')} />
              <Radio value="assisted" label={t('settings/signInWays/assisted')} />
            </div>
          </Radio.Group>
          <TextInput
            label={t('settings/accountName')}
            placeholder={t('setup/accountLater')}
            value={form.userName}
            onChange={(event) => onChange({ userName: event.currentTarget.value })}
            maxLength={60}
          />
          {form.signIn === 'stored' && (
            <PasswordInput
              label={t('settings/accountPassword')}
              description={t('settings/accountPasswordHint')}
              value={form.password}
              onChange={(event) => onChange({ password: event.currentTarget.value })}
              error={problems.has('password') && t('settings/accountPasswordWrong')}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': t('session/showPassword') }}
            />
          )}
          <Checkbox
            label={t('portalLists/firstNow')}
            description={t('portalLists/firstThing')}
            checked={form.isLookFirst}
            onChange={(event) => onChange({ isLookFirst: event.currentTarget.checked })}
          />
        </div>
      )}
    </>
  )
}
