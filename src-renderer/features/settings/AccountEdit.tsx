import { Modal, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { AccountActions } from '#renderer/features/settings/AccountActions.tsx'
import { type AccountDraft, AccountFields } from '#renderer/features/settings/AccountFields.tsx'
import type { Settings } from '#shared/contract/settings.ts'

type Props = {
  readonly account: Settings['accounts'][number]
  /** Whether a run tries it first as it is. */
  readonly isFirst: boolean
  readonly onClose: () => void
}

/** Changes an account: whether it is used, in which order, how it signs in, and its note. */
export function AccountEdit({ account, isFirst, onClose }: Props) {
  const { t } = useTranslation()
  const change = useCommand('settings.changeAccount')
  const { id, maskedName, signIn, note } = account
  const [draft, setDraft] = useState<AccountDraft>({ signIn, note, password: '' })
  const [isEnabled, setIsEnabled] = useState(account.isEnabled)
  const [isWantedFirst, setIsWantedFirst] = useState(isFirst)
  const hasPassword = signIn === 'stored'
  const isReady = draft.signIn === 'assisted' || hasPassword || draft.password !== ''

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const password = draft.signIn === 'stored' ? draft.password : ''
    const isMoved = isWantedFirst && !isFirst
    change.mutate({ ...draft, id, password, isEnabled, isFirst: isMoved }, { onSuccess: onClose })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings/editTitle', { name: maskedName })}
      closeButtonProps={{ 'aria-label': t('words/close') }}
    >
      <form className="form" onSubmit={onSubmit}>
        <Switch
          label={t('settings/isEnabled')}
          checked={isEnabled}
          onChange={(event) => setIsEnabled(event.currentTarget.checked)}
          data-autofocus
        />
        <Switch
          label={t('settings/isFirst')}
          checked={isWantedFirst}
          disabled={isFirst}
          onChange={(event) => setIsWantedFirst(event.currentTarget.checked)}
        />
        <AccountFields
          draft={draft}
          onChange={(changed) => setDraft({ ...draft, ...changed })}
          hasPassword={hasPassword}
        />
        <AccountActions isReady={isReady} command={change} onClose={onClose} />
      </form>
    </Modal>
  )
}
