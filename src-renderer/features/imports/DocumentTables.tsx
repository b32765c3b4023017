import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { toDaysText } from '#renderer/features/imports/document-words.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DocumentFacts } from '#shared/contract/document-questions.ts'
import { unknownScheme } from '#shared/model/scheme.ts'

type Statement = DocumentFacts['statements'][number]
type Transfers = DocumentFacts['transfers'][number]

/** Each statement a file holds, whether it counts, and which file counts in its place. */
export function StatementTable({ statements }: { statements: readonly Statement[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const or = (text: string | null) => text ?? t('words/none')
  const columns: PlainColumn<Statement>[] = [
    { id: 'number', header: t('documents/number'), cell: ({ number }) => or(number) },
    { id: 'scheme', header: t('words/scheme'), cell: ({ scheme }) => format.scheme(scheme ?? unknownScheme) },
    { id: 'account', header: t('documents/account'), cell: ({ account }) => or(account) },
    { id: 'type', header: t('words/patientType'), cell: ({ patientType }) => or(patientType) },
    { id: 'rows', header: t('words/rows'), isNumber: true, cell: ({ rows }) => formatCount(rows) },
    {
      id: 'approved',
      header: t('documents/amounts/STM'),
      isNumber: true,
      cell: ({ approvedSatang }) => <Money satang={approvedSatang} />,
    },
    {
      id: 'counting',
      header: t('words/state'),
      cell: ({ isCounting, countedBy }) => (
        <>
          <State tone={isCounting ? 'good' : 'quiet'}>
            {t(isCounting ? 'documents/counting' : 'documents/notCounting')}
          </State>
          {countedBy && (
            <div>
              <span className="hint">{t('documents/countedBy')}</span>{' '}
              <Link to="/imports/$id" params={{ id: String(countedBy.id) }} className="text-link">
                {countedBy.name}
              </Link>
            </div>
          )}
        </>
      ),
    },
  ]
  return (
    <PlainTable
      label={t('documents/statements')}
      columns={columns}
      rows={statements}
      keyOf={(one) => [one.number, one.scheme, one.account, one.patientType].join(' ')}
    />
  )
}

function toSourceText(t: TFunction, source: string): string {
  if (source === '') return t('documents/noSource')
  return source === '*' ? t('documents/everySource') : source
}

/** What a list of transfers covers, and how many of its rows count. */
export function TransferTable({ transfers }: { transfers: readonly Transfers[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: PlainColumn<Transfers>[] = [
    { id: 'source', header: t('documents/source'), cell: ({ source }) => toSourceText(t, source) },
    {
      id: 'days',
      header: t('documents/covered'),
      cell: ({ firstDay, lastDay }) => toDaysText(t, format, firstDay, lastDay),
    },
    { id: 'rows', header: t('words/rows'), isNumber: true, cell: ({ rows }) => formatCount(rows) },
    {
      id: 'counting',
      header: t('documents/countedRows'),
      isNumber: true,
      cell: ({ counting }) => formatCount(counting),
    },
  ]
  return (
    <PlainTable
      label={t('documents/transfers')}
      columns={columns}
      rows={transfers}
      keyOf={({ source }) => source}
    />
  )
}
