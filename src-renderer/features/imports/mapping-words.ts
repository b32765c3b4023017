import type { TFunction } from 'i18next'
import { formatMoney, formatShare } from '#renderer/ui/format.ts'
import type { Examination, ProposalReason } from '#shared/contract/layouts.ts'

type Base = Omit<Examination['bases'][number], 'share'>
const kinds = [
  ...(['claim', 'drug', 'instrument', 'denial', 'zeroPaid', 'repSummary', 'statement'] as const),
  ...(['receivable', 'batchSummary', 'transfer'] as const),
]

/** @returns a kind of sheet as people call it, e.g. `ผลการเบิก (REP) UCS 120 คอลัมน์` */
export function toBaseName(t: TFunction, { rows, scheme, columns, id }: Base): string {
  const kind = kinds.find((one) => one === rows)
  if (kind === undefined) return id
  const words = { kind: t(`layouts/kinds/${kind}`), scheme: scheme?.toUpperCase() ?? '', columns }
  return t('layouts/baseName', words).replaceAll(/\s+/g, ' ')
}

/** @returns why a column may be the one, as a sentence of its own without a full stop */
export function toReasonText(t: TFunction, reason: ProposalReason): string {
  switch (reason.kind) {
    case 'text':
      return t('layouts/reasons/text', { share: formatShare(reason.share, 1) })
    case 'values':
      return t('layouts/reasons/values', { shape: t(`layouts/shapes/${reason.shape}`) })
    case 'beside': {
      const { left, right } = reason
      if (left !== null && right !== null) return t('layouts/reasons/besideBoth', { left, right })
      return t('layouts/reasons/besideOne', { column: left ?? right ?? '' })
    }
    case 'proof':
    case 'printed':
    case 'totalRow':
    case 'sumOf':
      return t(`layouts/reasons/${reason.kind}`, { ...reason, satang: formatMoney(reason.satang) })
  }
}
