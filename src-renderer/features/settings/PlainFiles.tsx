import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { FactList } from '#renderer/ui/FactList.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { DownloadFolder } from '#shared/contract/download-folder.ts'

/** Says that files lie open for whoever may enter their folders, where those are, and which are on another computer. */
export function PlainFiles({ folder: { path, isOnNetwork, besides } }: { folder: DownloadFolder }) {
  const { t } = useTranslation()
  const far = [{ path, isOnNetwork }, ...besides].filter((place) => place.isOnNetwork)
  return (
    <>
      <p className="outcome">{t('settings/plainFiles/text')}</p>
      {far.map((place) => (
        <p key={place.path} className="outcome">
          <State tone="warn">{t('settings/plainFiles/onNetwork', { folder: place.path })}</State>
        </p>
      ))}
      <div className="outcome">
        <FactList
          facts={besides.map((place) => [
            t(`settings/plainFiles/besides/${place.kind}`),
            <code key={place.kind}>{place.path}</code>,
          ])}
        />
      </div>
    </>
  )
}

/** The same of a folder before it is chosen; null is the usual one. */
export function PlainFilesThere({ folder }: { folder: string | null }) {
  const { t } = useTranslation()
  const answer = useAnswer('downloads.lookAtFolder', { path: folder ?? '' }, { isEnabled: folder !== null })
  return (
    <>
      <p className="confirm-text">{t('settings/plainFiles/there')}</p>
      {folder !== null && answer.data?.isOnNetwork && (
        <p className="confirm-text" role="alert">
          <State tone="warn">{t('settings/plainFiles/onNetwork', { folder })}</State>
        </p>
      )}
    </>
  )
}
