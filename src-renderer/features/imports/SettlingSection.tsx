import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { SettlingChange } from '#shared/contract/document-questions.ts'

type Props = { readonly isUnsettled: boolean; readonly mayAccept: boolean }

/** What the rules of today would count otherwise in a store of older ones, and the way to let them. */
export function SettlingSection({ isUnsettled, mayAccept }: Props) {
  const { t } = useTranslation()
  const look = useCommand('imports.lookAtSettling')
  const accept = useCommand('imports.settleAnew')
  if (!isUnsettled && accept.data === undefined) return null
  const changes = (accept.data ?? look.data)?.changes
  const count = formatCount(changes?.length ?? null)
  const state = accept.data ? 'accepted' : changes ? 'looked' : 'title'
  return (
    <>
      <div className="notice is-over" role="status">
        <div className="notice-text">
          <State tone={accept.data ? 'good' : 'warn'}>{t(`documents/settling/${state}`, { count })}</State>
          {!accept.data && <p className="hint">{t('documents/settling/hint')}</p>}
        </div>
        {mayAccept && !accept.data && (
          <>
            <Button
              variant="default"
              loading={look.isPending}
              disabled={accept.isPending}
              onClick={() => look.mutate({})}
            >
              {t('documents/settling/look')}
            </Button>
            {look.data && (
              <Button loading={accept.isPending} onClick={() => accept.mutate({})}>
                {t('documents/settling/accept')}
              </Button>
            )}
          </>
        )}
      </div>
      {look.error && <FailureNotice error={look.error} />}
      {accept.error && <FailureNotice error={accept.error} />}
      {changes && changes.length > 0 && <Changes changes={changes} />}
    </>
  )
}

function Changes({ changes }: { changes: readonly SettlingChange[] }) {
  const { t } = useTranslation()
  const columns: PlainColumn<SettlingChange>[] = [
    {
      id: 'name',
      header: t('words/file'),
      cell: ({ id, name }) => (
        <Link to="/imports/$id" params={{ id: String(id) }} className="text-link">
          {name}
        </Link>
      ),
    },
    { id: 'amount', header: t('documents/amount'), cell: ({ kind }) => t(`documents/amounts/${kind}`) },
    ...(['before', 'after'] as const).flatMap((side): PlainColumn<SettlingChange>[] => [
      {
        id: `${side} rows`,
        header: t(`documents/settling/${side}Rows`),
        isNumber: true,
        cell: (change) => formatCount(change[side].rows),
      },
      {
        id: side,
        header: t(`documents/settling/${side}`),
        isNumber: true,
        cell: (change) => <Money satang={change[side].satang} />,
      },
    ]),
  ]
  return (
    <div className="tall-frame">
      <PlainTable
        label={t('documents/settling/changes')}
        columns={columns}
        rows={changes}
        keyOf={({ id }) => id}
      />
    </div>
  )
}
