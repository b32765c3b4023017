import type { Column } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** The fund groups the Summary sheet adds up. */
export const fundGroups = ['hc', 'ae', 'inst', 'ip', 'dmis', 'pp', 'drug'] as const
export type FundGroup = (typeof fundGroups)[number]

const groupOfHeader: Readonly<Record<string, FundGroup>> = {
  'ค่าใช้จ่ายสูง (HC)': 'hc',
  'อุบัติเหตุฉุกเฉิน (AE)': 'ae',
  'อวัยวะเทียม/อุปกรณ์บำบัดรักษา (INST)': 'inst',
  'ผู้ป่วยใน (IP)': 'ip',
  'โรคเฉพาะ (DMIS)': 'dmis',
  DRUG: 'drug',
}

function toGroup([field, , ...headers]: Column): FundGroup | undefined {
  // the Summary sheet counts PP apart although its cell stands under DMIS
  return field === 'dmis_pp' ? 'pp' : groupOfHeader[headers[0] ?? '']
}

/**
 * The fund cells of a UCS Detail row and the group each belongs to.
 * Their sum is reimb_nhso; the OPBKK cells and FS are told apart from it.
 */
export const groupOfFundField: ReadonlyMap<string, FundGroup> = new Map(
  repUcs120.columns.flatMap((column) => {
    const group = toGroup(column)
    return group ? [[column[0], group] as const] : []
  }),
)

/** @returns the fund group of a fund cell. */
export function fundGroupOf(field: string): FundGroup {
  const group = groupOfFundField.get(field)
  if (!group) throw new Error(`not a fund cell: ${field}`)
  return group
}
