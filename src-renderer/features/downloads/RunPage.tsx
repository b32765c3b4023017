import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { ChangeLink } from '#renderer/features/downloads/ChangeLink.tsx'
import { openTab } from '#renderer/features/downloads/downloads.view.ts'
import { ListReasons } from '#renderer/features/downloads/ListReasons.tsx'
import { ListsTable } from '#renderer/features/downloads/ListsTable.tsx'
import { RunActions } from '#renderer/features/downloads/RunActions.tsx'
import { RunFacts } from '#renderer/features/downloads/RunFacts.tsx'
import { RunProgress } from '#renderer/features/downloads/RunProgress.tsx'
import { useRunCommands } from '#renderer/features/downloads/run-commands.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

const route = getRouteApi('/downloads/$id')

/** One run: what did each list hold, and what became of it? */
export function RunPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const id = Number(route.useParams().id)
  const answer = useAnswer('downloads.getRun', { id })
  const commands = useRunCommands()
  const progress = commands.progress?.runId === id ? commands.progress : null
  const run = answer.data?.run

  const onBack = () => {
    openTab('runs')
    void navigate({ to: '/downloads' })
  }
  // while it runs, Esc belongs to the question whether to cancel
  useHotkeys(progress ? [] : [['Escape', onBack]])

  const before = (
    <Link to="/downloads" className="back-link" aria-keyshortcuts="Escape" onClick={() => openTab('runs')}>
      <IconArrowLeft size={16} aria-hidden />
      {t('downloads/allRuns')}
    </Link>
  )
  return (
    <div className="full-page">
      <PageHeader
        title={t('downloads/report', { at: run ? format.instant(run.startedAt) : '' }).trim()}
        before={before}
      >
        {run && <RunActions run={run} commands={commands} />}
      </PageHeader>
      {progress && <RunProgress progress={progress} />}
      {commands.error && <FailureNotice error={commands.error} />}
      <Answered answer={answer}>
        {(found) => (
          <>
            {found.run.error && (
              <FailureNotice error={found.run.error}>
                <ChangeLink code={found.run.error.code} lists={found.lists} />
              </FailureNotice>
            )}
            <RunFacts run={found.run} />
            <ListReasons lists={found.lists} told={found.run.error?.code ?? null} />
            <ListsTable lists={found.lists} isDryRun={found.run.isDryRun} progress={progress} />
          </>
        )}
      </Answered>
    </div>
  )
}
