import { useTranslation } from 'react-i18next'
import { toFieldName } from '#renderer/features/imports/field-names.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { RejectedCell } from '#shared/contract/imports.ts'

type Props = { readonly rejected: readonly RejectedCell[]; readonly total: number; readonly layout: string }

/** Cells that could not be read, by their address in the workbook. */
export function RejectedSection({ rejected, total, layout }: Props) {
  const { t } = useTranslation()
  if (rejected.length === 0) return null
  const columns: PlainColumn<RejectedCell>[] = [
    { id: 'sheet', header: t('imports/sheet'), cell: ({ sheet }) => sheet },
    {
      id: 'address',
      header: t('imports/address'),
      cell: ({ column, row }) => <code>{`${column}${row}`}</code>,
    },
    { id: 'field', header: t('imports/field'), cell: ({ field }) => toFieldName(layout, field) },
    {
      id: 'kind',
      header: t('imports/valueKind'),
      cell: ({ valueKind }) => t(`imports/valueKinds/${valueKind}`),
    },
    { id: 'reason', header: t('words/reason'), cell: ({ reason }) => t(`imports/rejectReasons/${reason}`) },
  ]
  const first = t('imports/rejectedFirst', { shown: formatCount(rejected.length), total: formatCount(total) })
  return (
    <Section
      title={t('imports/rejectedTitle')}
      hint={t('imports/rejectedHint')}
      action={rejected.length < total && <span className="hint">{first}</span>}
    >
      <div className="tall-frame">
        <PlainTable
          label={t('imports/rejectedTitle')}
          columns={columns}
          rows={rejected}
          keyOf={({ sheet, column, row, reason }) => `${sheet} ${column}${row} ${reason}`}
        />
      </div>
    </Section>
  )
}
