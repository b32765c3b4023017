import { Button, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MonthsPicker } from '#renderer/ui/MonthPicker.tsx'
import { currentMonth } from '#renderer/ui/now.ts'
import { SchemePicker } from '#renderer/ui/SchemePicker.tsx'
import type { Input } from '#shared/contract/index.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import { monthsBefore } from '#shared/model/thai-date.ts'

type Props = { readonly isBusy: boolean; readonly onRun: (input: Input<'downloads.run'>) => void }

/** Months, schemes and whether to import at once. */
export function RunForm({ isBusy, onRun }: Props) {
  const { t } = useTranslation()
  // files of a month still come in the month after it
  const [months, setMonths] = useState(() => [monthsBefore(currentMonth(), 1), currentMonth()])
  const [schemes, setSchemes] = useState<Scheme[]>(['ucs'])
  const [isImporting, setIsImporting] = useState(true)
  const canRun = months.length > 0 && schemes.length > 0

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (canRun) onRun({ months, schemes, isImporting })
  }

  return (
    <form className="run-form" onSubmit={onSubmit}>
      <div className="run-months">
        <MonthsPicker
          label={t('downloads/months')}
          value={months}
          error={months.length === 0 ? t('downloads/monthsNone') : null}
          onChange={setMonths}
        />
      </div>
      <div className="run-schemes">
        <SchemePicker
          label={t('downloads/schemes')}
          value={schemes}
          error={schemes.length === 0 ? t('downloads/schemesNone') : null}
          onChange={setSchemes}
        />
      </div>
      <Switch
        className="run-import"
        label={t('downloads/isImporting')}
        checked={isImporting}
        onChange={(event) => setIsImporting(event.currentTarget.checked)}
      />
      <Button type="submit" disabled={!canRun || isBusy}>
        {t('downloads/run')}
      </Button>
    </form>
  )
}
