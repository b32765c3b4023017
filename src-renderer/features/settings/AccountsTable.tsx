import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Settings } from '#shared/contract/settings.ts'

type Account = Settings['accounts'][number]
type Props = {
  readonly accounts: readonly Account[]
  readonly isBusy: boolean
  readonly onEdit: (account: Account) => void
  readonly onRemove: (account: Account) => void
}

/** Accounts in the order a run tries them. */
export function AccountsTable({ accounts, isBusy, onEdit, onRemove }: Props) {
  const { t } = useTranslation()
  const first = accounts.length > 1 ? accounts.find(({ isEnabled }) => isEnabled) : undefined
  const columns: PlainColumn<Account>[] = [
    {
      id: 'name',
      header: t('settings/accountName'),
      cell: ({ maskedName, note }) => (
        <>
          {maskedName}
          {note !== '' && <div className="hint">{note}</div>}
        </>
      ),
    },
    {
      id: 'signIn',
      header: t('settings/signInWay'),
      cell: ({ id, signIn, isEnabled }) => (
        <>
          {t(`settings/signInWays/${signIn}`)}
          <div>
            {!isEnabled && <State tone="warn">{t('settings/disabled')}</State>}
            {id === first?.id && <State tone="good">{t('settings/triedFirst')}</State>}
          </div>
        </>
      ),
    },
    {
      id: 'actions',
      header: '',
      isNumber: true,
      cell: (account) => (
        <>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onEdit(account)}>
            {t('settings/editAccount')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => onRemove(account)}
            loading={isBusy}
          >
            {t('settings/removeAccount')}
          </Button>
        </>
      ),
    },
  ]
  return (
    <PlainTable label={t('settings/accounts')} columns={columns} rows={accounts} keyOf={({ id }) => id} />
  )
}
