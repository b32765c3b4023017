import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Figure } from '#renderer/ui/Figure.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'

type File = Dashboard['latestFiles'][number]

/** Files imported last. */
export function LatestFiles({ files }: { files: readonly File[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: PlainColumn<File>[] = [
    {
      id: 'name',
      header: t('words/file'),
      cell: ({ id, name }) => (
        <Link to="/imports/$id" params={{ id: String(id) }} className="figure is-file" title={name}>
          {name}
        </Link>
      ),
    },
    {
      id: 'rows',
      header: t('words/rows'),
      isNumber: true,
      cell: ({ id, rows }) => <Figure filter={{ importId: id }}>{formatCount(rows)}</Figure>,
    },
    { id: 'at', header: t('words/at'), isNumber: true, cell: ({ at }) => format.instant(at) },
  ]
  return (
    <Section title={t('dashboard/latestFiles')}>
      <PlainTable label={t('dashboard/latestFiles')} columns={columns} rows={files} keyOf={({ id }) => id} />
    </Section>
  )
}
