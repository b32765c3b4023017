import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { MappingContent } from '#renderer/features/imports/MappingContent.tsx'
import { MappingSheet } from '#renderer/features/imports/MappingSheet.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'

const route = getRouteApi('/imports/$id/columns')

/** Which column of a file that no layout fits is which? */
export function MappingPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const importId = Number(id)
  const navigate = useNavigate()
  const report = useCommand('layouts.report')
  const [asked, setAsked] = useState<{ readonly sheet?: string; readonly base?: string }>({})
  const answer = useAnswer('layouts.examine', { importId, ...asked }, { keepsPrevious: true })
  const cancel = useCommand('layouts.cancel')
  // another sheet or kind is read while the one before stays on screen
  const isReading = answer.isLoading || answer.isPlaceholderData
  useHotkeys([['Escape', () => void navigate({ to: '/imports/$id', params: { id } })]])

  const onNext = () => {
    setAsked({})
    void answer.refetch()
  }
  const before = (
    <Link to="/imports/$id" params={{ id }} className="back-link" aria-keyshortcuts="Escape">
      <IconArrowLeft size={16} aria-hidden />
      {t('layouts/back')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('layouts/title')} before={before}>
        <Button variant="default" loading={report.isPending} onClick={() => report.mutate({ importId })}>
          {t('layouts/report')}
        </Button>
      </PageHeader>
      {report.data && (
        <p className="hint is-above" role="status">
          {t('layouts/reportDone', { path: report.data.path })}
        </p>
      )}
      {report.error && <FailureNotice error={report.error} />}
      {isReading && (
        <BusyBar label={t('layouts/reading')} share={null}>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            {t('layouts/cancel')}
          </Button>
        </BusyBar>
      )}
      <Answered answer={answer} rows={12}>
        {(found) => (
          <>
            <MappingSheet found={found} onAsk={setAsked} />
            <MappingContent
              key={`${found.sheet} ${found.base}`}
              importId={importId}
              found={found}
              onNext={onNext}
            />
          </>
        )}
      </Answered>
    </>
  )
}
