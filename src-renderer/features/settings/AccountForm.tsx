import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { AccountActions } from '#renderer/features/settings/AccountActions.tsx'
import { type AccountDraft, AccountFields } from '#renderer/features/settings/AccountFields.tsx'

/** Adds a portal account. */
export function AccountForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const save = useCommand('settings.saveAccount')
  const [userName, setUserName] = useState('')
  const [draft, setDraft] = useState<AccountDraft>({ signIn: 'stored', password: '', note: '' })
  const isReady = userName.trim() !== '' && (draft.signIn === 'assisted' || draft.password !== '')

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const password = draft.signIn === 'stored' ? draft.password : ''
    save.mutate({ ...draft, userName, password }, { onSuccess: onClose })
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
      <AccountFields
        draft={draft}
        onChange={(change) => setDraft({ ...draft, ...change })}
        hasPassword={false}
      />
      <AccountActions isReady={isReady} command={save} onClose={onClose} />
    </form>
  )
}
