import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { ChooseFolder } from '#renderer/features/settings/ChooseFolder.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

/** The folder whose new files are imported by themselves. */
export function WatchedSection() {
  const { t } = useTranslation()
  const format = useFormat()
  const answer = useAnswer('queue.watched', {})
  const watch = useCommand('queue.watch')
  const [typed, setTyped] = useState<string | null>(null)
  const path = answer.data?.path ?? null
  const shown = typed ?? path ?? ''

  const onWatch = (next: string | null) => watch.mutate({ path: next }, { onSuccess: () => setTyped(null) })
  return (
    <Section title={t('queue/watched')} hint={t('queue/watchedHint')}>
      <TextInput
        label={t('queue/watchedPath')}
        placeholder={t('queue/watchedNone')}
        value={shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="form-actions is-under">
        <ChooseFolder label={t('queue/chooseFolder')} onFolder={setTyped} />
        <Button
          disabled={shown.trim() === '' || shown === path}
          loading={watch.isPending}
          onClick={() => onWatch(shown.trim())}
        >
          {t('queue/watch')}
        </Button>
        {path !== null && (
          <Button variant="default" onClick={() => onWatch(null)}>
            {t('queue/stopWatching')}
          </Button>
        )}
      </div>
      {path !== null && answer.data?.lookedAt && (
        <p className="outcome" role="status">
          <State tone={answer.data.trouble ? 'bad' : 'good'}>
            {t('queue/lookedAt', { at: format.instant(answer.data.lookedAt) })}
          </State>
        </p>
      )}
      {answer.data?.trouble && <FailureNotice error={answer.data.trouble} />}
      {watch.error && <FailureNotice error={watch.error} />}
    </Section>
  )
}
