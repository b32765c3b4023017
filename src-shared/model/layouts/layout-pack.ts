import * as z from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import { findLayout, shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { Part, SheetLayout } from '#shared/model/layouts/layout.ts'
import { LayoutShape } from '#shared/model/layouts/layout-shape.ts'
import { moneyOwnerOf } from '#shared/model/layouts/money-owners.ts'

/** Grows when a pack needs what an older Satang cannot follow: new kinds of rows, types, parts or fields of a layout. */
export const knownPackVersion = 1

const Text = z.string().trim().min(1).max(300)
const Both = z.strictObject({ th: Text, en: Text })

/** Every layout that sheets are read with, as one file the vendor signs. @see SheetLayout */
const LayoutPackShape = z.strictObject({
  schemaVersion: z.literal(knownPackVersion),
  id: z.literal('nhso-layouts'),
  kind: z.literal('layouts'),
  /** Grows by every change that leaves the vendor. */
  version: z.int().min(1),
  title: Both,
  /** What made this version necessary. */
  why: Both,
  /** What the layouts follow; nobody has to believe a layout that says nothing of that. */
  sources: z.array(Text).min(1).max(20),
  layouts: z.array(LayoutShape).min(1).max(200),
})
export type LayoutPack = Omit<z.infer<typeof LayoutPackShape>, 'sources' | 'layouts'> & {
  readonly sources: readonly string[]
  readonly layouts: readonly SheetLayout[]
}

/** The pack this version of the app ships: the `.layout.ts` files. Raise `version` and say `why` when one changes. */
export const shippedLayoutPack: LayoutPack = {
  schemaVersion: knownPackVersion,
  id: 'nhso-layouts',
  kind: 'layouts',
  version: 2,
  title: { th: 'แบบไฟล์ของ สปสช. (REP, STM, SMT)', en: 'NHSO’s file layouts (REP, STM, SMT)' },
  why: {
    th: 'อ่านข้อมูลเหนือรายการของ STM ฟอกไต (XML) และงวดในรายชื่อผู้ป่วยของรายการโอน ยอดขอเบิกฟอกไต กทม. และ ขสมก. รวมค่ายา EPO',
    en: 'What stands above the bills of dialysis XML, the round in person lists of transfers, and EPO in what BKK and BMT dialysis asked for',
  },
  sources: [
    'หัวตารางของไฟล์จริง พ.ศ. 2569 (nhso/columns-real)',
    'ไฟล์ REP เบิกจ่ายตรง พ.ศ. 2566 จำนวน 27 ไฟล์ (nhso/corrections.md)',
    'รูปแบบไฟล์ที่รวบรวมไว้ (nhso/formats.md)',
  ],
  layouts: shippedLayouts,
}

const moneyParts: readonly Part[] = [
  ...(['claimed', 'approved', 'gross', 'held', 'deducted'] as const),
  ...(['guarantee', 'tax', 'setOff', 'net'] as const),
]

/** @returns what a layout names that it does not have, or says that may not be; null when all is well */
function findContradiction(layout: SheetLayout): string | null {
  const { id, columns, groups = [], parts, key, optional = [], expected = [], otherHeaders = {} } = layout
  const types = new Map(
    [...columns, ...groups.map(({ field, type }) => [field, type] as const)].map(([field, type]) => [
      field,
      type,
    ]),
  )
  const named = [
    key.field,
    ...Object.values(parts).flat(),
    ...optional,
    ...expected,
    ...Object.keys(otherHeaders),
  ]
  const unknown = named.find((field) => !types.has(field))
  if (unknown !== undefined) return `no column ${unknown}`
  if (types.size !== columns.length + groups.length) return 'a field twice'
  const money = moneyParts.flatMap((part) => parts[part] ?? [])
  const other = money.find((field) => types.get(field) !== 'money')
  if (other !== undefined) return `${other} is no money`
  // in an answer to a claim it is what the patient paid
  if (layout.rows === 'claim' && parts.approved?.includes('paid')) return 'paid is not approved'
  const patients = money.find((field) => moneyOwnerOf(layout, field) === 'patient')
  if (patients !== undefined) return `${patients} is the patient’s`
  return id.includes('@') ? 'an id of a layout made here' : null
}

/** A pack adds and changes; one that lacks a layout would leave files of that kind outside. */
function findPackContradiction(layouts: readonly SheetLayout[]): { field: string; reason: string } | null {
  const ids = new Set(layouts.map(({ id }) => id))
  if (ids.size !== layouts.length) return { field: 'layouts', reason: 'each id once' }
  const missing = shippedLayouts.find(({ id }) => !ids.has(id))
  if (missing) return { field: 'layouts', reason: `${missing.id} is missing` }
  for (const layout of layouts) {
    const reason = findContradiction(layout)
    if (reason !== null) return { field: `layouts.${layout.id}`, reason }
  }
  return null
}

const Versioned = z.looseObject({ schemaVersion: z.int() })

/** @returns whether a document says that it is a pack of layouts; whether it is a good one is not looked at */
export function isLayoutPack(document: unknown): boolean {
  return z.looseObject({ kind: z.literal('layouts') }).safeParse(document).success
}

/**
 * @param pack the installed one, or null while the shipped one is in use
 * @param id as `findLayout` takes it
 * @returns the layout with the columns of the pack in use; of one it does not know, the shipped one
 */
export function findLayoutIn(pack: Pick<LayoutPack, 'layouts'> | null, id: string): SheetLayout | undefined {
  const base = id.split('@')[0] ?? id
  return pack?.layouts.find((layout) => layout.id === base) ?? findLayout(base)
}

/** @throws AppError `profile.shape` when it is the profile of a portal */
export function toLayoutPack(profile: LayoutPack | { readonly kind: 'eclaim' | 'transfers' }): LayoutPack {
  if (profile.kind === 'layouts') return profile
  throw new AppError('profile.shape', { field: 'kind', reason: profile.kind })
}

/**
 * Reads a pack out of the JSON of its file.
 * @throws AppError `profile.needsNewerApp`, or `profile.shape` with the first field that is wrong and why
 */
export function parseLayoutPack(document: unknown): LayoutPack {
  const versioned = Versioned.safeParse(document)
  if (versioned.success && versioned.data.schemaVersion > knownPackVersion) {
    const found = versioned.data.schemaVersion
    throw new AppError('profile.needsNewerApp', { found, known: knownPackVersion })
  }
  const parsed = LayoutPackShape.safeParse(document)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.join('.') || 'layouts'
    throw new AppError('profile.shape', { field, reason: issue?.message ?? '' })
  }
  const wrong = findPackContradiction(parsed.data.layouts)
  if (wrong !== null) throw new AppError('profile.shape', wrong)
  return parsed.data
}
