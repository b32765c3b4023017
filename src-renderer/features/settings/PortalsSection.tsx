import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { PortalFacts } from '#renderer/features/settings/PortalFacts.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { FileButton } from '#renderer/ui/FileButton.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'

/** By which addresses, fields and texts each portal is read, and since when. */
export function PortalsSection() {
  const { t } = useTranslation()
  const answer = useAnswer('portals.list', {})
  const install = useCommand('portals.install')

  const onInstall = (path: string) => install.mutate({ path })
  const action = (
    <FileButton label={t('portals/install')} accept=".json" isBusy={install.isPending} onPath={onInstall} />
  )
  return (
    <Section title={t('portals/title')} hint={t('portals/hint')} action={action}>
      <p>
        <Link to="/downloads/lists" className="text-link" title={t('portalLists/openHint')}>
          {t('portalLists/open')}
        </Link>
      </p>
      {install.error && <FailureNotice error={install.error} />}
      {install.data && (
        <p role="status" className="outcome">
          <State tone="good">{t('portals/installed', { version: install.data.version })}</State>
        </p>
      )}
      <Answered answer={answer} rows={4}>
        {({ portals }) =>
          // going back takes away what was said of the last update
          portals.map((portal) => <PortalFacts key={portal.id} portal={portal} onBack={install.reset} />)
        }
      </Answered>
    </Section>
  )
}
