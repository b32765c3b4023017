import { Radio } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ClaimVersion } from '#shared/contract/claims.ts'

type Props = {
  readonly versions: readonly ClaimVersion[]
  readonly chosenId: number
  readonly onChoose: (id: number) => void
}

/** Every version of a claim with the place it came from; one is chosen to see its cells. */
export function VersionTable({ versions, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const hasPrinted = versions.some(({ printedSatang }) => (printedSatang ?? 0) !== 0)
  const printed: PlainColumn<ClaimVersion> = {
    id: 'printed',
    header: t('claims/printed'),
    isNumber: true,
    cell: ({ printedSatang }) => <Money satang={printedSatang} />,
  }
  const columns: PlainColumn<ClaimVersion>[] = [
    {
      id: 'which',
      header: t('claims/versions'),
      cell: ({ id, isCurrent, isRetired }) => (
        <Radio
          size="xs"
          checked={id === chosenId}
          onChange={() => onChoose(id)}
          label={t(isRetired ? 'claims/retired' : isCurrent ? 'claims/current' : 'claims/older')}
        />
      ),
    },
    {
      id: 'file',
      header: t('words/file'),
      cell: ({ importId, fileName }) => (
        <Link to="/imports/$id" params={{ id: String(importId) }} className="figure is-file" title={fileName}>
          {fileName}
        </Link>
      ),
    },
    {
      id: 'sheet',
      header: t('claims/sheet'),
      cell: ({ sheet }) => (
        <span className="figure is-file" title={sheet}>
          {sheet}
        </span>
      ),
    },
    { id: 'row', header: t('claims/row'), isNumber: true, cell: ({ row }) => formatCount(row) },
    { id: 'at', header: t('claims/importedAt'), cell: ({ importedAt }) => format.instant(importedAt) },
    {
      id: 'outcome',
      header: t('claims/outcome'),
      cell: ({ outcome, lifeCycle }) =>
        lifeCycle ? (
          <State tone={lifeCycle === 'refused' ? 'bad' : 'warn'}>{t(`claims/lifeCycles/${lifeCycle}`)}</State>
        ) : (
          <State tone={outcome === 'failed' ? 'bad' : 'good'}>{t(`words/outcomes/${outcome}`)}</State>
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
    ...(hasPrinted ? [printed] : []),
  ]
  return (
    <PlainTable label={t('claims/versionsTitle')} columns={columns} rows={versions} keyOf={({ id }) => id} />
  )
}
