import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { putAnswer, refetch, useEvent } from '#renderer/api/hooks.ts'
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx'
import { SideNavigation } from '#renderer/app/SideNavigation.tsx'
import { useShortcuts } from '#renderer/app/shortcuts.ts'
import { TopBar } from '#renderer/app/TopBar.tsx'
import { appendLog } from '#renderer/features/downloads/downloads.view.ts'

/** The frame around every page. It hears progress, so that a page opened later knows where the work is. */
export function Shell() {
  const client = useQueryClient()
  useShortcuts()
  useEvent('downloads.progress', (progress) => {
    putAnswer(client, 'downloads.active', {}, progress)
    // the list before it has ended
    if (progress?.step === 'listing') void refetch(client, ['downloads.getRun', 'downloads.listRuns'])
  })
  useEvent('imports.progress', (progress) => putAnswer(client, 'imports.active', {}, progress))
  useEvent('queue.progress', (queue) => putAnswer(client, 'queue.get', {}, queue))
  useEvent('downloads.log', appendLog)
  return (
    <div className="shell">
      <TopBar />
      <SideNavigation />
      <main className="page">
        <ErrorBoundary>
          <Outlet />
        </ErrorBoundary>
      </main>
    </div>
  )
}
