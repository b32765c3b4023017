import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { QualityReport } from '#shared/contract/quality.ts'

type Code = QualityReport['unknownCodes'][number]
type Drift = QualityReport['drifts'][number]

function FileLink({ importId, file }: { importId: number; file: string }) {
  return (
    <Link to="/imports/$id" params={{ id: String(importId) }} className="figure is-file" title={file}>
      {file}
    </Link>
  )
}

/** Error codes no list explains, each with a row to look at. */
export function CodesSection({ codes }: { codes: readonly Code[] }) {
  const { t } = useTranslation()
  if (codes.length === 0) return null
  const columns: PlainColumn<Code>[] = [
    { id: 'code', header: t('quality/table/code'), cell: ({ code }) => <code>{code}</code> },
    {
      id: 'claims',
      header: t('quality/table/claims'),
      isNumber: true,
      cell: ({ claims }) => formatCount(claims),
    },
    { id: 'file', header: t('words/file'), cell: (code) => <FileLink {...code} /> },
    {
      id: 'address',
      header: t('quality/address'),
      cell: ({ sheet, row }) => `${sheet} ${formatCount(row)}`,
    },
  ]
  return (
    <Section title={t('quality/table/codes')}>
      <PlainTable
        label={t('quality/table/codes')}
        columns={columns}
        rows={codes}
        keyOf={({ code }) => code}
      />
    </Section>
  )
}

/** Headers that are not as Satang knows them. */
export function DriftsSection({ drifts }: { drifts: readonly Drift[] }) {
  const { t } = useTranslation()
  const explain = useFailureText()
  if (drifts.length === 0) return null
  const columns: PlainColumn<Drift>[] = [
    { id: 'file', header: t('words/file'), cell: (drift) => <FileLink {...drift} /> },
    {
      id: 'what',
      header: t('quality/table/what'),
      cell: ({ file, warning }) => explain({ ...warning, details: { file, ...warning.details } }),
    },
  ]
  return (
    <Section title={t('quality/table/drifts')}>
      <div className="tall-frame">
        <PlainTable
          label={t('quality/table/drifts')}
          columns={columns}
          rows={drifts}
          keyOf={({ importId, warning }) => `${importId} ${warning.code} ${JSON.stringify(warning.details)}`}
        />
      </div>
    </Section>
  )
}
