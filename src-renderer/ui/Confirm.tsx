import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  readonly isOpen: boolean
  readonly title: string
  readonly text: string
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** More to know before the answer. */
  readonly children?: ReactNode
}

/** Asks once before something that cannot be undone by a click. */
export function Confirm({ isOpen, title, text, action, onConfirm, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('words/close') }}
    >
      <p className="confirm-text">{text}</p>
      {children}
      <div className="form-actions is-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('words/cancel')}
        </Button>
        <Button color="red.9" onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Modal>
  )
}
