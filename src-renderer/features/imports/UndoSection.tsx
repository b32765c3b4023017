import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

/** Takes a file back after asking why. */
export function UndoButton({ id }: { id: number }) {
  const { t } = useTranslation()
  const undo = useCommand('imports.undo')
  const [isOpen, setIsOpen] = useState(false)
  const onClose = () => setIsOpen(false)
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={() => setIsOpen(true)}>
        {t('imports/undo')}
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        title={t('imports/undoTitle')}
        text={t('imports/undoText')}
        label={t('imports/undoWhy')}
        action={t('imports/undo')}
        isPending={undo.isPending}
        error={undo.error}
        onConfirm={(why) => undo.mutate({ id, why }, { onSuccess: onClose })}
        onClose={onClose}
      />
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
