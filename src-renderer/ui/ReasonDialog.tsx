import { Button, Modal, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

const leastReason = 3

type Props = {
  readonly isOpen: boolean
  readonly title: string
  /** What will happen. */
  readonly text: string
  /** The question above the field. */
  readonly label: string
  readonly action: string
  readonly isPending: boolean
  readonly error: Error | null
  /** False while what the person must see first is still being fetched. */
  readonly isReady?: boolean
  readonly onConfirm: (why: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks why before something is taken back: the reason is kept. */
export function ReasonDialog({ isReady = true, ...props }: Props) {
  const { isOpen, title, text, label, action, isPending, error, onConfirm, onClose, children } = props
  const { t } = useTranslation()
  const [why, setWhy] = useState('')
  const reason = why.trim()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('words/close') }}
    >
      <p className="confirm-text">{text}</p>
      {children}
      <Textarea
        label={label}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        maxLength={200}
        autosize
        minRows={2}
        data-autofocus
      />
      {error && <FailureNotice error={error} />}
      <div className="form-actions is-end">
        <Button variant="default" onClick={onClose}>
          {t('words/cancel')}
        </Button>
        <Button
          color="red.9"
          disabled={!isReady || reason.length < leastReason}
          loading={isPending}
          onClick={() => onConfirm(reason)}
        >
          {action}
        </Button>
      </div>
    </Modal>
  )
}
