import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { toRunColumns } from '#renderer/features/downloads/run-columns.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'

/** Every run with its result and reason; a row opens its report. */
export function RunsPanel() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const answer = useAnswer('downloads.listRuns', { limit: 200 })
  const columns = useMemo(() => toRunColumns(t, format), [t, format])

  const onOpen = ({ id }: DownloadRun) => void navigate({ to: '/downloads/$id', params: { id: String(id) } })
  return (
    <Answered answer={answer}>
      {(runs) =>
        runs.length > 0 ? (
          <DataTable label={t('downloads/tabs/runs')} columns={columns} rows={runs} onOpen={onOpen} />
        ) : (
          <EmptyState title={t('downloads/runsEmpty')} text={t('downloads/runsEmptyText')} />
        )
      }
    </Answered>
  )
}
