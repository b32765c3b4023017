import { useTranslation } from 'react-i18next'
import { formatMoney } from '#renderer/ui/format.ts'
import type { Satang } from '#shared/model/satang.ts'

/** An amount of baht in figures of one width. An unknown amount is a dash that says so, never 0. */
export function Money({ satang, isBad = false }: { satang: Satang | null; isBad?: boolean }) {
  const { t } = useTranslation()
  if (satang === null) {
    return (
      <span className="money is-unknown" title={t('words/unknown')}>
        {t('words/none')}
      </span>
    )
  }
  return <span className={isBad ? 'money is-bad' : 'money'}>{formatMoney(satang)}</span>
}
