import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

const pauseMs = 250

/** Searches as one types; `/` comes here from anywhere on the page, Esc empties it. */
export function ClaimSearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  // the address changed without typing, as when the filters were cleared
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  const onPause = useDebouncedCallback((next: string) => {
    if (next.length === 1) return
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
      aria-label={t('claims/search')}
      placeholder={t('claims/search')}
      title={text.trim().length === 1 ? t('claims/searchShort') : undefined}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      maxLength={40}
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
