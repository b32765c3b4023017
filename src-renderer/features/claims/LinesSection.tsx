import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { ClaimLine } from '#shared/contract/claims.ts'

/** Drugs, instruments, denials and zero-paid items that came with a version. */
export function LinesSection({ lines }: { lines: readonly ClaimLine[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return null
  const columns: PlainColumn<ClaimLine>[] = [
    { id: 'kind', header: t('claims/lineKind'), cell: ({ kind }) => t(`claims/lineKinds/${kind}`) },
    { id: 'code', header: t('claims/lineCode'), cell: ({ code }) => code && <code>{code}</code> },
    { id: 'name', header: t('claims/lineName'), cell: ({ name }) => name },
    { id: 'fund', header: t('words/fund'), cell: ({ fund }) => fund },
    { id: 'codes', header: t('claims/errorCodes'), cell: ({ errorCodes }) => errorCodes },
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
    <Section title={t('claims/linesTitle')}>
      <PlainTable
        label={t('claims/linesTitle')}
        columns={columns}
        rows={lines}
        keyOf={({ sheet, row }) => `${sheet} ${row}`}
      />
    </Section>
  )
}
