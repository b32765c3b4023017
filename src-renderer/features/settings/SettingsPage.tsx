import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { AccountsSection } from '#renderer/features/settings/AccountsSection.tsx'
import { BackupSection } from '#renderer/features/settings/BackupSection.tsx'
import { DiagnosticsSection } from '#renderer/features/settings/DiagnosticsSection.tsx'
import { DownloadFolderSection } from '#renderer/features/settings/DownloadFolderSection.tsx'
import { DownloadsSection } from '#renderer/features/settings/DownloadsSection.tsx'
import { NetworkSection } from '#renderer/features/settings/NetworkSection.tsx'
import { OlderReadingsSection } from '#renderer/features/settings/OlderReadingsSection.tsx'
import { PlainFilesSection } from '#renderer/features/settings/PlainFiles.tsx'
import { PortalsSection } from '#renderer/features/settings/PortalsSection.tsx'
import { WatchedSection } from '#renderer/features/settings/WatchedSection.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FactList } from '#renderer/ui/FactList.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { Section } from '#renderer/ui/Section.tsx'

/** Whose store is this, how does it reach NHSO, and is all well? */
export function SettingsPage() {
  const { t } = useTranslation()
  const answer = useAnswer('settings.get', {})
  return (
    <>
      <PageHeader title={t('settings/title')} />
      <Answered answer={answer}>
        {(settings) => (
          <div className="two-columns">
            <div>
              <Section title={t('settings/hospital')}>
                <FactList
                  facts={[
                    [t('settings/hospitalCode'), settings.hospitalCode],
                    [t('settings/hospitalName'), settings.hospitalName],
                    [t('settings/portal'), t(`settings/portalKinds/${settings.portalKind}`)],
                    [t('settings/portalAddress'), <code key="address">{settings.portalAddress}</code>],
                  ]}
                />
              </Section>
              <AccountsSection accounts={settings.accounts} canAdd={settings.portalKind === 'nhso'} />
              <PortalsSection />
              <OlderReadingsSection />
            </div>
            <div>
              <Section title={t('settings/folders')}>
                <FactList
                  facts={[
                    [t('settings/storeFolder'), <code key="store">{settings.storeFolder}</code>],
                    [
                      t('settings/secretProtection'),
                      t(`settings/secretProtections/${settings.secretProtection}`),
                    ],
                    [t('settings/version'), settings.version],
                  ]}
                />
              </Section>
              <DownloadFolderSection />
              <PlainFilesSection />
              <DownloadsSection />
              <WatchedSection />
              <NetworkSection />
              <BackupSection />
              <DiagnosticsSection />
            </div>
          </div>
        )}
      </Answered>
    </>
  )
}
