import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RunCommands } from '#renderer/features/downloads/run-commands.ts'
import { listActions } from '#renderer/features/downloads/run-states.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'

/** What can be done about a run that stopped, failed in part, or only looked. */
export function RunActions({ run, commands }: { run: DownloadRun; commands: RunCommands }) {
  const { t } = useTranslation()
  return listActions(run).map((action) => (
    <Button
      key={action}
      variant="default"
      disabled={commands.isBusy}
      onClick={() => commands.onAction(action, run)}
    >
      {t(`downloads/${action}`)}
    </Button>
  ))
}
