import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { toImportColumns } from '#renderer/features/imports/import-columns.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

/** Every file that was imported, refused, kept aside or taken back, newest first. */
export function FilesPanel() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const list = useAnswer('imports.list', { limit: 500 })
  const columns = useMemo(() => toImportColumns(t, format), [t, format])

  const onOpen = ({ id }: ImportResult) => {
    if (id !== null) void navigate({ to: '/imports/$id', params: { id: String(id) } })
  }
  return (
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
  )
}
