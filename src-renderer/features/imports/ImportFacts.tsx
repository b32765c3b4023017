import { useTranslation } from 'react-i18next'
import { importTones } from '#renderer/features/imports/import-columns.tsx'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import { type ImportResult, isRead } from '#shared/contract/imports.ts'

/** What is known of a file. */
export function ImportFacts({ file }: { file: ImportResult }) {
  const { t } = useTranslation()
  const format = useFormat()
  const kept: Fact[] = isRead(file)
    ? [
        [t('words/rows'), formatCount(file.rows)],
        [t('imports/added'), formatCount(file.added)],
        [t('imports/replaced'), formatCount(file.replaced)],
        [t('imports/rejected'), formatCount(file.rejectedCount)],
        [t('imports/suspect'), formatCount(file.suspectCount)],
        // transfers are of sources, and of no scheme
        ...(file.kind === 'SMT' ? [] : [[t('words/scheme'), format.scheme(file.scheme)] as const]),
        [t('words/kind'), [file.kind, file.patientType ?? t('words/none')].join(' · ')],
        ...(file.documentNo === null ? [] : [[t('imports/documentNo'), file.documentNo] as const]),
        [t('imports/layout'), <code key="layout">{file.layout}</code>],
      ]
    : []
  const facts: Fact[] = [
    [
      t('words/state'),
      <State key="state" tone={importTones[file.state]}>
        {t(`imports/states/${file.state}`)}
      </State>,
    ],
    ...kept,
    [t('imports/importedAt'), format.instant(file.at)],
    [t('words/size'), formatBytes(file.bytes)],
    [
      t('imports/hash'),
      <code key="hash" title={file.sha256}>
        {file.sha256.slice(0, 16)}
      </code>,
    ],
  ]
  return <FactList facts={facts} />
}
