import { Checkbox, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Source, sources } from '#shared/model/source.ts'

type Props = {
  readonly value: readonly Source[]
  readonly error?: string | null
  readonly onChange: (sources: Source[]) => void
}

/** Chooses some of the documents NHSO hands out. */
export function SourcePicker({ value, error, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Checkbox.Group
      label={t('words/documents')}
      value={[...value]}
      // in the order of the money, whatever was pressed first
      onChange={(chosen) => onChange(sources.filter((source) => chosen.includes(source)))}
      error={error}
    >
      <Group gap="md" mih={30}>
        {sources.map((source) => (
          <Checkbox
            key={source}
            value={source}
            label={source.toUpperCase()}
            title={t(`words/sources/${source}`)}
          />
        ))}
      </Group>
    </Checkbox.Group>
  )
}
