import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { RemoveProven } from '#renderer/features/settings/RemoveProven.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FactList } from '#renderer/ui/FactList.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'

type Place = { readonly path: string; readonly isOnNetwork: boolean }

/** Warns of folders on another computer. */
function OnNetwork({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation()
  return places
    .filter(({ isOnNetwork }) => isOnNetwork)
    .map(({ path }) => (
      <p key={path} className="outcome">
        <State tone="warn">{t('settings/plainFiles/onNetwork', { folder: path })}</State>
      </p>
    ))
}

/** Which files lie open for whoever may enter their folders, and how to have fewer of them. */
export function PlainFilesSection() {
  const { t } = useTranslation()
  const answer = useAnswer('downloads.folder', {})
  return (
    <Section title={t('settings/plainFiles/title')} hint={t('settings/plainFiles/text')}>
      <Answered answer={answer} rows={2}>
        {({ besides }) => (
          <>
            <FactList
              facts={besides.map(({ kind, path }) => [
                t(`settings/plainFiles/besides/${kind}`),
                <code key={kind}>{path}</code>,
              ])}
            />
            <OnNetwork places={besides} />
          </>
        )}
      </Answered>
      <RemoveProven />
    </Section>
  )
}

/** What whoever keeps files in a folder has to know. */
export function PlainFilesHere({ place }: { place: Place }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="outcome">{t('settings/plainFiles/here')}</p>
      <OnNetwork places={[place]} />
    </>
  )
}

/** The same of a folder before it is chosen; null is the usual one. */
export function PlainFilesThere({ folder }: { folder: string | null }) {
  const answer = useAnswer('downloads.lookAtFolder', { path: folder ?? '' }, { isEnabled: folder !== null })
  const isOnNetwork = folder !== null && answer.data?.isOnNetwork === true
  return <PlainFilesHere place={{ path: folder ?? '', isOnNetwork }} />
}
