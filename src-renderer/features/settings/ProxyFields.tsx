import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Draft = { readonly address: string; readonly userName: string; readonly password: string }

type Props = {
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
  /** Whether a password is kept already and may stay. */
  readonly hasPassword: boolean
}

/** Where the proxy is, and who it is told goes through it. */
export function ProxyFields({ draft: { address, userName, password }, onChange, hasPassword }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('network/address')}
        description={t('network/addressHint')}
        value={address}
        onChange={(event) => onChange({ address: event.currentTarget.value })}
        maxLength={300}
      />
      <TextInput
        label={t('network/userName')}
        description={t('network/userNameHint')}
        value={userName}
        onChange={(event) => onChange({ userName: event.currentTarget.value })}
        autoComplete="off"
        maxLength={200}
      />
      <PasswordInput
        label={t('network/password')}
        description={hasPassword ? t('network/passwordKept') : null}
        value={password}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
        autoComplete="new-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-label': t('session/showPassword') }}
      />
    </>
  )
}
