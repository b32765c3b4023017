import { Checkbox } from '@mantine/core'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reviewed } from '#renderer/features/settings/reviewed-readings.ts'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import type { PlainColumn } from '#renderer/ui/PlainTable.tsx'
import { State } from '#renderer/ui/State.tsx'
import { toSatang } from '#shared/model/satang.ts'

type Choice = {
  readonly chosen: ReadonlySet<number>
  readonly onPick: (id: number) => void
  readonly isBusy: boolean
}
type Compared = Extract<Reviewed, { state: 'compared' }>

const isCompared = (row: Reviewed): row is Compared => row.state === 'compared'

/** What became of a file that has no amounts to show. */
function End({ row }: { row: Exclude<Reviewed, Compared> }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  if (row.state === 'failed') return <State tone="bad">{failureText(row.reason)}</State>
  const tones = { waiting: 'quiet', accepted: 'good', current: 'good', missing: 'warn' } as const
  return <State tone={tones[row.state]}>{t(`readings/${row.state}`)}</State>
}

function Why({ why }: Pick<Reviewed, 'why'>) {
  const { t } = useTranslation()
  return why.state === 'reading' ? t('readings/whyReading') : t('readings/whyLayout', { layout: why.layout })
}

/** @returns the count alone where it stays, else both */
function toChange(t: TFunction, before: number | null, after: number | null): string {
  const [was, is] = [formatCount(before), formatCount(after)]
  return was === is ? is : t('readings/change', { before: was, after: is })
}

/** Approved money before and after; null where either is unknown. */
function differenceOf({ before, after }: Compared) {
  if (before.approved === null || after.approved === null) return null
  return toSatang(after.approved - before.approved)
}

function toFileColumn(t: TFunction, { chosen, onPick, isBusy }: Choice): PlainColumn<Reviewed> {
  return {
    id: 'file',
    header: t('words/file'),
    cell: (row) =>
      isCompared(row) ? (
        <Checkbox
          label={row.name}
          aria-label={t('readings/choose', { file: row.name })}
          checked={chosen.has(row.id)}
          disabled={isBusy}
          onChange={() => onPick(row.id)}
        />
      ) : (
        <>
          {row.name}
          <br />
          <End row={row} />
        </>
      ),
  }
}

/** The columns of the review: a file, why it is there, and its amounts before and after. */
export function toReviewColumns(t: TFunction, choice: Choice): PlainColumn<Reviewed>[] {
  const amount = (id: string, header: string, cell: (row: Compared) => ReactNode) => ({
    id,
    header,
    isNumber: true,
    cell: (row: Reviewed) => (isCompared(row) ? cell(row) : null),
  })
  return [
    toFileColumn(t, choice),
    { id: 'why', header: t('readings/why'), cell: ({ why }) => <Why why={why} /> },
    amount('rows', t('readings/rows'), ({ before, after }) => toChange(t, before.rows, after.rows)),
    amount('passed', t('readings/passed'), ({ before, after }) => toChange(t, before.passed, after.passed)),
    amount('before', t('readings/before'), ({ before }) => <Money satang={before.approved} />),
    amount('after', t('readings/after'), ({ after }) => <Money satang={after.approved} />),
    amount('difference', t('readings/difference'), (row) => <Money satang={differenceOf(row)} />),
    amount('checks', t('readings/checks'), ({ checks }) => formatCount(checks.length)),
  ]
}
