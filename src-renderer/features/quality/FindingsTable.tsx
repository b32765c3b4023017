import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { QualityReport } from '#shared/contract/quality.ts'

type Row = QualityReport['findings'][number]
const mostShown = 1000

/** Every cell of the report by its address. */
export function FindingsTable({ report, onMore }: { report: QualityReport; onMore: () => void }) {
  const { t } = useTranslation()
  const { findings, total } = report
  if (findings.length === 0) return null
  const columns: PlainColumn<Row>[] = [
    {
      id: 'file',
      header: t('words/file'),
      cell: ({ importId, file }) => (
        <Link to="/imports/$id" params={{ id: String(importId) }} className="figure is-file" title={file}>
          {file}
        </Link>
      ),
    },
    { id: 'sheet', header: t('quality/table/sheet'), cell: ({ sheet }) => sheet },
    {
      id: 'address',
      header: t('quality/address'),
      cell: ({ column, row }) => <code>{`${column}${row}`}</code>,
    },
    { id: 'field', header: t('quality/table/field'), cell: ({ field }) => field },
    { id: 'reason', header: t('words/reason'), cell: ({ reason }) => t(`quality/reasons/${reason}`) },
  ]
  const shown = t('quality/showing', { shown: formatCount(findings.length), total: formatCount(total) })
  return (
    <Section title={t('quality/cells')} action={<span className="hint">{shown}</span>}>
      <PlainTable
        label={t('quality/cells')}
        columns={columns}
        rows={findings}
        keyOf={(row) => `${row.importId} ${row.sheet} ${row.column}${row.row} ${row.reason}`}
      />
      {findings.length < Math.min(total, mostShown) && (
        <div className="form-actions is-under">
          <Button variant="default" onClick={onMore}>
            {t('quality/more')}
          </Button>
        </div>
      )}
    </Section>
  )
}
