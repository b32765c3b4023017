import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { Entrance } from '#renderer/app/Entrance.tsx'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { FailureNotice, useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatBytes } from '#renderer/ui/format.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import { StoreLoss, type StoreState } from '#shared/contract/store.ts'
import { isAboutKey, isCuredByBackup } from '#shared/errors/store-codes.ts'
import { type StoreComparison, tellComparison } from '#shared/model/store-comparison.ts'

type Trouble = Extract<StoreState, { state: 'trouble' }>
type Backup = Trouble['backups'][number]
type Asked = { readonly backup: Backup; readonly comparison: StoreComparison }

/** Goes on with what is there, after it was said what is lost. Only where every page may still read well. */
function AcceptLoss({ loss, isBusy, onAccept }: { loss: StoreLoss; isBusy: boolean; onAccept: () => void }) {
  const { t } = useTranslation()
  const [isAsked, setIsAsked] = useState(false)
  const onConfirm = () => {
    setIsAsked(false)
    onAccept()
  }
  const action = (
    <Button variant="default" disabled={isBusy} onClick={() => setIsAsked(true)}>
      {t('shell/acceptLoss')}
    </Button>
  )
  return (
    <Section title={t('shell/accept')} hint={t('shell/acceptHint')} action={action}>
      <Confirm
        isOpen={isAsked}
        title={t('shell/acceptTitle')}
        text={t(`shell/acceptAsk/${loss}`)}
        action={t('shell/acceptLoss')}
        onConfirm={onConfirm}
        onClose={() => setIsAsked(false)}
      />
    </Section>
  )
}

/** The store cannot be opened: what happened, try again, go back to a backup, or go on with what is there. */
export function StoreTroublePage({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation()
  const retry = useCommand('store.retry')
  const compare = useCommand('store.compare')
  const restore = useCommand('store.restore')
  const accept = useCommand('store.accept')
  const [asked, setAsked] = useState<Asked | null>(null)
  const isBusy = retry.isPending || compare.isPending || restore.isPending || accept.isPending
  const loss = StoreLoss.safeParse(trouble.error.code).data

  const onRetry = () => retry.mutate({})
  const onChoose = (backup: Backup) =>
    compare.mutate({ backup: backup.name }, { onSuccess: (comparison) => setAsked({ backup, comparison }) })
  const onRestore = () => {
    if (asked) restore.mutate({ backup: asked.backup.name })
    setAsked(null)
  }
  return (
    <Entrance isWide>
      <PageHeader title={t('shell/troubleTitle')} />
      <FailureNotice
        error={retry.error ?? compare.error ?? restore.error ?? accept.error ?? trouble.error}
        onRetry={isBusy ? undefined : onRetry}
      />
      <p className="hint">
        {t('shell/troubleFolder')}: <code>{trouble.folder}</code>
      </p>
      {isAboutKey(trouble.error.code) && (
        <p className="hint">
          {t('shell/troubleKeyFile')}: <code>{trouble.keyFile}</code>
        </p>
      )}
      {isCuredByBackup(trouble.error.code) && (
        <Backups backups={trouble.backups} isBusy={isBusy} onChoose={onChoose} />
      )}
      {loss && <AcceptLoss loss={loss} isBusy={isBusy} onAccept={() => accept.mutate({ loss })} />}
      <RestoreQuestion asked={asked} onConfirm={onRestore} onClose={() => setAsked(null)} />
    </Entrance>
  )
}

/** Asks before a backup takes the place of the store, with what each of them holds. */
function RestoreQuestion({
  asked,
  onConfirm,
  onClose,
}: {
  asked: Asked | null
  onConfirm: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const explain = useFailureText()
  const lines = asked ? tellComparison(asked.comparison, { at: format.instant, explain }) : []
  return (
    <Confirm
      isOpen={asked !== null}
      title={t('shell/restoreTitle')}
      text={t('shell/restoreAsk', { at: format.instant(asked?.backup.at ?? null) })}
      action={t('shell/restore')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {lines.map(({ key, blanks }) => (
        <p key={key} className="confirm-text">
          {t(`shell/${key}`, blanks)}
        </p>
      ))}
    </Confirm>
  )
}

/** A broken file, or one of a newer Satang, has another way out than to try again. */
function Backups({
  backups,
  isBusy,
  onChoose,
}: {
  backups: readonly Backup[]
  isBusy: boolean
  onChoose: (backup: Backup) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: PlainColumn<Backup>[] = [
    { id: 'at', header: t('shell/troubleTakenAt'), cell: (backup) => format.instant(backup.at) },
    { id: 'name', header: t('shell/troubleBackup'), cell: (backup) => backup.name },
    { id: 'size', header: t('words/size'), isNumber: true, cell: (backup) => formatBytes(backup.bytes) },
    {
      id: 'restore',
      header: '',
      isNumber: true,
      cell: (backup) => (
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => onChoose(backup)}>
          {t('shell/restore')}
        </Button>
      ),
    },
  ]
  return (
    <Section title={t('shell/troubleBackups')} hint={t('shell/troubleBackupsHint')}>
      {backups.length === 0 ? (
        <p>{t('shell/troubleNoBackups')}</p>
      ) : (
        <PlainTable
          label={t('shell/troubleBackups')}
          columns={columns}
          rows={backups}
          keyOf={({ name }) => name}
        />
      )}
    </Section>
  )
}
