import type { TFunction } from 'i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { ClaimRow } from '#shared/contract/claims.ts'

/** Columns the list can be ordered by, as the contract names them. */
export const sortIds = ['admittedAt', 'tranId', 'claimedSatang', 'approvedSatang'] as const

/** The columns of the list of claims. */
export function toClaimColumns(t: TFunction, format: Format): DataColumn<ClaimRow>[] {
  return [
    { id: 'tranId', header: t('claims/tranId'), width: 96, cell: ({ tranId }) => tranId },
    {
      id: 'admittedAt',
      header: t('claims/admittedAt'),
      width: 132,
      cell: (claim) => format.day(claim.admittedAt),
    },
    { id: 'hn', header: t('claims/hn'), width: 76, cell: ({ hn }) => hn },
    { id: 'an', header: t('claims/an'), width: 78, cell: ({ an }) => an },
    { id: 'patientType', header: t('words/patientType'), width: 64, cell: (claim) => claim.patientType },
    { id: 'fund', header: t('words/fund'), width: 92, grow: 1, cell: ({ fund }) => fund ?? t('words/none') },
    {
      id: 'outcome',
      header: t('claims/outcome'),
      width: 78,
      cell: ({ outcome }) => (
        <State tone={outcome === 'failed' ? 'bad' : 'good'}>{t(`words/outcomes/${outcome}`)}</State>
      ),
    },
    {
      id: 'errorCodes',
      header: t('claims/errorCodes'),
      width: 86,
      grow: 1,
      cell: ({ errorCodes }) => errorCodes,
    },
    {
      id: 'claimedSatang',
      header: t('words/claimed'),
      width: 104,
      isNumber: true,
      cell: ({ claimedSatang }) => <Money satang={claimedSatang} />,
    },
    {
      id: 'approvedSatang',
      header: t('words/approved'),
      width: 104,
      isNumber: true,
      cell: ({ approvedSatang }) => <Money satang={approvedSatang} />,
    },
    { id: 'repNo', header: t('words/repNo'), width: 90, cell: ({ repNo }) => repNo },
    {
      id: 'versions',
      header: t('claims/versions'),
      width: 54,
      isNumber: true,
      cell: ({ versions }) => formatCount(versions),
    },
  ]
}
