import { Tabs } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pathsOf } from '#renderer/api/client.ts'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { DropZone } from '#renderer/features/imports/DropZone.tsx'
import { FilesPanel } from '#renderer/features/imports/FilesPanel.tsx'
import { ImportProgressBar } from '#renderer/features/imports/ImportProgressBar.tsx'
import { importTabs, openImportTab, useImportsView } from '#renderer/features/imports/imports.view.ts'
import { OlderReadingsNote } from '#renderer/features/imports/OlderReadingsNote.tsx'
import { QueueBar } from '#renderer/features/imports/QueueBar.tsx'
import { QueuePanel } from '#renderer/features/imports/QueuePanel.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { MoneyLine } from '#renderer/ui/MoneyLine.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { State } from '#renderer/ui/State.tsx'

/** Which files are in, and did they go in whole? */
export function ImportsPage() {
  const { t } = useTranslation()
  const active = useAnswer('imports.active', {})
  const queue = useAnswer('queue.get', {})
  const add = useCommand('queue.add')
  const { tab } = useImportsView()
  const files = queue.data?.files ?? []
  const isQueueOpen = files.some(({ file }) => file.state === 'waiting' || file.state === 'importing')

  const onPaths = (paths: readonly string[]) => {
    if (paths.length > 0) add.mutate({ paths: [...paths] })
  }
  const onFiles = (chosen: Iterable<File>) => onPaths(pathsOf(chosen))

  return (
    <div className="full-page">
      <PageHeader title={t('imports/title')}>
        <Link to="/imports/documents" className="text-link">
          {t('documents/open')}
        </Link>
      </PageHeader>
      <DropZone onFiles={onFiles} onFolder={(path) => onPaths([path])} isBusy={add.isPending} />
      {add.error && <FailureNotice error={add.error} />}
      {add.data && add.data.leftOut > 0 && (
        <p className="outcome" role="status">
          <State tone="quiet">
            {t('imports/leftOut', {
              added: formatCount(add.data.added),
              leftOut: formatCount(add.data.leftOut),
            })}
          </State>
        </p>
      )}
      <OlderReadingsNote />
      <MoneyLine hasLink />
      {isQueueOpen && queue.data && <QueueBar queue={queue.data} />}
      {!isQueueOpen && active.data && <ImportProgressBar progress={active.data} />}
      <Tabs
        keepMounted={false}
        className="fill-tabs"
        value={tab}
        onChange={(value) => openImportTab(importTabs.parse(value))}
      >
        <Tabs.List>
          <Tabs.Tab value="files">{t('imports/list')}</Tabs.Tab>
          <Tabs.Tab value="queue">{t('queue/tab', { count: formatCount(files.length) })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="files">
          <FilesPanel />
        </Tabs.Panel>
        <Tabs.Panel value="queue">
          <QueuePanel answer={queue} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
