import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Where files are dropped or chosen. */
export function DropZone({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
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
      <Button onClick={() => picker.current?.click()}>{t('imports/choose')}</Button>
      <input
        ref={picker}
        type="file"
        multiple
        accept=".xls,.xlsx"
        hidden
        aria-label={t('imports/choose')}
        onChange={onChange}
      />
    </section>
  )
}
