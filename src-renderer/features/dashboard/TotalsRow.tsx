import { useTranslation } from 'react-i18next'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'
import { Figure } from '#renderer/ui/Figure.tsx'
import { formatCount, formatShare } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import type { Dashboard } from '#shared/contract/dashboard.ts'

/** The four numbers of the filter. */
export function TotalsRow({ totals, filter }: { totals: Dashboard['totals']; filter: ClaimSearch }) {
  const { t } = useTranslation()
  const { claims, failed, claimedSatang, approvedSatang, unknownApproved } = totals
  const unknown: ClaimSearch = { ...filter, approved: 'unknown' }
  return (
    <dl className="totals">
      <div>
        <dt>{t('words/claims')}</dt>
        <dd>
          <Figure filter={filter}>{formatCount(claims)}</Figure>
        </dd>
      </div>
      <div>
        <dt>
          {t('words/claimed')} ({t('words/baht')})
        </dt>
        <dd>
          <Figure filter={filter}>
            <Money satang={claimedSatang} />
          </Figure>
        </dd>
      </div>
      <div>
        <dt>
          {t('words/approved')} ({t('words/baht')})
        </dt>
        <dd>
          <Figure filter={filter}>
            <Money satang={approvedSatang} />
          </Figure>
          {unknownApproved > 0 && (
            <span className="totals-note">
              <Figure filter={unknown}>
                {t('dashboard/unknownApproved', { count: formatCount(unknownApproved) })}
              </Figure>
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('words/failed')}</dt>
        <dd>
          <Figure filter={{ ...filter, outcome: 'failed' }}>{formatShare(failed, claims)}</Figure>
          <span className="totals-note">
            <Figure filter={{ ...filter, outcome: 'failed' }}>{formatCount(failed)}</Figure> /{' '}
            {formatCount(claims)}
          </span>
        </dd>
      </div>
    </dl>
  )
}
