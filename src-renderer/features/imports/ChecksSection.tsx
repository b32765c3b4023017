import type { TFunction } from 'i18next'
import { useState } from 'react'
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

type Props = { readonly layout: string; readonly checks: readonly ImportCheck[] }

const shownEqual = 12

/** @returns the checks that want a look, then so many of the others that the list stays short. */
export function toShortList(checks: readonly ImportCheck[]): readonly ImportCheck[] {
  const differing = checks.filter(({ isEqual }) => !isEqual)
  const equal = checks.filter(({ isEqual }) => isEqual)
  return [...differing, ...equal.slice(0, Math.max(0, shownEqual - differing.length))]
}

/** What was read beside what the file or the portal says of itself. */
export function ChecksSection({ layout, checks }: Props) {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  if (checks.length === 0) return null

  const short = toShortList(checks)
  const action = short.length < checks.length && (
    <button type="button" className="text-link" onClick={() => setShowsAll(!showsAll)}>
      {showsAll
        ? t('imports/checksFewer')
        : t('imports/checksMore', { count: formatCount(checks.length - short.length) })}
    </button>
  )
  return (
    <Section title={t('imports/checksTitle')} action={action}>
      <PlainTable
        label={t('imports/checksTitle')}
        columns={toCheckColumns(t, layout)}
        rows={showsAll ? checks : short}
        keyOf={({ against, where, what }) => `${against} ${where ?? ''} ${what}`}
        isBad={({ isEqual }) => !isEqual}
      />
    </Section>
  )
}

function toCheckName(t: TFunction, layout: string, what: string): string {
  if (what === 'rows' || what === 'passed' || what === 'failed') return t(`imports/whats/${what}`)
  const group = toGroupName(what)
  return group === null ? toFieldName(layout, what) : t('imports/groupSum', { group })
}

/** Cells that may explain a difference, as addresses. */
function toAddresses(t: TFunction, { cells }: ImportCheck): string | null {
  if (cells.length === 0) return null
  return t('imports/lookAt', {
    cells: cells.map(({ sheet, column, row }) => `${sheet} ${column}${row}`).join(', '),
  })
}

function toCheckColumns(t: TFunction, layout: string): PlainColumn<ImportCheck>[] {
  return [
    {
      id: 'what',
      header: t('imports/checkWhat'),
      cell: ({ where, what }) => [where, toCheckName(t, layout, what)].filter(Boolean).join(' · '),
    },
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
      cell: (check) => (
        <>
          <State tone={check.isEqual ? 'good' : 'bad'}>
            {t(check.isEqual ? 'imports/isEqual' : 'imports/differs')}
          </State>
          {!check.isEqual && <div className="hint">{toAddresses(t, check)}</div>}
        </>
      ),
    },
  ]
}
