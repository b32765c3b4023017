import { useTranslation } from 'react-i18next'

const widths = ['72%', '58%', '64%', '49%', '70%', '61%', '53%', '67%']

/** Grey lines where rows will be. They appear only when the answer takes longer than 150 ms. */
export function Skeletons({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className="skeletons" role="status" aria-label={t('words/loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity that never move
        <div key={index} className="skeleton-row">
          <span className="skeleton" style={{ width: widths[index % widths.length] }} />
        </div>
      ))}
    </div>
  )
}
