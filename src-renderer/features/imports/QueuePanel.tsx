import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { toQueueColumns } from '#renderer/features/imports/queue-columns.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Queue, QueuedFile } from '#shared/contract/queue.ts'

/** What waits, what is being imported, and what ended. */
export function QueuePanel({ answer }: { answer: UseQueryResult<Queue> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useMemo(() => toQueueColumns(t, format), [t, format])

  const onOpen = ({ file }: QueuedFile) => {
    if (file.state !== 'done' || file.importId === null) return
    void navigate({ to: '/imports/$id', params: { id: String(file.importId) } })
  }
  return (
    <Answered answer={answer}>
      {(queue) =>
        queue.files.length > 0 ? (
          <>
            <QueueActions queue={queue} />
            <DataTable label={t('queue/title')} columns={columns} rows={queue.files} onOpen={onOpen} />
          </>
        ) : (
          <EmptyState title={t('queue/emptyTitle')} text={t('queue/emptyText')} />
        )
      }
    </Answered>
  )
}

function QueueActions({ queue: { counts } }: { queue: Queue }) {
  const { t } = useTranslation()
  const retry = useCommand('queue.retry')
  const clear = useCommand('queue.clear')
  const again = counts.failed + counts.cancelled + counts.refused
  const ended = again + counts.imported + counts.unchanged + counts.quarantined
  const error = retry.error ?? clear.error
  return (
    <>
      <FilterBar label={t('queue/title')}>
        <Button variant="default" disabled={again === 0} onClick={() => retry.mutate({})}>
          {t('queue/retry', { count: formatCount(again) })}
        </Button>
        <Button variant="default" disabled={ended === 0} onClick={() => clear.mutate({})}>
          {t('queue/clear')}
        </Button>
      </FilterBar>
      {error && <FailureNotice error={error} />}
    </>
  )
}
