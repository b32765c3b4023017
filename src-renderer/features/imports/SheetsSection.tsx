import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { SheetCount } from '#shared/contract/imports.ts'

/** Every sheet of the workbook and what was done with it. */
export function SheetsSection({ sheets }: { sheets: readonly SheetCount[] }) {
  const { t } = useTranslation()
  const columns: PlainColumn<SheetCount>[] = [
    { id: 'sheet', header: t('imports/sheet'), cell: ({ sheet }) => sheet },
    { id: 'use', header: t('imports/use'), cell: ({ use }) => t(`imports/uses/${use}`) },
    { id: 'layout', header: t('imports/layout'), cell: ({ layout }) => layout && <code>{layout}</code> },
    {
      id: 'read',
      header: t('imports/rowsRead'),
      isNumber: true,
      cell: ({ rowsRead }) => formatCount(rowsRead),
    },
    {
      id: 'kept',
      header: t('imports/rowsKept'),
      isNumber: true,
      cell: ({ rowsKept }) => formatCount(rowsKept),
    },
    {
      id: 'leftOut',
      header: t('imports/rowsLeftOut'),
      isNumber: true,
      cell: ({ rowsLeftOut }) => formatCount(rowsLeftOut),
    },
  ]
  return (
    <Section title={t('imports/sheetsTitle')}>
      <PlainTable
        label={t('imports/sheetsTitle')}
        columns={columns}
        rows={sheets}
        keyOf={({ sheet }) => sheet}
      />
    </Section>
  )
}
