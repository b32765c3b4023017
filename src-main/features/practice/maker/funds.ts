import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** The fund groups the Summary sheet adds up. */
export const fundGroups = ['hc', 'ae', 'inst', 'ip', 'dmis', 'pp', 'drug'] as const
export type FundGroup = (typeof fundGroups)[number]

/** Satang by fund group; a group without money is absent. */
export type GroupMoney = Readonly<Partial<Record<FundGroup, number>>>

const groupOfHeader: Readonly<Record<string, FundGroup>> = {
  'ค่าใช้จ่ายสูง (HC)': 'hc',
  'อุบัติเหตุฉุกเฉิน (AE)': 'ae',
  'อวัยวะเทียม/อุปกรณ์บำบัดรักษา (INST)': 'inst',
  'ผู้ป่วยใน (IP)': 'ip',
  'โรคเฉพาะ (DMIS)': 'dmis',
  DRUG: 'drug',
}

/** What stands below Central Reimburse in ORF files; whatever is not named here is a disease of its own (DMIS). */
const groupOfCentralHeader: Readonly<Record<string, FundGroup>> = {
  OPHC: 'hc',
  ONTOP: 'hc',
  อุบัติเหตุฉุกเฉิน: 'ae',
  CARAE: 'ae',
  OPINST: 'inst',
  PP: 'pp',
  DRUG: 'drug',
}

function toGroup([field, type, top = '', second = '']: Column): FundGroup | undefined {
  if (type !== 'money' || field === 'cr_total') return undefined
  if (top === 'Central Reimburse') return groupOfCentralHeader[second] ?? 'dmis'
  // the Summary sheet counts PP apart although its cell stands under DMIS
  return field === 'dmis_pp' ? 'pp' : groupOfHeader[top]
}

const known = new WeakMap<SheetLayout, ReadonlyMap<string, FundGroup>>()

/** @returns the fund cells of a Detail layout and the group each belongs to. */
export function fundGroupsOf(layout: SheetLayout): ReadonlyMap<string, FundGroup> {
  const found =
    known.get(layout) ??
    new Map(
      layout.columns.flatMap((column) => {
        const group = toGroup(column)
        return group ? [[column[0], group] as const] : []
      }),
    )
  known.set(layout, found)
  return found
}

/**
 * The fund cells of a UCS Detail row and the group each belongs to.
 * Their sum is reimb_nhso; the OPBKK cells and FS are told apart from it.
 */
export const groupOfFundField: ReadonlyMap<string, FundGroup> = fundGroupsOf(repUcs120)

/** @returns the fund group of a fund cell. */
export function fundGroupOf(field: string): FundGroup {
  const group = groupOfFundField.get(field)
  if (!group) throw new Error(`not a fund cell: ${field}`)
  return group
}
