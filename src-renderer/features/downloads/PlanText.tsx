import { useTranslation } from 'react-i18next'
import {
  type DraftFault,
  missingSince,
  type RunDraft,
  toMonths,
} from '#renderer/features/downloads/run-draft.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { currentMonth } from '#renderer/ui/now.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { MissingPlace } from '#shared/contract/downloads.ts'
import { toListPlaces } from '#shared/model/source.ts'

type Props = {
  readonly draft: RunDraft
  readonly fault: DraftFault | null
  /** Undefined until it was asked. */
  readonly missing: readonly MissingPlace[] | undefined
}

/** What a draft comes to, in one line. */
export function PlanText({ draft, fault, missing }: Props) {
  return (
    <p className="run-plan" role="status">
      {fault === null &&
        (draft.scope === 'missing' ? <MissingText places={missing} /> : <MonthsText draft={draft} />)}
    </p>
  )
}

function MonthsText({ draft }: { draft: RunDraft }) {
  const { t } = useTranslation()
  const format = useFormat()
  const months = toMonths(draft, currentMonth())
  const plan = t('downloads/plan', {
    months: formatCount(months.length),
    lists: formatCount(toListPlaces({ ...draft, months }).length),
  })
  if (draft.scope !== 'fiscalYear') return plan
  // the fields of the other scopes show their months
  const [from = null, to = null] = [months[0], months.at(-1)]
  return `${t('downloads/monthSpan', { from: format.month(from), to: format.month(to) })} · ${plan}`
}

function MissingText({ places }: { places: Props['missing'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (places === undefined) return null
  if (places.length === 0)
    return t('downloads/missingNone', { since: format.month(missingSince(currentMonth())) })
  return t('downloads/missingLists', {
    lists: formatCount(places.length),
    unread: formatCount(places.filter(({ why }) => why === 'neverListed').length),
    files: formatCount(places.reduce((sum, { files }) => sum + files, 0)),
  })
}
