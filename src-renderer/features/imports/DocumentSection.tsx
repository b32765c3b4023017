import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { useIsAllowed } from '#renderer/api/permission.ts'
import { StatementTable, TransferTable } from '#renderer/features/imports/DocumentTables.tsx'
import { toTimeText } from '#renderer/features/imports/document-words.ts'
import { SayingPart } from '#renderer/features/imports/SayingPart.tsx'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DocumentFacts } from '#shared/contract/document-questions.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

type ReadFile = Extract<ImportResult, { sheets: readonly unknown[] }>
type Props = { readonly file: ReadFile; readonly document: DocumentFacts }

const times = ['printedAt', 'namedAt', 'listedAt'] as const

/** What a file is a document of, by what it is put in order, and whether it counts. */
export function DocumentSection({ file, document }: Props) {
  const { t } = useTranslation()
  const mayTell = useIsAllowed('finance.import') && file.state !== 'undone'
  return (
    <Section title={t('documents/section')} hint={t('documents/sectionHint')}>
      <OpenQuestion id={file.id} />
      <FactList facts={useFacts(file, document)} />
      {document.statements.length > 0 && <StatementTable statements={document.statements} />}
      {document.transfers.length > 0 && <TransferTable transfers={document.transfers} />}
      {mayTell && <SayingPart file={file} kind={file.kind} document={document} />}
    </Section>
  )
}

function useFacts(file: ReadFile, { claims, schemeSaidBy, names, ...made }: DocumentFacts): Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  const others = names.filter((name) => name !== file.name)
  return [
    ...(claims === null
      ? []
      : [
          [
            t('documents/claimsCounting'),
            t('documents/claimsCountingOf', {
              counting: formatCount(claims.counting),
              all: formatCount(claims.all),
            }),
          ] as const,
        ]),
    // transfers are of sources, and of no scheme
    ...(file.kind === 'SMT'
      ? []
      : [[t('documents/schemeSaid'), t(`documents/saidBy/${schemeSaidBy ?? 'nobody'}`)] as const]),
    ...times.map(
      (time) => [t(`documents/made/${time}`), toTimeText(format, made[time], t('documents/silent'))] as const,
    ),
    ...(others.length === 0 ? [] : [[t('documents/otherNames'), others.join(', ')] as const]),
  ]
}

/** That a person has to say something of the file, and where. */
function OpenQuestion({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data } = useAnswer('imports.questions', {})
  const isAsked =
    data !== undefined &&
    (data.untold.some((one) => one.id === id) ||
      data.questions.some(({ files }) => files.some((file) => file.id === id)))
  if (!isAsked) return null
  return (
    <p className="outcome" role="status">
      <State tone="warn">{t('documents/inQuestion')}</State>{' '}
      <Link to="/imports/documents" className="text-link">
        {t('documents/toQuestion')}
      </Link>
    </p>
  )
}
