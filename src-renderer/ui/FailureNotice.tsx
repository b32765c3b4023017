import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'

/** @returns one sentence that says what happened. */
export function useFailureText(): (failure: ErrorRecord) => string {
  const { t } = useTranslation()
  return ({ code, details }) => t(`errors/${code}/text`, details)
}

/** What is no failure of ours is a bug of this screen, which bears its own name. */
function toShown(error: Error | ErrorRecord): ErrorRecord {
  if (!(error instanceof Error) || error instanceof AppError) return error
  return { code: 'internal', details: { reference: error.name } }
}

type Props = {
  readonly error: Error | ErrorRecord
  readonly title?: string
  readonly onRetry?: (() => void) | undefined
  /** Another way out than trying again. */
  readonly children?: ReactNode
}

/** What went wrong, what the person can do now, and the code that names it. */
export function FailureNotice({ error, title, onRetry, children }: Props) {
  const { t } = useTranslation()
  const failure = toShown(error)
  return (
    <div className="failure" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        {title && <p className="failure-title">{title}</p>}
        <p className={title ? undefined : 'failure-title'}>
          {t(`errors/${failure.code}/text`, failure.details)}
        </p>
        <p>{t(`errors/${failure.code}/advice`, failure.details)}</p>
        <p className="failure-code">{t('words/code', { code: failure.code })}</p>
      </div>
      <div className="failure-actions">
        {children}
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('words/retry')}
          </Button>
        )}
      </div>
    </div>
  )
}
