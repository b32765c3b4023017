import { Button, Modal, Textarea } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

const leastReason = 3

/** Takes a file back after asking why. */
export function UndoButton({ id }: { id: number }) {
  const { t } = useTranslation()
  const undo = useCommand('imports.undo')
  const [isOpen, setIsOpen] = useState(false)
  const [why, setWhy] = useState('')
  const isReady = why.trim().length >= leastReason

  const onConfirm = () => undo.mutate({ id, why: why.trim() }, { onSuccess: () => setIsOpen(false) })
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => setIsOpen(true)}>
        {t('imports/undo')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('imports/undoTitle')}
        closeButtonProps={{ 'aria-label': t('words/close') }}
      >
        <p className="confirm-text">{t('imports/undoText')}</p>
        <Textarea
          label={t('imports/undoWhy')}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          maxLength={200}
          autosize
          minRows={2}
          data-autofocus
        />
        {undo.error && <FailureNotice error={undo.error} />}
        <div className="form-actions is-end">
          <Button variant="default" onClick={() => setIsOpen(false)}>
            {t('words/cancel')}
          </Button>
          <Button color="red.9" disabled={!isReady} loading={undo.isPending} onClick={onConfirm}>
            {t('imports/undo')}
          </Button>
        </div>
      </Modal>
    </>
  )
}

/** Who took a file back, when and why, and the way to bring it back. */
export function UndoneNotice({ file }: { file: Extract<ImportResult, { state: 'undone' }> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const restore = useCommand('imports.restore')
  const onRestore = () => restore.mutate({ id: file.id })
  return (
    <>
      <div className="notice" role="status">
        <div className="notice-text">
          <p className="notice-title">
            {t('imports/undoneBy', { who: file.undoneBy, at: format.instant(file.undoneAt) })}
          </p>
          <p>{file.why}</p>
        </div>
        <Button variant="default" loading={restore.isPending} onClick={onRestore}>
          {t('imports/restore')}
        </Button>
      </div>
      {restore.error && <FailureNotice error={restore.error} onRetry={onRestore} />}
    </>
  )
}
