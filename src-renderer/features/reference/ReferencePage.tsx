import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { pageLength } from '#renderer/api/row-pages.ts'
import { EntryDetails } from '#renderer/features/reference/EntryDetails.tsx'
import { EntryTable } from '#renderer/features/reference/EntryTable.tsx'
import { LoadButton } from '#renderer/features/reference/LoadButton.tsx'
import {
  chooseEntry,
  openList,
  searchList,
  useReferenceView,
} from '#renderer/features/reference/reference.view.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { SearchField } from '#renderer/ui/SearchField.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Output } from '#shared/contract/index.ts'
import { ReferenceKind } from '#shared/contract/reference.ts'

type List = Output<'reference.lists'>['lists'][number]

/** What does this code mean, and what is to be done about it? */
export function ReferencePage() {
  const { t } = useTranslation()
  const { kind } = useReferenceView()
  const lists = useAnswer('reference.lists', {})
  const load = useCommand('reference.load')

  const onPath = (path: string) => {
    chooseEntry(null)
    load.mutate({ kind, path })
  }
  const onList = (value: string | null) => {
    load.reset()
    openList(ReferenceKind.parse(value))
  }
  return (
    <div className="full-page">
      <PageHeader title={t('reference/title')}>
        <LoadButton isBusy={load.isPending} onPath={onPath} />
      </PageHeader>
      {load.isPending && <BusyBar label={t('reference/loading')} share={null} />}
      {load.error && <FailureNotice error={load.error} />}
      {load.data && <Loaded result={load.data} />}
      <Answered answer={lists}>
        {(found) => (
          <Tabs className="fill-tabs" value={kind} onChange={onList} keepMounted={false}>
            <Tabs.List>
              {found.lists.map((list) => (
                <Tabs.Tab key={list.kind} value={list.kind}>
                  {t(`reference/kinds/${list.kind}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {found.lists.map((list) => (
              <Tabs.Panel key={list.kind} value={list.kind}>
                <ListPanel list={list} />
              </Tabs.Panel>
            ))}
          </Tabs>
        )}
      </Answered>
    </div>
  )
}

function Loaded({ result }: { result: Output<'reference.load'> }) {
  const { t } = useTranslation()
  const { entries, leftOut, repeated } = result
  return (
    <p role="status" className="outcome">
      <State tone="good">
        {t('reference/loaded', {
          entries: formatCount(entries),
          leftOut: formatCount(leftOut),
          repeated: formatCount(repeated),
        })}
      </State>
    </p>
  )
}

function ListPanel({ list }: { list: List }) {
  const { t } = useTranslation()
  const { text, chosen } = useReferenceView()
  const { kind, builtin, loaded } = list
  const head = useAnswer(
    'reference.search',
    { kind, text, limit: pageLength, offset: 0 },
    { keepsPrevious: true },
  )
  if (builtin + loaded === 0) {
    return <EmptyState title={t('reference/emptyTitle')} text={t('reference/emptyText')} />
  }
  return (
    <>
      <FilterBar label={t(`reference/kinds/${kind}`)}>
        <SearchField label={t('reference/search')} value={text} onSearch={searchList} maxLength={80} />
        <ListSource list={list} />
      </FilterBar>
      <Answered answer={head} rows={16}>
        {({ total }) =>
          total === 0 ? (
            <EmptyState title={t('reference/noneTitle')} text={t('reference/noneText')} />
          ) : (
            <div className={chosen ? 'split is-open' : 'split'}>
              <EntryTable key={`${kind} ${text}`} kind={kind} text={text} total={total} />
              {chosen && <EntryDetails entry={chosen} />}
            </div>
          )
        }
      </Answered>
    </>
  )
}

/** How much of a list is ours, and where the rest came from. */
function ListSource({ list }: { list: List }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { builtin, loaded, file, loadedAt, loadedBy } = list
  return (
    <p className="hint">
      {t('reference/counts', { builtin: formatCount(builtin), loaded: formatCount(loaded) })}
      {file !== null && (
        <>
          <br />
          {t('reference/loadedFrom', { file, at: format.instant(loadedAt), by: loadedBy ?? '' })}
        </>
      )}
    </p>
  )
}
