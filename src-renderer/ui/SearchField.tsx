import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

const pauseMs = 250

type Props = {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
  /** Said while a single character stands in the field, which then searches for nothing. */
  readonly shortHint?: string
  readonly maxLength?: number
}

/** Searches as one types; `/` comes here from anywhere on the page, Esc empties it. */
export function SearchField({ label, value, onSearch, shortHint, maxLength = 40 }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  const isShort = (next: string) => shortHint !== undefined && next.length === 1
  // the value changed without typing, as when the filters were cleared
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  const onPause = useDebouncedCallback((next: string) => {
    if (isShort(next)) return
    setTold(next)
    onSearch(next)
  }, pauseMs)
  const onType = (next: string) => {
    setText(next)
    onPause(next.trim())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    onType('')
    event.currentTarget.blur()
  }
  return (
    <TextInput
      data-search
      className="search-field"
      aria-label={label}
      placeholder={label}
      title={isShort(text.trim()) ? shortHint : undefined}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      maxLength={maxLength}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? (
          <Kbd>/</Kbd>
        ) : (
          <CloseButton size="sm" aria-label={t('words/remove')} onClick={() => onType('')} />
        )
      }
    />
  )
}
