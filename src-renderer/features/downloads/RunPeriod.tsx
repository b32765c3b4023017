import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeDraft } from '#renderer/features/downloads/downloads.view.ts'
import {
  type DraftFault,
  listFiscalYears,
  missingSince,
  mostMonths,
  type RunDraft,
} from '#renderer/features/downloads/run-draft.ts'
import { MonthField } from '#renderer/ui/MonthPicker.tsx'
import { currentMonth } from '#renderer/ui/now.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** The months of a draft, in the fields its scope needs. */
export function RunPeriod({ draft, fault }: { draft: RunDraft; fault: DraftFault | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = currentMonth()
  switch (draft.scope) {
    case 'month':
      return (
        <MonthField
          label={t('words/month')}
          value={draft.month}
          onChange={(month) => changeDraft({ month })}
        />
      )
    case 'range': {
      const isWrong = fault === 'monthsBackwards' || fault === 'monthsTooMany'
      const error = isWrong && t(`downloads/faults/${fault}`, { most: mostMonths })
      return (
        <>
          <MonthField
            label={t('downloads/from')}
            value={draft.from}
            error={error}
            onChange={(from) => changeDraft({ from })}
          />
          <MonthField label={t('downloads/to')} value={draft.to} onChange={(to) => changeDraft({ to })} />
        </>
      )
    }
    case 'fiscalYear':
      return (
        <Select
          label={t('words/fiscalYear')}
          data={listFiscalYears(now).map((year) => ({ value: String(year), label: format.fiscalYear(year) }))}
          value={String(draft.fiscalYear)}
          onChange={(year) => changeDraft({ fiscalYear: Number(year) })}
          allowDeselect={false}
          w={150}
        />
      )
    case 'missing':
      return (
        <p className="run-since">{t('downloads/missingSince', { since: format.month(missingSince(now)) })}</p>
      )
    default:
      return assertNever(draft.scope)
  }
}
