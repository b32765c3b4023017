import { PasswordInput, Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SignInWay } from '#shared/contract/setup.ts'

export type AccountDraft = { readonly signIn: SignInWay; readonly password: string; readonly note: string }

type Props = {
  readonly draft: AccountDraft
  readonly onChange: (change: Partial<AccountDraft>) => void
  /** Whether a password is kept already and may stay. */
  readonly hasPassword: boolean
}

/** How Satang signs in with an account, and what is written down about it. */
export function AccountFields({ draft: { signIn, password, note }, onChange, hasPassword }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Radio.Group
        label={t('settings/signInWay')}
        value={signIn}
        onChange={(value) => onChange({ signIn: value === 'assisted' ? 'assisted' : 'stored' })}
      >
        <div className="choices">
          <Radio value="stored" label={t('settings/signInWays/stored')} />
          <Radio value="assisted" label={t('settings/signInWays/assisted')} />
        </div>
      </Radio.Group>
      {signIn === 'stored' && (
        <PasswordInput
          label={t(hasPassword ? 'settings/newPassword' : 'settings/accountPassword')}
          description={t(hasPassword ? 'settings/newPasswordHint' : 'settings/accountPasswordHint')}
          value={password}
          onChange={(event) => onChange({ password: event.currentTarget.value })}
          autoComplete="new-password"
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': t('session/showPassword') }}
        />
      )}
      <TextInput
        label={t('settings/note')}
        description={t('settings/noteHint')}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        maxLength={200}
      />
    </>
  )
}
