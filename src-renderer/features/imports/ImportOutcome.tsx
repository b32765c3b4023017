import { useTranslation } from 'react-i18next'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import type { ImportResult } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'

const refusedShown = 8

/** What became of the files that were just dropped. */
export function ImportOutcome({ outcome: { files, wasCancelled } }: { outcome: Output<'imports.run'> }) {
  const { t } = useTranslation()
  const explain = useFailureText()
  const countOf = (state: ImportResult['state']) =>
    formatCount(files.filter((file) => file.state === state).length)
  const refused = files.filter((file) => file.state === 'refused')
  const counts = {
    imported: countOf('imported'),
    unchanged: countOf('unchanged'),
    refused: countOf('refused'),
  }
  return (
    <div className="outcome" role="status">
      <State tone={refused.length > 0 || wasCancelled ? 'warn' : 'good'}>
        {t('imports/finished', counts)}
      </State>
      {wasCancelled && <p>{t('imports/wasCancelled')}</p>}
      {refused.slice(0, refusedShown).map((file) => (
        <p key={file.name} className="outcome-refused">
          {explain({ ...file.reason, details: { file: file.name, ...file.reason.details } })}
        </p>
      ))}
    </div>
  )
}
