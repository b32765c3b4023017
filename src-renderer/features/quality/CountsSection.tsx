import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Finding } from '#shared/contract/imports.ts'
import type { QualityReport } from '#shared/contract/quality.ts'

type Count = QualityReport['counts'][number]
type Props = {
  readonly counts: readonly Count[]
  readonly reason: Finding['reason'] | null
  readonly onReason: (reason: Finding['reason'] | null) => void
}

/** How often each thing was found; a click shows only these cells. */
export function CountsSection({ counts, reason, onReason }: Props) {
  const { t } = useTranslation()
  if (counts.length === 0) return null
  const columns: PlainColumn<Count>[] = [
    {
      id: 'reason',
      header: t('words/reason'),
      cell: (count) => (
        <button
          type="button"
          className="text-link"
          aria-pressed={count.reason === reason}
          onClick={() => onReason(count.reason === reason ? null : count.reason)}
        >
          {t(`quality/reasons/${count.reason}`)}
        </button>
      ),
    },
    {
      id: 'weight',
      header: t('quality/table/weight'),
      cell: ({ weight }) => (
        <State tone={weight === 'rejected' ? 'bad' : 'warn'}>{t(`quality/weights/${weight}`)}</State>
      ),
    },
    { id: 'count', header: t('quality/count'), isNumber: true, cell: ({ count }) => formatCount(count) },
    { id: 'files', header: t('quality/files'), isNumber: true, cell: ({ files }) => formatCount(files) },
  ]
  const clear = reason && (
    <button type="button" className="text-link" onClick={() => onReason(null)}>
      {t('quality/allReasons')}
    </button>
  )
  return (
    <Section title={t('quality/table/findings')} action={clear}>
      <PlainTable
        label={t('quality/table/findings')}
        columns={columns}
        rows={counts}
        keyOf={(count) => `${count.reason} ${count.weight}`}
      />
    </Section>
  )
}
