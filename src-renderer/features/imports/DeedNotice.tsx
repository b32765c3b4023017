import { Button, Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { toDistinctName } from '#renderer/features/imports/document-words.ts'
import type { Deciding, Deed } from '#renderer/features/imports/use-deciding.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

/** What was decided just now, and the one key that takes it back; or why it was not. */
export function DeedNotice({ deciding }: { deciding: Deciding }) {
  const { t } = useTranslation()
  const text = useDeedText()
  const { last, error, isPending, onUndoLast } = deciding
  return (
    <>
      {error && <FailureNotice error={error} />}
      {last && (
        <div className="notice is-over" role="status">
          <div className="notice-text">
            <State tone={last.isUndone ? 'quiet' : 'good'}>
              {last.isUndone ? t('documents/undone') : text(last.deed)}
            </State>
          </div>
          {!last.isUndone && (
            <Button
              variant="default"
              disabled={isPending}
              rightSection={
                <Kbd size="xs" aria-hidden>
                  Z
                </Kbd>
              }
              aria-keyshortcuts="Z"
              onClick={onUndoLast}
            >
              {t('documents/undo')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function useDeedText(): (deed: Deed) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (deed) => {
    if (deed.kind === 'told') {
      const said = 'scheme' in deed.said ? format.scheme(deed.said.scheme) : deed.said.source
      return t('documents/done/told', { file: deed.file.name, said })
    }
    const [file, other] = deed.pair
    return t(`documents/done/${deed.kind}`, {
      file: toDistinctName(t, file, other),
      other: toDistinctName(t, other, file),
    })
  }
}
