import { Button, CloseButton, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { filterFiles, useDownloadsView } from '#renderer/features/downloads/downloads.view.ts'
import { toFileColumns } from '#renderer/features/downloads/file-columns.tsx'
import type { RunCommands } from '#renderer/features/downloads/run-commands.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { MonthFilter } from '#renderer/ui/MonthPicker.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadFile } from '#shared/contract/downloads.ts'
import { ListScheme, sources } from '#shared/model/source.ts'

const states = ['waiting', 'fetching', 'stored', 'empty', 'failed'] as const

/** The fields that narrow the list. */
function FileFilters() {
  const { t } = useTranslation()
  const format = useFormat()
  const { source, month, scheme, state } = useDownloadsView().files
  return (
    <>
      <Select
        aria-label={t('words/documents')}
        placeholder={t('words/documents')}
        clearable
        w={120}
        data={sources.map((name) => ({ value: name, label: name.toUpperCase() }))}
        value={source}
        onChange={(value) => filterFiles({ source: sources.find((name) => name === value) ?? null })}
      />
      <MonthFilter
        label={t('words/month')}
        placeholder={t('downloads/anyMonth')}
        value={month}
        onChange={(value) => filterFiles({ month: value })}
      />
      <Select
        aria-label={t('words/scheme')}
        placeholder={t('words/allSchemes')}
        clearable
        w={190}
        data={ListScheme.options.map((name) => ({ value: name, label: format.scheme(name) }))}
        value={scheme}
        onChange={(value) => filterFiles({ scheme: value })}
      />
      <Select
        aria-label={t('words/state')}
        placeholder={t('downloads/anyState')}
        clearable
        w={140}
        data={states.map((name) => ({ value: name, label: t(`downloads/fileStates/${name}`) }))}
        value={state}
        onChange={(value) => filterFiles({ state: states.find((name) => name === value) ?? null })}
      />
    </>
  )
}

/** Files the portal listed, with their state and the reason of a failure. */
export function FilesPanel({ commands }: { commands: RunCommands }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { source, month, scheme, state } = useDownloadsView().files
  const isFiltered = source !== null || month !== null || scheme !== null || state !== null
  const narrowed = {
    ...(source && { source }),
    ...(month && { month }),
    ...(scheme && { scheme }),
    ...(state && { state }),
  }
  const answer = useAnswer('downloads.listFiles', narrowed, { keepsPrevious: true })
  const columns = useMemo(() => toFileColumns(t, format), [t, format])
  const [openId, setOpenId] = useState<number | null>(null)
  const open = answer.data?.files.find(({ id }) => id === openId)

  const onOpen = ({ id, file }: DownloadFile) => setOpenId(file.state === 'failed' ? id : null)

  return (
    <>
      <FilterBar label={t('downloads/tabs/files')}>
        <FileFilters />
        {state === 'failed' && <RetryButton commands={commands} />}
        {answer.data && answer.data.files.length < answer.data.total && (
          <span className="hint">
            {t('downloads/filesShown', {
              shown: formatCount(answer.data.files.length),
              total: formatCount(answer.data.total),
            })}
          </span>
        )}
      </FilterBar>
      {open && <FileFailure file={open} onClose={() => setOpenId(null)} />}
      <Answered answer={answer}>
        {({ files }) => {
          if (files.length > 0)
            return (
              <DataTable label={t('downloads/tabs/files')} columns={columns} rows={files} onOpen={onOpen} />
            )
          if (isFiltered) return <EmptyState title={t('downloads/filesNone')} />
          return <EmptyState title={t('downloads/filesEmpty')} text={t('downloads/filesEmptyText')} />
        }}
      </Answered>
    </>
  )
}

/** Asks for every file again that could not be fetched; not there while there is none. */
function RetryButton({ commands }: { commands: RunCommands }) {
  const { t } = useTranslation()
  const failed = useAnswer('downloads.listFiles', { state: 'failed', limit: 1 })
  const count = failed.data?.total ?? 0
  if (count === 0) return null
  return (
    <Button variant="default" disabled={commands.isBusy} onClick={commands.onRetryFailed}>
      {t('downloads/retryFailedCount', { count: formatCount(count) })}
    </Button>
  )
}

/** Why a file did not come and what to do, where the row has no room for it. */
function FileFailure({ file: { name, file }, onClose }: { file: DownloadFile; onClose: () => void }) {
  const { t } = useTranslation()
  if (file.state !== 'failed') return null
  return (
    <FailureNotice title={name} error={{ code: file.code, details: { file: name } }}>
      <span>{t('downloads/tries', { count: file.tries })}</span>
      <CloseButton aria-label={t('words/close')} onClick={onClose} />
    </FailureNotice>
  )
}
