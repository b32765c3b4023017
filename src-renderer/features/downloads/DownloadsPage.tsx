import { Button, Tabs } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { downloadTabs, openTab, useDownloadsView } from '#renderer/features/downloads/downloads.view.ts'
import { FilesPanel } from '#renderer/features/downloads/FilesPanel.tsx'
import { LogPanel } from '#renderer/features/downloads/LogPanel.tsx'
import { RunForm } from '#renderer/features/downloads/RunForm.tsx'
import { RunOutcome } from '#renderer/features/downloads/RunOutcome.tsx'
import { RunProgress } from '#renderer/features/downloads/RunProgress.tsx'
import { RunsPanel } from '#renderer/features/downloads/RunsPanel.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { State } from '#renderer/ui/State.tsx'

/** Which files has NHSO, and which of them are here? */
export function DownloadsPage() {
  const { t } = useTranslation()
  const active = useAnswer('downloads.active', {})
  const run = useCommand('downloads.run')
  const signIn = useCommand('downloads.signIn')
  const { tab } = useDownloadsView()
  const isBusy = run.isPending || Boolean(active.data)

  const onSignIn = () => signIn.mutate({})

  return (
    <div className="full-page">
      <PageHeader title={t('downloads/title')}>
        {signIn.isSuccess && <State tone="good">{t('downloads/signedIn')}</State>}
        <Button
          variant="default"
          leftSection={<IconLogin2 size={16} />}
          title={t('downloads/signInHint')}
          disabled={isBusy}
          loading={signIn.isPending}
          onClick={onSignIn}
        >
          {t('downloads/signIn')}
        </Button>
      </PageHeader>
      <RunForm isBusy={isBusy} onRun={(input) => run.mutate(input)} />
      {isBusy && <RunProgress progress={active.data ?? null} />}
      {signIn.error && <FailureNotice error={signIn.error} onRetry={onSignIn} />}
      {run.error && <FailureNotice error={run.error} />}
      {!isBusy && run.data && <RunOutcome run={run.data} onSignIn={onSignIn} />}
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
          <FilesPanel />
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
