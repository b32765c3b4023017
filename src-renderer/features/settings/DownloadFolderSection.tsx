import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { ChooseFolder } from '#renderer/features/settings/ChooseFolder.tsx'
import { FolderMove } from '#renderer/features/settings/FolderMove.tsx'
import { PlainFilesHere, PlainFilesThere } from '#renderer/features/settings/PlainFiles.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatBytes } from '#renderer/ui/format.ts'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { DownloadFolder } from '#shared/contract/download-folder.ts'

/** Where downloaded files lie; an admin may choose another place. */
export function DownloadFolderSection() {
  const { t } = useTranslation()
  const answer = useAnswer('downloads.folder', {})
  return (
    <Section title={t('settings/downloadFolder/title')} hint={t('settings/downloadFolder/hint')}>
      <Answered answer={answer} rows={2}>
        {(folder) => (
          <>
            <FolderNow folder={folder} />
            <PlainFilesHere place={folder} />
            {folder.move ? <FolderMove move={folder.move} /> : <FolderChoice folder={folder} />}
          </>
        )}
      </Answered>
    </Section>
  )
}

function FolderNow({ folder: { path, isDefault, freeBytes, trouble } }: { folder: DownloadFolder }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="outcome">
        <code>{path}</code> {isDefault && <span className="hint">{t('settings/downloadFolder/usual')}</span>}
      </p>
      {freeBytes !== null && (
        <p className="outcome">
          <State tone="quiet">{t('settings/downloadFolder/free', { size: formatBytes(freeBytes) })}</State>
        </p>
      )}
      {trouble && <FailureNotice error={trouble} />}
    </>
  )
}

/** A new place, asked for once more before files move. */
function FolderChoice({ folder }: { folder: DownloadFolder }) {
  const { t } = useTranslation()
  const change = useCommand('downloads.changeFolder')
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<{ readonly to: string | null } | null>(null)
  const wanted = typed.trim()

  const onMove = () => {
    if (asked) change.mutate({ path: asked.to }, { onSuccess: () => setTyped('') })
    setAsked(null)
  }
  const question = asked?.to
    ? t('settings/downloadFolder/ask', { from: folder.path, to: asked.to })
    : t('settings/downloadFolder/askUsual', { from: folder.path })
  return (
    <>
      <TextInput
        label={t('settings/downloadFolder/path')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="form-actions is-under">
        <ChooseFolder label={t('settings/downloadFolder/choose')} onFolder={setTyped} />
        <Button
          disabled={wanted === '' || wanted === folder.path}
          loading={change.isPending}
          onClick={() => setAsked({ to: wanted })}
        >
          {t('settings/downloadFolder/use')}
        </Button>
        {!folder.isDefault && (
          <Button variant="default" disabled={change.isPending} onClick={() => setAsked({ to: null })}>
            {t('settings/downloadFolder/useUsual')}
          </Button>
        )}
      </div>
      {change.error && <FailureNotice error={change.error} />}
      <Confirm
        isOpen={asked !== null}
        title={t('settings/downloadFolder/askTitle')}
        text={question}
        action={t('settings/downloadFolder/move')}
        onConfirm={onMove}
        onClose={() => setAsked(null)}
      >
        {asked && <PlainFilesThere folder={asked.to} />}
      </Confirm>
    </>
  )
}
