import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { ChecksSection } from '#renderer/features/imports/ChecksSection.tsx'
import { SumsSection } from '#renderer/features/imports/SumsSection.tsx'
import { WarningsSection } from '#renderer/features/imports/WarningsSection.tsx'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Input } from '#shared/contract/index.ts'
import type { LayoutPreview } from '#shared/contract/layouts.ts'

type Mapping = Input<'layouts.preview'>
type Props = {
  readonly mapping: Mapping
  /** What the layout is called unless a person says otherwise. */
  readonly usualName: string
  /** Whether every needed field is answered. */
  readonly isComplete: boolean
  /** Called when the file waits in quarantine again, because of another sheet. */
  readonly onNext: () => void
}

/** What an import with these columns would give, and keeping them. */
export function MappingPreview({ mapping, usualName, isComplete, onNext }: Props) {
  const { t } = useTranslation()
  const preview = useCommand('layouts.preview')
  const cancel = useCommand('layouts.cancel')
  const [shown, setShown] = useState<string | null>(null)
  const key = JSON.stringify(mapping)
  // what was read with other columns says nothing of these
  const answer = shown === key ? preview.data : undefined

  const onPreview = () => {
    setShown(key)
    preview.mutate(mapping)
  }
  return (
    <Section title={t('layouts/previewTitle')} hint={t('layouts/previewHint')}>
      {preview.isPending ? (
        <BusyBar label={t('layouts/previewing')} share={null}>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            {t('layouts/cancel')}
          </Button>
        </BusyBar>
      ) : (
        answer === undefined && (
          <div className="form-actions">
            <Button disabled={!isComplete} onClick={onPreview}>
              {t('layouts/preview')}
            </Button>
          </div>
        )
      )}
      {preview.error && shown === key && <FailureNotice error={preview.error} />}
      {answer && <PreviewContent answer={answer} mapping={mapping} usualName={usualName} onNext={onNext} />}
    </Section>
  )
}

type SaveProps = Omit<Props, 'isComplete'>

function PreviewContent({ answer, ...saving }: SaveProps & { readonly answer: LayoutPreview }) {
  const { t } = useTranslation()
  if (answer.state === 'read') {
    return (
      <>
        <PreviewFacts answer={answer} />
        <ChecksSection layout={answer.layout} checks={answer.checks} />
        <WarningsSection warnings={answer.warnings} />
        <SaveForm {...saving} label={t('layouts/save')} />
        <SumsSection layout={answer.layout} sums={answer.sums} />
      </>
    )
  }
  const isOther = answer.sheet !== null && answer.sheet !== saving.mapping.sheet
  return (
    <>
      <FailureNotice title={t('layouts/previewFailed')} error={answer.reason} />
      {isOther && (
        <>
          <p className="hint is-above">{t('layouts/nextSheet', { sheet: answer.sheet })}</p>
          <SaveForm {...saving} label={t('layouts/saveNext')} />
        </>
      )}
    </>
  )
}

function PreviewFacts({ answer }: { answer: Extract<LayoutPreview, { state: 'read' }> }) {
  const { t } = useTranslation()
  const { rows, passed, failed, rejectedCount, suspectCount, checks } = answer
  const differing = checks.filter(({ isEqual }) => !isEqual).length
  const counts = [
    ['rows', rows],
    ['passed', passed],
    ['failed', failed],
    ['rejected', rejectedCount],
    ['suspect', suspectCount],
  ] as const
  const total = formatCount(checks.length)
  return (
    <div className="mapping-facts">
      <dl className="inline-totals">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`layouts/${name}`)}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {checks.length === 0 ? (
        <State tone="quiet">{t('layouts/checksNone')}</State>
      ) : differing === 0 ? (
        <State tone="good">{t('layouts/checksEqual', { count: total })}</State>
      ) : (
        <State tone="bad">{t('layouts/checksDiffer', { count: formatCount(differing), total })}</State>
      )}
    </div>
  )
}

/** Keeps the columns as a layout of this hospital and imports the file with it. */
function SaveForm({ mapping, usualName, label, onNext }: SaveProps & { readonly label: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const save = useCommand('layouts.save')
  const retry = useCommand('imports.retry')
  const [name, setName] = useState(usualName)
  const { importId } = mapping

  const onImported = ({ file }: { file: { state: string } }) => {
    if (file.state === 'quarantined') onNext()
    else void navigate({ to: '/imports/$id', params: { id: String(importId) } })
  }
  const onSave = () =>
    save.mutate(
      { ...mapping, name: name.trim() },
      { onSuccess: () => retry.mutate({ id: importId }, { onSuccess: onImported }) },
    )
  const error = save.error ?? retry.error
  return (
    <>
      <div className="form-actions is-low">
        <TextInput
          label={t('layouts/name')}
          description={t('layouts/nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          w={320}
        />
        <Button
          disabled={name.trim().length < 2}
          loading={save.isPending || retry.isPending}
          onClick={onSave}
        >
          {label}
        </Button>
      </div>
      {error && <FailureNotice error={error} />}
    </>
  )
}
