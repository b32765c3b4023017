import { Button, Modal } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { ImportResult } from '#shared/contract/imports.ts'
import type { AcceptedReading, ReadingComparison } from '#shared/contract/readings.ts'

type Compared = Extract<ReadingComparison, { state: 'compared' }>
type Line = { readonly what: string; readonly before: ReactNode; readonly after: ReactNode }

/** What a file came to beside what it comes to today, one line each. */
function toLines(t: TFunction, { before, after, checks, news }: Compared): Line[] {
  const count = (what: string, was: number | null, is: number | null): Line[] =>
    was === null && is === null ? [] : [{ what, before: formatCount(was), after: formatCount(is) }]
  const money = (what: string, key: 'claimed' | 'approved'): Line[] =>
    before[key] === null && after[key] === null
      ? []
      : [{ what, before: <Money satang={before[key]} />, after: <Money satang={after[key]} /> }]
  return [
    ...count(t('readings/rows'), before.rows, after.rows),
    ...count(t('readings/passed'), before.passed, after.passed),
    ...count(t('readings/failed'), before.failed, after.failed),
    ...money(t('readings/claimed'), 'claimed'),
    ...money(t('readings/approved'), 'approved'),
    ...count(t('imports/rejected'), news.before.rejected, news.after.rejected),
    ...count(t('imports/suspect'), news.before.suspect, news.after.suspect),
    ...count(t('readings/warnings'), news.before.warnings, news.after.warnings),
    { what: t('readings/checks'), before: null, after: formatCount(checks.length) },
  ]
}

function Comparison({ compared }: { compared: Compared }) {
  const { t } = useTranslation()
  const columns: PlainColumn<Line>[] = [
    { id: 'what', header: t('imports/checkWhat'), cell: ({ what }) => what },
    { id: 'before', header: t('readings/was'), isNumber: true, cell: ({ before }) => before },
    { id: 'after', header: t('readings/is'), isNumber: true, cell: ({ after }) => after },
  ]
  const lines = toLines(t, compared)
  return (
    <PlainTable label={t('readings/againTitle')} columns={columns} rows={lines} keyOf={({ what }) => what} />
  )
}

/** How reading a file again ended where there is nothing to choose. */
function End({ file }: { file: Exclude<ReadingComparison, Compared> | AcceptedReading }) {
  const { t } = useTranslation()
  if (file.state === 'failed') return <FailureNotice error={file.reason} />
  if (file.state === 'missing')
    return <FailureNotice error={{ code: 'import.bytesGone', details: { file: file.name } }} />
  return (
    <p className="outcome" role="status">
      <State tone="good">{t(file.state === 'accepted' ? 'readings/accepted' : 'readings/sameToday')}</State>
    </p>
  )
}

/** Reads a file that is in once more, and lets a person take what it comes to today. Until then nothing changes. */
export function ReadAgainButton({ id }: { id: number }) {
  const { t } = useTranslation()
  const compare = useCommand('imports.reread')
  const accept = useCommand('imports.acceptReread')
  const [isOpen, setIsOpen] = useState(false)
  const asked = { ids: [id], isAsked: true }
  const [compared] = compare.data?.files ?? []
  const [accepted] = accept.data?.files ?? []
  const isBusy = compare.isPending || accept.isPending

  const onOpen = () => {
    setIsOpen(true)
    accept.reset()
    compare.mutate(asked)
  }
  const onClose = () => setIsOpen(false)
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onOpen}>
        {t('readings/again')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={onClose}
        size="lg"
        title={t('readings/againTitle')}
        closeButtonProps={{ 'aria-label': t('words/close') }}
      >
        {isBusy && (
          <BusyBar label={t(compare.isPending ? 'readings/comparing' : 'readings/accepting')} share={null} />
        )}
        {compare.error && <FailureNotice error={compare.error} />}
        {accept.error && <FailureNotice error={accept.error} />}
        {!isBusy && compared?.state === 'compared' && !accepted && <Comparison compared={compared} />}
        {!isBusy && accepted && <End file={accepted} />}
        {!isBusy && compared && compared.state !== 'compared' && !accepted && <End file={compared} />}
        <div className="form-actions is-end">
          <Button variant="default" onClick={onClose}>
            {t('words/close')}
          </Button>
          {compared?.state === 'compared' && !accepted && (
            <Button disabled={isBusy} loading={accept.isPending} onClick={() => accept.mutate(asked)}>
              {t('readings/acceptOne')}
            </Button>
          )}
        </div>
      </Modal>
    </>
  )
}

type NotIn = Extract<ImportResult, { state: 'refused' | 'quarantined' }>

/** Why a file is not in. One that was refused can be tried again, where its bytes still are. */
export function NotInNotice({ file }: { file: NotIn }) {
  const { t } = useTranslation()
  const retry = useCommand('imports.retry')
  const { id } = file
  const onRetry = file.state === 'refused' && id !== null ? () => retry.mutate({ id }) : undefined
  const reason = { ...file.reason, details: { file: file.name, ...file.reason.details } }
  return (
    <>
      <FailureNotice title={t(`imports/notIn/${file.state}`)} error={reason} onRetry={onRetry} />
      {retry.isPending && <BusyBar label={t('readings/trying')} share={null} />}
      {retry.error && <FailureNotice error={retry.error} />}
      {retry.data?.file.state === 'refused' && (
        <p className="outcome" role="status">
          <State tone="warn">{t('readings/stillRefused')}</State>
        </p>
      )}
    </>
  )
}
