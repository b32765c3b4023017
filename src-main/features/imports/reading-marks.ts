import { createHash } from 'node:crypto'
import * as z from 'zod'
import { firstMarks } from '#main/features/imports/first-marks.ts'
import type { SheetCount } from '#shared/contract/imports.ts'
import type { OlderReading } from '#shared/contract/readings.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { shippedLayoutPack } from '#shared/model/layouts/layout-pack.ts'

/**
 * What rows of a kind of file come to once their layout is known: raised when the reading itself changes what counts,
 * so that files read before are told apart although their layouts stayed as they were.
 * REP 2: what NHSO would have paid for a claim that failed is no approved money. REP 3, STM 2, SMT 2: when a document was
 * made and what it is of is read from inside, apart from its name; rows that repeat count once.
 */
const coreMeanings: Readonly<Record<string, number>> = { REP: 3, STM: 2, SMT: 2 }

/** With what a file was read: the reading itself, the pack, and each layout by a mark of its meaning. */
export const ReadingMarks = z.object({
  core: z.int().default(1),
  /** 0 for what was read before there were packs. */
  pack: z.int().default(0),
  /** Null for a layout as it was before there were packs. */
  layouts: z.record(z.string(), z.string().nullable()).default({}),
  /** Whether the file says inside that the practice hospital made it; absent where nobody looked when it came. */
  isPractice: z.boolean().optional(),
})
export type ReadingMarks = z.infer<typeof ReadingMarks>

/** An installed pack of layouts. */
export type PackInUse = { readonly version: number; readonly layouts: readonly SheetLayout[] }

/** What files are read with. */
export type LayoutsInUse = {
  /** Made here; they are tried beside those of the pack. */
  readonly layouts: readonly SheetLayout[]
  /** Absent while the layouts the app ships are in use. */
  readonly pack?: PackInUse
}

const marks = new WeakMap<SheetLayout, string>()

/** @returns every layout a job reads with: those of the pack in use, then those made here */
export function layoutsInUse({ layouts: made, pack }: LayoutsInUse): readonly SheetLayout[] {
  const ofPack = pack?.layouts ?? shippedLayouts
  // the same list every time: what the recogniser works out goes with it
  return made.length === 0 ? ofPack : [...ofPack, ...made]
}

/**
 * Marks what a layout makes of a sheet: which rows, columns and parts there are. How headers are worded or where they
 * stand is no part of it: once a column is found, it means the same.
 */
export function markOf(layout: SheetLayout): string {
  const known = marks.get(layout)
  if (known !== undefined) return known
  const { rows, key, scheme = null, columns, groups = [], parts } = layout
  const fields = columns.map(([field, type]) => `${field} ${type}`).toSorted()
  const others = groups.map(({ field, type }) => `${field} ${type}`).toSorted()
  const played = Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const meaning = JSON.stringify([rows, key.field, key.shape, scheme, fields, others, played])
  const mark = createHash('sha256').update(meaning).digest('hex').slice(0, 16)
  marks.set(layout, mark)
  return mark
}

/** Marks what a file was read with, to tell later whether it would be read otherwise. */
export function toReadingMarks(kind: string, sheets: readonly SheetCount[], job: LayoutsInUse): ReadingMarks {
  const used = new Set(sheets.flatMap(({ layout }) => layout ?? []))
  const layouts = layoutsInUse(job).filter(({ id }) => used.has(id))
  return {
    core: coreMeanings[kind] ?? 1,
    pack: job.pack?.version ?? shippedLayoutPack.version,
    // in the order of their names: what is written says nothing of the order of sheets
    layouts: Object.fromEntries(
      layouts
        .map((layout) => [layout.id, markOf(layout)] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  }
}

/**
 * @param kind `REP`, `STM` or `SMT`
 * @returns why a file would be read otherwise today; null when it would not
 */
export function findWhyOlder(
  kind: string,
  read: ReadingMarks,
  job: LayoutsInUse,
): OlderReading['why'] | null {
  if (read.core < (coreMeanings[kind] ?? 1)) return { state: 'reading' }
  const now = new Map(layoutsInUse(job).map((layout) => [layout.id, layout]))
  for (const [id, mark] of Object.entries(read.layouts)) {
    const layout = now.get(id)
    const before = mark ?? firstMarks[id]
    // a layout that is gone cannot read the file again, and one made here stays as it was made
    if (layout && before !== undefined && before !== markOf(layout)) return { state: 'layout', layout: id }
  }
  return null
}
