import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseEntry } from '#renderer/features/reference/reference.view.ts'
import { CodeMeanings } from '#renderer/ui/CodeMeanings.tsx'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { ReferenceEntry } from '#shared/contract/reference.ts'

/** Everything the lists say of one code. */
export function EntryDetails({ entry }: { entry: ReferenceEntry }) {
  const { t } = useTranslation()
  const titles = [entry.titleTh, entry.titleEn].filter((title) => title !== null)
  const isErrorCode = entry.kind === 'errorCode'
  const facts = entry.facts.map(({ name, value }): Fact => [name, value])
  return (
    <aside className="side-panel">
      <Section
        title={isErrorCode ? t('reference/meaning') : entry.code}
        action={<CloseButton aria-label={t('words/close')} onClick={() => chooseEntry(null)} />}
      >
        {isErrorCode ? (
          <CodeMeanings codes={[entry.code]} />
        ) : (
          titles.map((title) => <p key={title}>{title}</p>)
        )}
      </Section>
      {facts.length > 0 && (
        <Section title={t('reference/otherFacts')}>
          <FactList facts={facts} />
        </Section>
      )}
    </aside>
  )
}
