import { MultiSelect } from '@mantine/core'
import { useFormat } from '#renderer/ui/use-format.ts'
import { Scheme, schemes } from '#shared/model/scheme.ts'

type Props = {
  readonly label: string
  readonly value: readonly Scheme[]
  readonly error?: string | null
  readonly onChange: (schemes: Scheme[]) => void
}

/** Chooses some of NHSO's eight schemes. */
export function SchemePicker({ label, value, error, onChange }: Props) {
  const format = useFormat()
  return (
    <MultiSelect
      label={label}
      data={schemes.map((scheme) => ({ value: scheme, label: format.scheme(scheme) }))}
      value={[...value]}
      onChange={(chosen) => onChange(Scheme.array().parse(chosen))}
      error={error}
      hidePickedOptions
      comboboxProps={{ shadow: 'sm' }}
    />
  )
}
