import { Button, SegmentedControl, Switch } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { changeDraft, useDownloadsView } from '#renderer/features/downloads/downloads.view.ts'
import { PlanText } from '#renderer/features/downloads/PlanText.tsx'
import { RunPeriod } from '#renderer/features/downloads/RunPeriod.tsx'
import type { RunCommands } from '#renderer/features/downloads/run-commands.ts'
import {
  findFault,
  missingSince,
  type RunDraft,
  runScopes,
  startDraft,
  toRunInput,
} from '#renderer/features/downloads/run-draft.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { currentMonth } from '#renderer/ui/now.ts'
import { SchemePicker } from '#renderer/ui/SchemePicker.tsx'
import { SourcePicker } from '#renderer/ui/SourcePicker.tsx'

/** Which months and schemes to fetch, and how; says what that comes to before the button is pressed. */
export function RunForm({ commands }: { commands: RunCommands }) {
  const { t } = useTranslation()
  const now = currentMonth()
  const changes = useDownloadsView((view) => view.draft)
  const draft = { ...startDraft(now), ...changes }
  const isMissing = draft.scope === 'missing'
  const fault = findFault(draft, now)
  const since = missingSince(now)
  const { sources, schemes } = { sources: [...draft.sources], schemes: [...draft.schemes] }
  const missing = useAnswer(
    'downloads.missing',
    { sources, since, schemes },
    { isEnabled: isMissing && !fault },
  )
  const canRun = fault === null && !commands.isBusy && !(isMissing && !missing.data?.length)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!canRun) return
    if (isMissing) commands.onRunMissing({ sources, since, schemes, isImporting: draft.isImporting })
    else commands.onRun(toRunInput(draft, now))
  }
  const action = isMissing ? 'runMissing' : draft.isDryRun ? 'runDry' : 'run'
  return (
    <form className="run-form" onSubmit={onSubmit}>
      <div className="run-fields">
        <SegmentedControl
          aria-label={t('downloads/scope')}
          data={runScopes.options.map((value) => ({ value, label: t(`downloads/scopes/${value}`) }))}
          value={draft.scope}
          onChange={(value) => changeDraft({ scope: runScopes.parse(value) })}
        />
        <RunPeriod draft={draft} fault={fault} />
        <SourcePicker
          value={draft.sources}
          error={fault === 'sourcesNone' ? t('downloads/faults/sourcesNone') : null}
          onChange={(chosen) => changeDraft({ sources: chosen })}
        />
        <div className="run-schemes">
          <SchemePicker
            label={t('downloads/schemes')}
            value={draft.schemes}
            error={fault === 'schemesNone' || fault === 'listsNone' ? t(`downloads/faults/${fault}`) : null}
            onChange={(chosen) => changeDraft({ schemes: chosen })}
          />
        </div>
      </div>
      <div className="run-fields">
        <RunSwitches draft={draft} />
        <PlanText draft={draft} fault={fault} missing={missing.data} />
        <Button type="submit" disabled={!canRun}>
          {t(`downloads/${action}`)}
        </Button>
      </div>
      {isMissing && missing.error && (
        <FailureNotice error={missing.error} onRetry={() => void missing.refetch()} />
      )}
    </form>
  )
}

function RunSwitches({ draft }: { draft: RunDraft }) {
  const { t } = useTranslation()
  const isMissing = draft.scope === 'missing'
  return (
    <>
      <Switch
        label={t('downloads/isImporting')}
        checked={draft.isImporting && (isMissing || !draft.isDryRun)}
        disabled={!isMissing && draft.isDryRun}
        onChange={(event) => changeDraft({ isImporting: event.currentTarget.checked })}
      />
      {!isMissing && (
        <>
          <Switch
            label={t('downloads/isDryRun')}
            checked={draft.isDryRun}
            onChange={(event) => changeDraft({ isDryRun: event.currentTarget.checked })}
          />
          <Switch
            label={t('downloads/isFetchingAgain')}
            title={t('downloads/isFetchingAgainHint')}
            checked={draft.isFetchingAgain}
            onChange={(event) => changeDraft({ isFetchingAgain: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  )
}
