import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DeedNotice } from '#renderer/features/imports/DeedNotice.tsx'
import { TellScheme, TellSource } from '#renderer/features/imports/TellSaid.tsx'
import { type Named, useDeciding } from '#renderer/features/imports/use-deciding.ts'
import type { DocumentFacts } from '#shared/contract/document-questions.ts'

type Props = { readonly file: Named; readonly kind: string; readonly document: DocumentFacts }

/** Says, changes or takes back the scheme or the source of a file that does not tell it itself. */
export function SayingPart({ file, kind, document }: Props) {
  const { t } = useTranslation()
  const deciding = useDeciding()
  const { told, transfers, schemeSaidBy } = document
  const [scheme, source] = [told?.scheme ?? null, told?.source ?? null]
  const isOfTransfers = kind === 'SMT'
  const lacks = isOfTransfers
    ? source !== null || transfers.some((list) => list.source === '')
    : schemeSaidBy !== 'inside'
  if (!lacks) return null
  const said = scheme === null ? source && { source } : { scheme }
  const isKnown = !isOfTransfers && schemeSaidBy !== null
  const state = said ? 'told' : isKnown ? 'known' : 'unknown'
  return (
    <>
      <div className="field-row saying">
        <span className="hint">{t(`documents/saying/${state}`)}</span>
        {isOfTransfers ? (
          <TellSource key={source} file={file} deciding={deciding} value={source} />
        ) : (
          <TellScheme file={file} deciding={deciding} value={scheme} />
        )}
        {said && (
          <Button
            variant="default"
            disabled={deciding.isPending}
            onClick={() => deciding.onTakeBack({ kind: 'told', file, said, before: null })}
          >
            {t('documents/takeBack')}
          </Button>
        )}
      </div>
      <DeedNotice deciding={deciding} />
    </>
  )
}
