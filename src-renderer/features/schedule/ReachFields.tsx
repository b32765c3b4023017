import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reach } from '#shared/contract/schedule.ts'

const most = { days: 366, months: 12 } as const

/** How far back a run looks, in months or in days. */
export function ReachFields({ reach, onChange }: { reach: Reach; onChange: (reach: Reach) => void }) {
  const { t } = useTranslation()
  const onUnit = (value: string | null) => {
    const unit = value === 'days' ? 'days' : 'months'
    onChange({ unit, back: Math.min(reach.back, most[unit]) })
  }
  return (
    <div>
      <div className="field-row">
        <NumberInput
          size="xs"
          label={t('schedule/reach')}
          value={reach.back}
          onChange={(back) => onChange({ ...reach, back: Number(back) })}
          min={0}
          max={most[reach.unit]}
          allowDecimal={false}
          clampBehavior="strict"
          w={96}
        />
        <Select
          aria-label={t('schedule/reachUnit')}
          data={[
            { value: 'months', label: t('schedule/reachUnits/months') },
            { value: 'days', label: t('schedule/reachUnits/days') },
          ]}
          value={reach.unit}
          onChange={onUnit}
          allowDeselect={false}
          w={110}
        />
      </div>
      <p className="hint field-hint">{t('schedule/reachHint')}</p>
    </div>
  )
}
