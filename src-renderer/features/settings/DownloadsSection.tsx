import { Input, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'

const choices = ['1', '2', '3', '4']

/** How many files are fetched at the same time; a choice is kept at once. */
export function DownloadsSection() {
  const { t } = useTranslation()
  const answer = useAnswer('downloads.options', {})
  const save = useCommand('downloads.saveOptions')

  const onWorkers = (workers: string) => save.mutate({ workers: Number(workers) })
  return (
    <Section title={t('downloads/settings')} hint={t('downloads/settingsHint')}>
      <Answered answer={answer} rows={1}>
        {({ workers }) => (
          <Input.Wrapper label={t('downloads/workers')} labelElement="div">
            <div className="form-actions">
              <SegmentedControl
                aria-label={t('downloads/workers')}
                data={choices}
                value={String(save.isPending ? save.variables.workers : workers)}
                onChange={onWorkers}
              />
              {save.isSuccess && (
                <span role="status">
                  <State tone="good">{t('words/saved')}</State>
                </span>
              )}
            </div>
          </Input.Wrapper>
        )}
      </Answered>
      {save.error && <FailureNotice error={save.error} />}
    </Section>
  )
}
