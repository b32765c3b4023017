import { useTranslation } from 'react-i18next'
import { inSheetOrder, toFieldName } from '#renderer/features/imports/field-names.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { Satang } from '#shared/model/satang.ts'

type Props = { readonly layout: string; readonly sums: Readonly<Record<string, Satang | null>> }

/** The control total of every money column. */
export function SumsSection({ layout, sums }: Props) {
  const { t } = useTranslation()
  const columns: PlainColumn<string>[] = [
    { id: 'column', header: t('imports/sumColumn'), cell: (field) => toFieldName(layout, field) },
    { id: 'field', header: t('imports/sumField'), cell: (field) => <code>{field}</code> },
    {
      id: 'sum',
      header: t('words/baht'),
      isNumber: true,
      cell: (field) => <Money satang={sums[field] ?? null} />,
    },
  ]
  return (
    <Section title={t('imports/sumsTitle')}>
      <PlainTable
        label={t('imports/sumsTitle')}
        columns={columns}
        rows={inSheetOrder(layout, Object.keys(sums))}
        keyOf={(field) => field}
      />
    </Section>
  )
}
