import { Button } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { LanguageSwitch } from '#renderer/app/LanguageSwitch.tsx'
import { Logo } from '#renderer/app/Logo.tsx'
import { SchemeToggle } from '#renderer/app/SchemeToggle.tsx'

/** Whose claims these are, and who looks at them. */
export function TopBar() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const session = useAnswer('session.get', {})
  const signOut = useCommand('session.signOut')
  // nothing of one person stays in memory for the next
  const onSignOut = () =>
    signOut.mutate(
      {},
      { onSuccess: () => client.removeQueries({ predicate: (query) => !isAboutEntering(query.queryKey) }) },
    )

  const known = session.data?.state === 'signedIn' ? session.data : null
  return (
    <header className="top">
      <Logo />
      <span className="top-hospital">{known?.hospital}</span>
      {known?.isPractice && (
        <span className="practice-badge" title={t('shell/practiceHint')}>
          {t('shell/practice')}
        </span>
      )}
      <span className="top-space" />
      <LanguageSwitch />
      <SchemeToggle />
      <span className="top-user">{known && t('shell/user', { name: known.user.name })}</span>
      <Button variant="subtle" color="gray" leftSection={<IconLogout size={16} />} onClick={onSignOut}>
        {t('shell/signOut')}
      </Button>
    </header>
  )
}

function isAboutEntering([name]: readonly unknown[]): boolean {
  return name === 'session.get' || name === 'store.get'
}
