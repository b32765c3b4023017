import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toBaseName } from '#renderer/features/imports/mapping-words.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { Section } from '#renderer/ui/Section.tsx'
import type { LayoutComparison } from '#shared/contract/imports.ts'
import { findLayout } from '#shared/model/layouts/all-layouts.ts'

type Props = { readonly importId: number; readonly comparison: LayoutComparison }

/** How close a file in quarantine is to what Satang knows, and the way to name its columns. */
export function MappingSection({ importId, comparison }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { sheet, layout, columns } = comparison
  const known = findLayout(layout)
  const missing = columns.filter(({ foundAt }) => foundAt === null)
  const hint = t('layouts/hint', {
    sheet,
    layout: known
      ? toBaseName(t, { ...known, scheme: known.scheme ?? null, columns: columns.length })
      : layout,
    found: formatCount(columns.length - missing.length),
    total: formatCount(columns.length),
    open: formatCount(missing.filter(({ isRequired }) => isRequired).length),
  })
  const onOpen = () => void navigate({ to: '/imports/$id/columns', params: { id: String(importId) } })
  return (
    <Section title={t('layouts/title')} hint={hint}>
      <div className="form-actions">
        <Button onClick={onOpen}>{t('layouts/open')}</Button>
      </div>
    </Section>
  )
}
