import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pathsOf } from '#renderer/api/client.ts'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { DropZone } from '#renderer/features/imports/DropZone.tsx'
import { ImportOutcome } from '#renderer/features/imports/ImportOutcome.tsx'
import { ImportProgressBar } from '#renderer/features/imports/ImportProgressBar.tsx'
import { toImportColumns } from '#renderer/features/imports/import-columns.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

/** Which files are in, and did they go in whole? */
export function ImportsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const active = useAnswer('imports.active', {})
  const list = useAnswer('imports.list', { limit: 500 })
  const run = useCommand('imports.run')
  const columns = useMemo(() => toImportColumns(t, format), [t, format])
  const isBusy = run.isPending || Boolean(active.data)

  const onFiles = (files: Iterable<File>) => {
    const paths = pathsOf(files)
    if (paths.length > 0 && !isBusy) run.mutate({ paths })
  }
  const onOpen = ({ id }: ImportResult) => {
    if (id !== null) void navigate({ to: '/imports/$id', params: { id: String(id) } })
  }

  return (
    <div className="full-page">
      <PageHeader title={t('imports/title')} />
      {isBusy ? <ImportProgressBar progress={active.data ?? null} /> : <DropZone onFiles={onFiles} />}
      {run.error && <FailureNotice error={run.error} />}
      {!isBusy && run.data && <ImportOutcome outcome={run.data} />}
      <h2 className="list-title">{t('imports/list')}</h2>
      <Answered answer={list}>
        {({ files }) =>
          files.length > 0 ? (
            <DataTable label={t('imports/list')} columns={columns} rows={files} onOpen={onOpen} />
          ) : (
            <EmptyState title={t('imports/emptyTitle')} text={t('imports/emptyText')}>
              <Button component={Link} to="/downloads" variant="default">
                {t('imports/toDownloads')}
              </Button>
            </EmptyState>
          )
        }
      </Answered>
    </div>
  )
}
