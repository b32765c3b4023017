import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** One part of a filter; a click takes it away. */
export function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  const { t } = useTranslation()
  const text = t('claims/chip', { name, value })
  return (
    <button
      type="button"
      className="filter-chip"
      onClick={onRemove}
      aria-label={`${t('words/remove')} ${text}`}
    >
      {text}
      <IconX size={14} aria-hidden />
    </button>
  )
}
