import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { AccountForm } from '#renderer/features/settings/AccountForm.tsx'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { Settings } from '#shared/contract/settings.ts'

type Account = Settings['accounts'][number]

/** The portal accounts; names are masked, passwords never come back. */
export function AccountsSection({ accounts, canAdd }: { accounts: readonly Account[]; canAdd: boolean }) {
  const { t } = useTranslation()
  const remove = useCommand('settings.removeAccount')
  const [asked, setAsked] = useState<Account | null>(null)
  const [isAdding, setIsAdding] = useState(false)

  const onRemove = () => {
    if (asked) remove.mutate({ id: asked.id })
    setAsked(null)
  }
  const columns: PlainColumn<Account>[] = [
    { id: 'name', header: t('settings/accountName'), cell: ({ maskedName }) => maskedName },
    {
      id: 'signIn',
      header: t('settings/signInWay'),
      cell: ({ signIn, isEnabled }) =>
        isEnabled ? t(`settings/signInWays/${signIn}`) : t('settings/disabled'),
    },
    {
      id: 'remove',
      header: '',
      isNumber: true,
      cell: (account) => (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={() => setAsked(account)}
          loading={remove.isPending}
        >
          {t('settings/removeAccount')}
        </Button>
      ),
    },
  ]
  const addButton = canAdd && !isAdding && (
    <Button variant="default" onClick={() => setIsAdding(true)}>
      {t('settings/addAccount')}
    </Button>
  )

  return (
    <Section title={t('settings/accounts')} action={addButton}>
      {remove.error && <FailureNotice error={remove.error} />}
      {accounts.length === 0 && !isAdding && (
        <EmptyState title={t('settings/accountsEmpty')} text={t('settings/accountsEmptyText')} />
      )}
      {accounts.length > 0 && (
        <PlainTable label={t('settings/accounts')} columns={columns} rows={accounts} keyOf={({ id }) => id} />
      )}
      {isAdding && <AccountForm onClose={() => setIsAdding(false)} />}
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
