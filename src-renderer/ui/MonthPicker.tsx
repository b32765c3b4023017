import { MonthPickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { currentMonth } from '#renderer/ui/now.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import { beOffset, beYearOf, type Month, monthOf } from '#shared/model/thai-date.ts'

const toDay = (month: Month) => `${month}-01`

/** Buddhist years in every part of the calendar, which counts in CE by itself. */
const buddhist = {
  valueFormat: 'MMM BBBB',
  monthsListFormat: 'MMM',
  yearsListFormat: 'BBBB',
  yearLabelFormat: (day: string) => String(beYearOf(monthOf(day))),
  decadeLabelFormat: (from: string, to: string) =>
    `${Number(from.slice(0, 4)) + beOffset} – ${Number(to.slice(0, 4)) + beOffset}`,
} as const

function useCalendarWords() {
  const { t } = useTranslation()
  return {
    leftSection: <IconCalendar size={16} aria-hidden />,
    maxDate: toDay(currentMonth()),
    ariaLabels: { previousYear: t('downloads/previousMonth'), nextYear: t('downloads/nextMonth') },
    clearButtonProps: { 'aria-label': t('words/remove') },
  }
}

type FieldProps = {
  readonly label: string
  readonly value: Month
  readonly error?: string | false
  readonly onChange: (month: Month) => void
}

/** Chooses one month, up to the current one. */
export function MonthField({ label, value, error, onChange }: FieldProps) {
  return (
    <MonthPickerInput
      {...buddhist}
      {...useCalendarWords()}
      size="xs"
      w={150}
      label={label}
      value={toDay(value)}
      onChange={(day) => day !== null && onChange(monthOf(day))}
      error={error}
    />
  )
}

type MonthProps = {
  readonly label: string
  /** What holds without a month, and so what removing it does. */
  readonly placeholder: string
  readonly value: Month | null
  readonly onChange: (month: Month | null) => void
}

/** A field that may be left without a month; whoever hears it is told what it holds. */
function useNoMonth({ label, placeholder, value, onChange }: MonthProps) {
  const format = useFormat()
  return {
    clearable: true,
    'aria-label': `${label} ${value === null ? placeholder : format.month(value)}`,
    placeholder,
    value: value === null ? null : toDay(value),
    onChange: (day: string | null) => onChange(day === null ? null : monthOf(day)),
  } as const
}

/** Chooses one month or none, as a setting. */
export function MonthChoice({ hint, ...month }: MonthProps & { readonly hint: string }) {
  return (
    <MonthPickerInput
      {...buddhist}
      {...useCalendarWords()}
      {...useNoMonth(month)}
      clearButtonProps={{ 'aria-label': month.placeholder, title: month.placeholder }}
      popoverProps={{ returnFocus: true }}
      mt="sm"
      label={month.label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description']}
    />
  )
}

/** Chooses one month or none, as a filter. */
export function MonthFilter(month: MonthProps) {
  return <MonthPickerInput {...buddhist} {...useCalendarWords()} {...useNoMonth(month)} size="xs" w={150} />
}
