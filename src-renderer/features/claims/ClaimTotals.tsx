import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import type { Output } from '#shared/contract/index.ts'

/** Count and money of every claim of the filter, not only of those in view. */
export function ClaimTotals({ totals }: { totals: Output<'claims.list'> }) {
  const { t } = useTranslation()
  return (
    <dl className="inline-totals">
      <div>
        <dt>{t('words/claims')}</dt>
        <dd>{formatCount(totals.total)}</dd>
      </div>
      <div>
        <dt>{t('words/claimed')}</dt>
        <dd>
          <Money satang={totals.claimedSatang} />
        </dd>
      </div>
      <div>
        <dt>{t('words/approved')}</dt>
        <dd>
          <Money satang={totals.approvedSatang} />
        </dd>
      </div>
    </dl>
  )
}
