import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { AccountEdit } from '#renderer/features/settings/AccountEdit.tsx'
import { AccountForm } from '#renderer/features/settings/AccountForm.tsx'
import { AccountsTable } from '#renderer/features/settings/AccountsTable.tsx'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { Settings } from '#shared/contract/settings.ts'

type Account = Settings['accounts'][number]

/** The portal accounts; names are masked, passwords never come back. */
export function AccountsSection({ accounts, canAdd }: { accounts: readonly Account[]; canAdd: boolean }) {
  const { t } = useTranslation()
  const remove = useCommand('settings.removeAccount')
  const [asked, setAsked] = useState<Account | null>(null)
  const [edited, setEdited] = useState<Account | null>(null)
  const [isAdding, setIsAdding] = useState(false)

  const onRemove = () => {
    if (asked) remove.mutate({ id: asked.id })
    setAsked(null)
  }
  const addButton = canAdd && !isAdding && (
    <Button variant="default" onClick={() => setIsAdding(true)}>
      {t('settings/addAccount')}
    </Button>
  )

  return (
    <Section title={t('settings/accounts')} hint={t('settings/accountsHint')} action={addButton}>
      {remove.error && <FailureNotice error={remove.error} />}
      {accounts.length === 0 && !isAdding && (
        <EmptyState title={t('settings/accountsEmpty')} text={t('settings/accountsEmptyText')} />
      )}
      {accounts.length > 0 && (
        <AccountsTable accounts={accounts} isBusy={remove.isPending} onEdit={setEdited} onRemove={setAsked} />
      )}
      {isAdding && <AccountForm onClose={() => setIsAdding(false)} />}
      {edited && (
        <AccountEdit
          key={edited.id}
          account={edited}
          isFirst={edited.id === accounts[0]?.id}
          onClose={() => setEdited(null)}
        />
      )}
      <Confirm
        isOpen={asked !== null}
        title={t('settings/removeTitle')}
        text={t('settings/removeAsk', { name: asked?.maskedName ?? '' })}
        action={t('settings/removeAccount')}
        onConfirm={onRemove}
        onClose={() => setAsked(null)}
      />
    </Section>
  )
}
