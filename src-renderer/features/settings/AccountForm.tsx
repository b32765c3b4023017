import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

/** Adds a portal account, or replaces the password of one. */
export function AccountForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const save = useCommand('settings.saveAccount')
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [signIn, setSignIn] = useState<'stored' | 'assisted'>('stored')
  const isReady = userName.trim() !== '' && (signIn === 'assisted' || password !== '')

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const account = { userName, signIn, password: signIn === 'stored' ? password : '' }
    save.mutate(account, { onSuccess: onClose })
  }

  return (
    <form className="form" onSubmit={onSubmit}>
      <TextInput
        label={t('settings/accountName')}
        value={userName}
        onChange={(event) => setUserName(event.currentTarget.value)}
        autoComplete="off"
        maxLength={60}
        autoFocus
      />
      <Radio.Group
        label={t('settings/signInWay')}
        value={signIn}
        onChange={(value) => setSignIn(value === 'assisted' ? 'assisted' : 'stored')}
      >
        <div className="choices">
          <Radio value="stored" label={t('settings/signInWays/stored')} />
          <Radio value="assisted" label={t('settings/signInWays/assisted')} />
        </div>
      </Radio.Group>
      {signIn === 'stored' && (
        <PasswordInput
          label={t('settings/accountPassword')}
          description={t('settings/accountPasswordHint')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('session/showPassword') }}
        />
      )}
      {save.error && <FailureNotice error={save.error} />}
      <div className="form-actions">
        <Button type="submit" disabled={!isReady} loading={save.isPending}>
          {t('words/save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('words/cancel')}
        </Button>
      </div>
    </form>
  )
}
