import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FolderButton } from '#renderer/ui/FolderButton.tsx'

type Props = {
  readonly onFiles: (files: Iterable<File>) => void
  readonly onFolder: (path: string) => void
  readonly isBusy: boolean
}

/** Where files, folders and zip archives are dropped or chosen. */
export function DropZone({ onFiles, onFolder, isBusy }: Props) {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)

  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onFiles(event.dataTransfer.files)
  }
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles(event.currentTarget.files ?? [])
    // the same file chosen again must be heard again
    event.currentTarget.value = ''
  }

  return (
    <section
      className={isOver ? 'drop-zone is-over' : 'drop-zone'}
      aria-label={t('imports/dropTitle')}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <IconFileImport size={24} stroke={1.5} aria-hidden />
      <div>
        <p className="drop-title">{t('imports/dropTitle')}</p>
        <p className="hint">{t('imports/dropHint')}</p>
      </div>
      <FolderButton label={t('imports/chooseFolder')} onFolder={onFolder} isBusy={isBusy} />
      <Button loading={isBusy} onClick={() => picker.current?.click()}>
        {t('imports/choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        accept=".xls,.xlsx,.csv,.json,.zip,.xml"
        hidden
        aria-label={t('imports/choose')}
        onChange={onChange}
      />
    </section>
  )
}
