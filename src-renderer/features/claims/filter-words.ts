import { useTranslation } from 'react-i18next'
import type { FilterPart } from '#renderer/api/claim-search.ts'
import { useAnswer } from '#renderer/api/hooks.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ClaimFilter } from '#shared/contract/claims.ts'

const nameKeys = {
  fiscalYear: 'words/fiscalYear',
  month: 'words/month',
  fund: 'words/fund',
  scheme: 'words/scheme',
  patientType: 'words/patientType',
  outcome: 'claims/outcome',
  approved: 'words/approved',
  importId: 'claims/importChip',
  search: 'claims/searchChip',
} as const satisfies Record<FilterPart, string>

/** Names and values of a filter's parts, in words. */
export function useFilterWords(filter: ClaimFilter) {
  const { t } = useTranslation()
  const format = useFormat()
  const { importId } = filter
  const importFile = useAnswer('imports.get', { id: importId ?? 1 }, { isEnabled: importId !== undefined })
  const values: Record<FilterPart, () => string> = {
    fiscalYear: () => String(filter.fiscalYear),
    month: () => format.month(filter.month ?? null),
    fund: () => format.fund(filter.fund ?? null),
    scheme: () => format.scheme(filter.scheme ?? ''),
    patientType: () => filter.patientType ?? '',
    outcome: () => (filter.outcome ? t(`words/outcomes/${filter.outcome}`) : ''),
    approved: () => t('words/unknown'),
    importId: () => importFile.data?.file.name ?? `#${importId}`,
    search: () => filter.search ?? '',
  }
  return { nameOf: (part: FilterPart) => t(nameKeys[part]), valueOf: (part: FilterPart) => values[part]() }
}
