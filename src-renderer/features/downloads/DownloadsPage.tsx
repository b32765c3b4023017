import { Button, Tabs } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { downloadTabs, openTab, useDownloadsView } from '#renderer/features/downloads/downloads.view.ts'
import { FilesPanel } from '#renderer/features/downloads/FilesPanel.tsx'
import { LatestRun } from '#renderer/features/downloads/LatestRun.tsx'
import { LogPanel } from '#renderer/features/downloads/LogPanel.tsx'
import { RunForm } from '#renderer/features/downloads/RunForm.tsx'
import { RunProgress } from '#renderer/features/downloads/RunProgress.tsx'
import { RunsPanel } from '#renderer/features/downloads/RunsPanel.tsx'
import { useRunCommands } from '#renderer/features/downloads/run-commands.ts'
import { SignInNeed } from '#renderer/features/downloads/SignInNeed.tsx'
import { SignInProgress } from '#renderer/features/downloads/SignInProgress.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { State } from '#renderer/ui/State.tsx'

/** Which files has NHSO, and which of them are here? */
export function DownloadsPage() {
  const { t } = useTranslation()
  const commands = useRunCommands()
  const signIn = useCommand('downloads.signIn')
  const tab = useDownloadsView((view) => view.tab)

  const onSignIn = () => signIn.mutate({})
  const isIdle = !commands.isBusy && !signIn.isPending

  return (
    <div className="full-page">
      <PageHeader title={t('downloads/title')}>
        <Link to="/downloads/lists" className="text-link" title={t('portalLists/openHint')}>
          {t('portalLists/open')}
        </Link>
        {signIn.isSuccess && <State tone="good">{t('downloads/signedIn')}</State>}
        <Button
          variant="default"
          leftSection={<IconLogin2 size={16} aria-hidden />}
          title={t('downloads/signInHint')}
          disabled={commands.isBusy}
          loading={signIn.isPending}
          onClick={onSignIn}
        >
          {t('downloads/signIn')}
        </Button>
      </PageHeader>
      <RunForm commands={commands} />
      {commands.isBusy && <RunProgress progress={commands.progress} />}
      {signIn.isPending && <SignInProgress />}
      {signIn.error && <FailureNotice error={signIn.error} onRetry={onSignIn} />}
      {commands.error && <FailureNotice error={commands.error} />}
      {isIdle && <SignInNeed onSignIn={onSignIn} />}
      {isIdle && <LatestRun commands={commands} onSignIn={onSignIn} />}
      {isIdle && commands.hasFoundNothing && (
        <p className="outcome" role="status">
          <State tone="quiet">{t('downloads/nothing')}</State>
        </p>
      )}
      <Tabs
        keepMounted={false}
        className="fill-tabs"
        value={tab}
        onChange={(value) => openTab(downloadTabs.parse(value))}
      >
        <Tabs.List>
          {downloadTabs.options.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`downloads/tabs/${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="files">
          <FilesPanel commands={commands} />
        </Tabs.Panel>
        <Tabs.Panel value="runs">
          <RunsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <LogPanel />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
