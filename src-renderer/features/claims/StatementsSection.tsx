import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { ClaimStatement } from '#shared/contract/claims.ts'

/** Where statements name the claim, and what they pay for it. */
export function StatementsSection({ statements }: { statements: readonly ClaimStatement[] }) {
  const { t } = useTranslation()
  if (statements.length === 0) return null
  const columns: PlainColumn<ClaimStatement>[] = [
    {
      id: 'document',
      header: t('claims/statement'),
      cell: ({ importId, documentNo, fileName }) => (
        <Link to="/imports/$id" params={{ id: String(importId) }} className="figure is-file" title={fileName}>
          {documentNo}
        </Link>
      ),
    },
    { id: 'block', header: t('claims/block'), cell: ({ block }) => t(`claims/blocks/${block}`) },
    { id: 'period', header: t('claims/period'), cell: ({ period }) => period },
    { id: 'repNo', header: t('words/repNo'), cell: ({ repNo }) => repNo },
    {
      id: 'state',
      header: t('words/state'),
      cell: ({ isCurrent }) => (
        <State tone={isCurrent ? 'good' : 'quiet'}>
          {t(isCurrent ? 'claims/statementCounts' : 'claims/statementReplaced')}
        </State>
      ),
    },
    {
      id: 'claimed',
      header: t('words/claimed'),
      isNumber: true,
      cell: ({ claimedSatang }) => <Money satang={claimedSatang} />,
    },
    {
      id: 'approved',
      header: t('words/approved'),
      isNumber: true,
      cell: ({ approvedSatang }) => <Money satang={approvedSatang} />,
    },
    { id: 'row', header: t('claims/row'), isNumber: true, cell: ({ row }) => formatCount(row) },
  ]
  return (
    <Section title={t('claims/statementsTitle')}>
      <PlainTable
        label={t('claims/statementsTitle')}
        columns={columns}
        rows={statements}
        keyOf={({ importId, sheet, row }) => `${importId} ${sheet} ${row}`}
      />
    </Section>
  )
}
