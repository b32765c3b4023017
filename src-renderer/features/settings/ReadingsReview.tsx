import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { toReviewColumns } from '#renderer/features/settings/review-columns.tsx'
import { type Reviewed, sumChosen, toReviewed } from '#renderer/features/settings/reviewed-readings.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount, formatMoney } from '#renderer/ui/format.ts'
import { PlainTable } from '#renderer/ui/PlainTable.tsx'
import type { OlderReading } from '#shared/contract/readings.ts'

type Compare = ReturnType<typeof useCommand<'imports.reread'>>
type Props = {
  /** Null while nothing is reviewed. */
  readonly files: readonly OlderReading[] | null
  readonly compare: Compare
  readonly onClose: () => void
}

/** Files before and after, side by side; what is chosen here takes the new amounts. */
export function ReadingsReview({ files, compare, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={files !== null}
      onClose={onClose}
      size="min(1180px, 96vw)"
      title={t('readings/title')}
      closeButtonProps={{ 'aria-label': t('words/close') }}
    >
      {files !== null && <Review files={files} compare={compare} onClose={onClose} />}
    </Modal>
  )
}

function Review({ files, compare, onClose }: Props & { files: readonly OlderReading[] }) {
  const { t } = useTranslation()
  const accept = useCommand('imports.acceptReread')
  /** Null for all of them. */
  const [picked, setPicked] = useState<ReadonlySet<number> | null>(null)
  const rows = toReviewed(files, compare.data?.files ?? [], accept.data?.files ?? [])
  const open = rows.filter(({ state }) => state === 'compared').map(({ id }) => id)
  const chosen = new Set(open.filter((id) => picked?.has(id) ?? true))
  const isBusy = compare.isPending || accept.isPending

  const onPick = (id: number) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setPicked(next)
  }
  const onAll = () => setPicked(chosen.size === open.length ? new Set() : null)
  const onAccept = () => accept.mutate({ ids: [...chosen] })

  if (files.length === 0) return <EmptyState title={t('readings/nothing')} />
  return (
    <>
      {isBusy && <Busy label={t(compare.isPending ? 'readings/comparing' : 'readings/accepting')} />}
      {compare.error && <FailureNotice error={compare.error} />}
      {accept.error && <FailureNotice error={accept.error} />}
      <PlainTable
        label={t('readings/title')}
        columns={toReviewColumns(t, { chosen, onPick, isBusy })}
        rows={rows}
        keyOf={({ id }) => id}
        isBad={({ state }) => state === 'failed' || state === 'missing'}
      />
      {open.length > 0 && <Sums rows={rows.filter(({ id }) => chosen.has(id))} />}
      <div className="form-actions is-end">
        {open.length > 1 && (
          <Checkbox
            label={t('readings/chooseAll')}
            checked={chosen.size === open.length}
            indeterminate={chosen.size > 0 && chosen.size < open.length}
            onChange={onAll}
          />
        )}
        <Button variant="default" onClick={onClose}>
          {t('words/close')}
        </Button>
        <Button disabled={isBusy || chosen.size === 0} loading={accept.isPending} onClick={onAccept}>
          {t('readings/accept', { count: formatCount(chosen.size) })}
        </Button>
      </div>
    </>
  )
}

/** How far it is, and how to stop: files that are done stay done. */
function Busy({ label }: { label: string }) {
  const { t } = useTranslation()
  const { data: progress } = useAnswer('imports.active', {})
  const cancel = useCommand('imports.cancel')
  const facts = progress && [
    t('imports/fileOf', {
      index: formatCount(progress.fileIndex + 1),
      count: formatCount(progress.fileCount),
    }),
    progress.file,
  ]
  return (
    <BusyBar
      label={label}
      facts={facts?.join(' · ')}
      share={progress && progress.fileCount > 1 ? progress.fileIndex / progress.fileCount : null}
    >
      <Button variant="default" disabled={cancel.isPending} onClick={() => cancel.mutate({})}>
        {t('readings/stop')}
      </Button>
    </BusyBar>
  )
}

function Sums({ rows }: { rows: readonly Reviewed[] }) {
  const { t } = useTranslation()
  const { before, after } = sumChosen(rows)
  return (
    <p className="outcome" role="status">
      {t('readings/sums')}{' '}
      <strong className="money">
        {t('readings/change', { before: formatMoney(before), after: formatMoney(after) })}
      </strong>
    </p>
  )
}
