import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

/** Who are you? */
export function SignInPage({ hospital, isPractice }: { hospital: string; isPractice: boolean }) {
  const { t } = useTranslation()
  const signIn = useCommand('session.signIn')
  const enterPractice = useCommand('session.enterPractice')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const error = signIn.error ?? enterPractice.error

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ name, password })
  }
  const onPractice = () => enterPractice.mutate({})

  return (
    <form className="sign-in" onSubmit={onSubmit}>
      <p className="entrance-hospital">{hospital}</p>
      <h1>{t('session/title')}</h1>
      {error && <FailureNotice error={error} />}
      <TextInput
        label={t('session/name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="username"
        autoFocus
      />
      <PasswordInput
        label={t('session/password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('session/showPassword') }}
      />
      <Button
        type="submit"
        fullWidth
        disabled={name.trim() === '' || password === ''}
        loading={signIn.isPending}
      >
        {t('session/signIn')}
      </Button>
      {isPractice && (
        <Button variant="default" fullWidth onClick={onPractice} loading={enterPractice.isPending}>
          {t('session/enterPractice')}
        </Button>
      )}
    </form>
  )
}
