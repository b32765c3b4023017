import { InputWrapper, SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { MonthChoice } from '#renderer/ui/MonthPicker.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Input } from '#shared/contract/index.ts'

const choices = ['1', '2', '3', '4']

/**
 * How many files are fetched at the same time, whether a session is kept alive, and in which month there surely are files;
 * a choice is kept at once.
 */
export function DownloadsSection() {
  const { t } = useTranslation()
  const answer = useAnswer('downloads.options', {})
  const save = useCommand('downloads.saveOptions')

  const onChange = (options: Input<'downloads.saveOptions'>) => save.mutate(options)
  return (
    <Section title={t('downloads/settings')} hint={t('downloads/settingsHint')}>
      <Answered answer={answer} rows={1}>
        {(saved) => <Choices options={save.isPending ? save.variables : saved} onChange={onChange} />}
      </Answered>
      {save.isSuccess && (
        <span role="status">
          <State tone="good">{t('words/saved')}</State>
        </span>
      )}
      {save.error && <FailureNotice error={save.error} />}
    </Section>
  )
}

type ChoicesProps = {
  readonly options: Input<'downloads.saveOptions'>
  readonly onChange: (options: Input<'downloads.saveOptions'>) => void
}

function Choices({ options, onChange }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <>
      <InputWrapper label={t('downloads/workers')} labelElement="div">
        <div className="form-actions">
          <SegmentedControl
            aria-label={t('downloads/workers')}
            data={choices}
            value={String(options.workers)}
            onChange={(workers) => onChange({ ...options, workers: Number(workers) })}
          />
        </div>
      </InputWrapper>
      <Switch
        mt="sm"
        label={t('downloads/isKeepingSession')}
        description={t('downloads/isKeepingSessionHint')}
        checked={options.isKeepingSession ?? true}
        onChange={(event) => onChange({ ...options, isKeepingSession: event.currentTarget.checked })}
      />
      <MonthChoice
        label={t('downloads/knownMonth')}
        hint={t('downloads/knownMonthHint')}
        placeholder={t('downloads/knownMonthNone')}
        value={options.knownMonth ?? null}
        onChange={(knownMonth) => onChange({ ...options, knownMonth })}
      />
    </>
  )
}
