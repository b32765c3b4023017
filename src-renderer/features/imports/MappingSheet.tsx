import { type ComboboxItem, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { toBaseName } from '#renderer/features/imports/mapping-words.ts'
import { formatShare } from '#renderer/ui/format.ts'
import type { Examination } from '#shared/contract/layouts.ts'

type Props = {
  readonly found: Examination
  readonly onAsk: (asked: { readonly sheet?: string; readonly base?: string }) => void
}

/** Which sheet is looked at, and the kind of sheet it is held against; both may be changed. */
export function MappingSheet({ found, onAsk }: Props) {
  const { t } = useTranslation()
  const { sheet, sheets, base, bases } = found
  const byId = new Map(bases.map((one) => [one.id, one]))
  const renderBase = ({ option }: { option: ComboboxItem }) => {
    const one = byId.get(option.value)
    return (
      <span className="mapping-option">
        <span>{option.label}</span>
        {one && (
          <span className="hint">
            {t('layouts/baseShare', { share: formatShare(one.share, 1), id: one.id })}
          </span>
        )}
      </span>
    )
  }
  return (
    <div className="mapping-sheet">
      <Select
        label={t('layouts/sheet')}
        data={sheets.map((one) => one.sheet)}
        value={sheet}
        onChange={(next) => next !== null && onAsk({ sheet: next })}
        allowDeselect={false}
        w={220}
      />
      <Select
        label={t('layouts/base')}
        data={bases.map((one) => ({ value: one.id, label: toBaseName(t, one) }))}
        value={base}
        onChange={(next) => next !== null && onAsk({ sheet, base: next })}
        renderOption={renderBase}
        searchable
        allowDeselect={false}
        comboboxProps={{ width: 460, position: 'bottom-start' }}
        maxDropdownHeight={320}
        w={340}
      />
    </div>
  )
}
