import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { MoneyTotals } from '#shared/contract/document-questions.ts'
import type { Satang } from '#shared/model/satang.ts'

type Sum = {
  readonly name: 'claimed' | 'approved' | 'receivable' | 'transferred' | 'gross'
  readonly satang: Satang | null
  /** What it is the sum of; of the first, what all of them are sums over. */
  readonly of: readonly ['all' | 'ofClaims' | 'ofRows' | 'ofTransfers', number?] | null
}

function toSums({ claims, statements, transfers }: MoneyTotals): Sum[] {
  return [
    { name: 'claimed', satang: claims.claimedSatang, of: ['all'] },
    { name: 'approved', satang: claims.approvedSatang, of: ['ofClaims', claims.count] },
    { name: 'receivable', satang: statements.approvedSatang, of: ['ofRows', statements.rows] },
    { name: 'transferred', satang: transfers.netSatang, of: ['ofTransfers', transfers.rows] },
    { name: 'gross', satang: transfers.grossSatang, of: null },
  ]
}

/** What all that counts comes to, each amount under its own name, and what waits for somebody to decide on it. */
export function MoneyLine({ hasLink = false }: { hasLink?: boolean }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useAnswer('imports.money', {})
  if (error) return <FailureNotice error={error} onRetry={() => void refetch()} />
  return (
    <div className="money-line">
      <dl className="inline-totals" aria-label={t('documents/sums/label')}>
        {data &&
          toSums(data).map(({ name, satang, of }) => (
            <div key={name}>
              <dt>{t(`documents/sums/${name}`)}</dt>
              <dd>
                <Money satang={satang} />
              </dd>
              {of && (
                <dd className="money-of">
                  {t(`documents/sums/${of[0]}`, { count: formatCount(of[1] ?? null) })}
                </dd>
              )}
            </div>
          ))}
      </dl>
      {hasLink && <Waiting />}
    </div>
  )
}

/** How many documents want a decision; nothing where none does. */
function Waiting() {
  const { t } = useTranslation()
  const { data } = useAnswer('imports.questions', {})
  const [competing, untold] = [data?.questions.length ?? 0, data?.untold.length ?? 0]
  if (competing + untold === 0) return null
  const parts = [
    ...(competing > 0 ? [t('documents/sums/competing', { count: formatCount(competing) })] : []),
    ...(untold > 0 ? [t('documents/sums/untold', { count: formatCount(untold) })] : []),
  ]
  return (
    <Link to="/imports/documents" className="text-link">
      <State tone="warn">{parts.join(' · ')}</State>
    </Link>
  )
}
