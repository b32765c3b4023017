import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

type Props = {
  readonly isReady: boolean
  readonly command: {
    readonly isPending: boolean
    readonly error: Parameters<typeof FailureNotice>[0]['error'] | null
  }
  readonly onClose: () => void
}

/** The end of a form about an account: why it was not saved, and the way out. */
export function AccountActions({ isReady, command: { isPending, error }, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {error && <FailureNotice error={error} />}
      <div className="form-actions">
        <Button type="submit" disabled={!isReady} loading={isPending}>
          {t('words/save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('words/cancel')}
        </Button>
      </div>
    </>
  )
}
