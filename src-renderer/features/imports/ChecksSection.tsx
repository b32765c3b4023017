import { useTranslation } from 'react-i18next'
import { toFieldName, toGroupName } from '#renderer/features/imports/field-names.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { toSatang } from '#shared/model/satang.ts'

function Value({
  value,
  isMoney,
  isBad = false,
}: {
  value: number | null
  isMoney: boolean
  isBad?: boolean
}) {
  if (isMoney) return <Money satang={value === null ? null : toSatang(value)} isBad={isBad} />
  return <span className={isBad ? 'money is-bad' : 'money'}>{formatCount(value)}</span>
}

/** @returns found minus expected; null while either is blank. */
export function differenceOf({ expected, found }: ImportCheck): number | null {
  return expected === null || found === null ? null : found - expected
}

/** What was read beside what the file or the portal says of itself. */
export function ChecksSection({ layout, checks }: { layout: string; checks: readonly ImportCheck[] }) {
  const { t } = useTranslation()
  if (checks.length === 0) return null

  const nameOf = (what: string) => {
    if (what === 'rows' || what === 'passed' || what === 'failed') return t(`imports/whats/${what}`)
    const group = toGroupName(what)
    return group === null ? toFieldName(layout, what) : t('imports/groupSum', { group })
  }
  const columns: PlainColumn<ImportCheck>[] = [
    { id: 'what', header: t('imports/checkWhat'), cell: ({ what }) => nameOf(what) },
    {
      id: 'against',
      header: t('imports/checkAgainst'),
      cell: ({ against }) => t(`imports/against/${against}`),
    },
    {
      id: 'expected',
      header: t('imports/expected'),
      isNumber: true,
      cell: ({ expected, isMoney }) => <Value value={expected} isMoney={isMoney} />,
    },
    {
      id: 'found',
      header: t('imports/found'),
      isNumber: true,
      cell: ({ found, isMoney }) => <Value value={found} isMoney={isMoney} />,
    },
    {
      id: 'difference',
      header: t('imports/difference'),
      isNumber: true,
      cell: (check) =>
        check.isEqual ? null : <Value value={differenceOf(check)} isMoney={check.isMoney} isBad />,
    },
    {
      id: 'isEqual',
      header: t('words/state'),
      cell: ({ isEqual }) => (
        <State tone={isEqual ? 'good' : 'bad'}>{t(isEqual ? 'imports/isEqual' : 'imports/differs')}</State>
      ),
    },
  ]
  return (
    <Section title={t('imports/checksTitle')}>
      <PlainTable
        label={t('imports/checksTitle')}
        columns={columns}
        rows={checks}
        keyOf={({ against, what }) => `${against} ${what}`}
        isBad={({ isEqual }) => !isEqual}
      />
    </Section>
  )
}
