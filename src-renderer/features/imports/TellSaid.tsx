import { Autocomplete, Button, type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sources, toSource, toSourceLetters } from '#renderer/features/imports/told-source.ts'
import type { Deciding, Named } from '#renderer/features/imports/use-deciding.ts'
import { answerOf } from '#renderer/features/imports/use-question-keys.ts'
import { toLatinKeys } from '#renderer/ui/latin-keys.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import { Scheme, schemes } from '#shared/model/scheme.ts'

type Props = {
  readonly file: Named
  readonly deciding: Deciding
  /** The number key that goes to it. */
  readonly place?: number
}

const longestSource = 10

/** Finds a scheme by its name or code, also when the code was typed with the keyboard in Thai. */
const filterSchemes: OptionsFilter = ({ options, search }) => {
  const wanted = search.toLowerCase().trim()
  const letters = toLatinKeys(wanted)
  const isLike = ({ label, value }: ComboboxItem) =>
    label.toLowerCase().includes(wanted) || value.startsWith(letters)
  return options.filter((option) => 'value' in option && isLike(option))
}

type SchemeProps = Props & { readonly value?: Scheme | null }

/** Says of which scheme a document is. */
export function TellScheme({ file, deciding, value = null, place }: SchemeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const onChange = (chosen: string | null) => {
    if (chosen === null || chosen === value) return
    deciding.onTell(file, { scheme: Scheme.parse(chosen) }, value === null ? null : { scheme: value })
  }
  return (
    <Select
      {...(place === undefined ? {} : answerOf(place))}
      aria-label={t('documents/schemeOf', { file: file.name })}
      placeholder={t('documents/chooseScheme')}
      data={schemes.map((scheme) => ({ value: scheme, label: format.scheme(scheme) }))}
      value={value}
      onChange={onChange}
      filter={filterSchemes}
      nothingFoundMessage={t('documents/noScheme')}
      disabled={deciding.isPending}
      selectFirstOptionOnChange
      searchable
      allowDeselect={false}
      w={210}
    />
  )
}

type SourceProps = Props & { readonly value?: string | null }

/** Says of which source of money a list of transfers is. */
export function TellSource({ file, deciding, value = null, place }: SourceProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value ?? '')
  const source = toSource(typed)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (source !== '' && source !== value)
      deciding.onTell(file, { source }, value === null ? null : { source: value })
  }
  return (
    <form className="field-row" onSubmit={onSubmit}>
      <Autocomplete
        {...(place === undefined ? {} : answerOf(place))}
        size="xs"
        aria-label={t('documents/sourceOf', { file: file.name })}
        placeholder={t('documents/chooseSource')}
        data={[...sources]}
        filter={({ options }) =>
          options.filter((option) => 'value' in option && option.value.startsWith(toSourceLetters(typed)))
        }
        value={typed}
        onChange={setTyped}
        maxLength={longestSource}
        disabled={deciding.isPending}
        w={130}
      />
      <Button type="submit" variant="default" disabled={source === '' || source === value}>
        {t('documents/tell')}
      </Button>
    </form>
  )
}
