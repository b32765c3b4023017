import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft, IconFileExport } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import type { ListSearch } from '#renderer/api/list-search.ts'
import { ListDetail } from '#renderer/features/portal-lists/ListDetail.tsx'
import { LookForm } from '#renderer/features/portal-lists/LookForm.tsx'
import { LookProgress } from '#renderer/features/portal-lists/LookProgress.tsx'
import { toListColumns } from '#renderer/features/portal-lists/list-columns.tsx'
import { useLook } from '#renderer/features/portal-lists/use-look.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ListEntry } from '#shared/contract/portal-lists.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

const route = getRouteApi('/downloads/lists')

/** @returns the list an address names; else one that wants a person, or the first that was read */
function findShown(lists: readonly ListEntry[], { list, source, scheme }: ListSearch): ListEntry | null {
  const isNamed = (one: ListEntry) =>
    (list === undefined || one.list === list) &&
    (source === undefined || one.source === source) &&
    (scheme === undefined || one.scheme === scheme)
  const isAsked = list !== undefined || source !== undefined || scheme !== undefined
  const read = lists.filter(({ state }) => state !== 'unread')
  const changed = read.find(({ state }) => state === 'changed')
  return (isAsked ? lists.find(isNamed) : undefined) ?? changed ?? read[0] ?? null
}

/** @returns a list whose corrections lie in the file of all of them */
const correctable = (lists: readonly ListEntry[]) => lists.find(({ source }) => source === 'rep')?.list ?? ''

/** Does Satang read each list of the portal rightly? */
export function ListsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const search = route.useSearch()
  const answer = useAnswer('portalLists.list', {})
  const report = useCommand('portalLists.saveReport')
  const look = useLook()
  const columns = useMemo(() => toListColumns(t, format), [t, format])
  useHotkeys(look.isLooking ? [] : [['Escape', () => void navigate({ to: '/downloads' })]])

  const onOpen = ({ list, scheme }: ListEntry) =>
    void navigate({ to: '/downloads/lists', search: { list, scheme }, replace: true })
  const before = (
    <Link to="/downloads" className="back-link" aria-keyshortcuts="Escape">
      <IconArrowLeft size={16} aria-hidden />
      {t('portalLists/back')}
    </Link>
  )
  return (
    <div className="full-page">
      <PageHeader title={t('portalLists/title')} before={before}>
        <Button
          variant="default"
          leftSection={<IconFileExport size={16} aria-hidden />}
          title={t('portalLists/saveReportHint')}
          loading={report.isPending}
          onClick={() => report.mutate({})}
        >
          {t('portalLists/saveReport')}
        </Button>
      </PageHeader>
      {report.data?.path && (
        <p role="status" className="outcome">
          <State tone="good">{t('portalLists/reportSaved', { path: report.data.path })}</State>
        </p>
      )}
      {report.error && <FailureNotice error={report.error} />}
      <LookForm look={look} />
      {look.isLooking && <LookProgress progress={look.progress} />}
      {look.error && <FailureNotice error={look.error} />}
      <Answered answer={answer}>
        {({ lists, refused }) => {
          const shown = findShown(lists, search)
          return (
            <>
              {refused && <RefusedNotice code={refused.code} list={correctable(lists)} />}
              {shown === null ? (
                <EmptyState title={t('portalLists/emptyTitle')} text={t('portalLists/emptyText')} />
              ) : (
                <div className="split is-open is-detailed">
                  <DataTable label={t('portalLists/lists')} columns={columns} rows={lists} onOpen={onOpen} />
                  <ListDetail key={`${shown.list} ${shown.scheme}`} entry={shown} look={look} />
                </div>
              )}
            </>
          )
        }}
      </Answered>
    </div>
  )
}

/** The corrections that lie there are not this computer's own: nothing of them is used, and they can be removed. */
function RefusedNotice({ code, list }: { code: ErrorCode; list: string }) {
  const { t } = useTranslation()
  const undo = useCommand('portalLists.undoCorrection')
  return (
    <>
      <div className="notice is-over" role="alert">
        <div className="notice-text">
          <p className="notice-title">
            <State tone="bad">{t('portalLists/refused')}</State>
          </p>
          <p>{t('portalLists/refusedWhy')}</p>
          <p className="failure-code">{t('words/code', { code })}</p>
        </div>
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ list })}>
          {t('portalLists/refusedRemove')}
        </Button>
      </div>
      {undo.error && <FailureNotice error={undo.error} />}
    </>
  )
}
