import { getForm } from '#main/features/practice/maker/forms.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** Satang by fund group, as the Summary sheet of the same file names them; a group without money is absent. */
export type GroupMoney = Readonly<Record<string, number>>

/** The fund groups of UCS and ORF files by their fields; PP counts apart although its cell stands under DMIS. */
const groupsByField: readonly (readonly [RegExp, string])[] = [
  [/^(?:iphc|ophc|cr_ophc_.*|cr_ontop)$/, 'hc'],
  [/^(?:ae_.*|cr_ae04|cr_carae_ae08)$/, 'ae'],
  [/^(?:opinst|inst|cr_opinst_hc09)$/, 'inst'],
  [/^(?:ipaec|ipaer|ipinrg[cr]|ipinspsn|ipprcc|ipprcc_puc|ipbkk_inst|ip_ontop)$/, 'ip'],
  [/^(?:dmis_pp|cr_pp)$/, 'pp'],
  [/^(?:drug|cr_drug)$/, 'drug'],
  [/^(?:cataract_.*|dmis.*|rcuhos[cr]_.*|cr_(?!total$).*)$/, 'dmis'],
]

/** Groups of SSS files by the header above them. */
const groupsOfSss: Readonly<Record<string, string>> = {
  IP: 'ip',
  OP: 'op',
  AE: 'ae',
  HC: 'hc',
  INT: 'int',
  'ON TOP': 'ot',
  PP: 'pp',
}

/** Real codes of SSS, and the groups of older practice files. */
const ofSss = /^(?:(?:ip|op|ae|hc|int)_.*ss[si]|ontop_.*|pp_amt)$| › /

function toGroup([field, type, top = '']: Column): string | undefined {
  if (type !== 'money') return undefined
  // an agency's cases are its funds
  if (field.startsWith('case_')) return field.slice('case_'.length)
  const ofSocial = ofSss.test(field) ? groupsOfSss[top] : undefined
  if (ofSocial) return ofSocial
  return groupsByField.find(([fields]) => fields.test(field))?.[1]
}

const known = new WeakMap<SheetLayout, ReadonlyMap<string, string>>()

/** @returns the fund cells of a Detail form and the group each belongs to. */
export function fundGroupsOf(form: SheetLayout): ReadonlyMap<string, string> {
  const found =
    known.get(form) ??
    new Map(
      form.columns.flatMap((column) => {
        const group = toGroup(column)
        return group ? [[column[0], group] as const] : []
      }),
    )
  known.set(form, found)
  return found
}

/**
 * The fund cells of a UCS Detail row and the group each belongs to.
 * Their sum is reimb_nhso; the OPBKK cells and FS are told apart from it.
 */
export const groupOfFundField: ReadonlyMap<string, string> = fundGroupsOf(getForm('rep-ucs-120', 'today'))

/** @returns the fund group of a fund cell. */
export function fundGroupOf(field: string): string {
  const group = groupOfFundField.get(field)
  if (!group) throw new Error(`not a fund cell: ${field}`)
  return group
}
