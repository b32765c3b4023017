import { useTranslation } from 'react-i18next'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

/** What is worth knowing of a file that was read, as calmly as it is meant: none of it kept the file out. */
export function WarningsSection({ warnings }: { warnings: readonly ErrorRecord[] }) {
  const { t } = useTranslation()
  if (warnings.length === 0) return null
  return (
    <Section title={t('imports/warningsTitle')}>
      <ul className="remarks">
        {warnings.map(({ code, details }) => (
          <li key={`${code} ${JSON.stringify(details)}`}>
            <State tone="warn">{t(`errors/${code}/text`, details)}</State>
            <p>{t(`errors/${code}/advice`, details)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
