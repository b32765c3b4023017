import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { ReadingsReview } from '#renderer/features/settings/ReadingsReview.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { OlderReading } from '#shared/contract/readings.ts'

/** As many as one command takes. */
const atOnce = 200

/** Files whose amounts would be others today, and the way to look before anything changes. */
export function OlderReadingsSection() {
  const { t } = useTranslation()
  const older = useAnswer('imports.olderReadings', { limit: atOnce })
  const compare = useCommand('imports.reread')
  const [reviewed, setReviewed] = useState<readonly OlderReading[] | null>(null)

  const onReview = (files: readonly OlderReading[]) => {
    setReviewed(files)
    compare.mutate({ ids: files.map(({ id }) => id) })
  }
  return (
    <Section title={t('readings/title')} hint={t('readings/hint')}>
      <Answered answer={older} rows={2}>
        {({ total, files }) =>
          total === 0 ? (
            <p className="outcome">
              <State tone="good">{t('readings/none')}</State>
            </p>
          ) : (
            <>
              <p className="outcome">
                <State tone="warn">{t('readings/count', { count: formatCount(total) })}</State>
                {total > files.length && (
                  <>
                    <br />
                    <span className="hint">{t('readings/firstOf', { count: files.length })}</span>
                  </>
                )}
              </p>
              <div className="form-actions is-under">
                <Button variant="default" onClick={() => onReview(files)}>
                  {t('readings/review')}
                </Button>
              </div>
            </>
          )
        }
      </Answered>
      <ReadingsReview files={reviewed} compare={compare} onClose={() => setReviewed(null)} />
    </Section>
  )
}
