import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toFieldName } from '#renderer/features/imports/field-names.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { Finding } from '#shared/contract/imports.ts'

type Props = {
  readonly weight: Finding['weight']
  readonly findings: readonly Finding[]
  readonly total: number
  readonly layout: string
  readonly importId: number
}

/** Cells of one weight, by their address in the workbook. */
export function FindingsSection({ weight, findings, total, layout, importId }: Props) {
  const { t } = useTranslation()
  const shown = findings.filter((finding) => finding.weight === weight)
  if (shown.length === 0) return null
  const columns: PlainColumn<Finding>[] = [
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
    { id: 'reason', header: t('words/reason'), cell: ({ reason }) => t(`quality/reasons/${reason}`) },
  ]
  const first = t('imports/rejectedFirst', { shown: formatCount(shown.length), total: formatCount(total) })
  const action = (
    <span className="hint">
      {shown.length < total && `${first} · `}
      <Link to="/quality" search={{ importId }} className="text-link">
        {t('imports/openQuality')}
      </Link>
    </span>
  )
  return (
    <Section
      title={t(`imports/findings/${weight}`)}
      hint={t(`imports/findingHints/${weight}`)}
      action={action}
    >
      <div className="tall-frame">
        <PlainTable
          label={t(`imports/findings/${weight}`)}
          columns={columns}
          rows={shown}
          keyOf={({ sheet, column, row, reason }) => `${sheet} ${column}${row} ${reason}`}
        />
      </div>
    </Section>
  )
}
