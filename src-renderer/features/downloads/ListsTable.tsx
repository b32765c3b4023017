import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { filterFiles, openTab } from '#renderer/features/downloads/downloads.view.ts'
import { toListColumns } from '#renderer/features/downloads/list-columns.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadList, DownloadProgress } from '#shared/contract/downloads.ts'

type Props = {
  readonly lists: readonly DownloadList[]
  readonly isDryRun: boolean
  /** Null unless this run is running. */
  readonly progress: DownloadProgress | null
}

/** Each list of a run; a row opens its files. */
export function ListsTable({ lists, isDryRun, progress }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useMemo(() => toListColumns(t, format, isDryRun, progress), [t, format, isDryRun, progress])

  const onOpen = ({ month, scheme, failed }: DownloadList) => {
    filterFiles({ month, scheme, state: failed > 0 ? 'failed' : null })
    openTab('files')
    void navigate({ to: '/downloads' })
  }
  if (lists.length === 0)
    return <EmptyState title={t('downloads/listsEmpty')} text={t('downloads/listsEmptyText')} />
  return <DataTable label={t('downloads/lists')} columns={columns} rows={lists} onOpen={onOpen} />
}
