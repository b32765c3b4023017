import { addUp } from '#main/features/imports/rep-checks.ts'
import type { RowGroup, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import type { Part } from '#shared/model/layouts/layout.ts'

/** Rows of one batch in one block of one sheet: cases themselves, or what a summary says of them. */
export type Entry = {
  readonly batch: string
  readonly block: string
  readonly sheet: SheetOutcome
  readonly group: RowGroup
}

/** The same batch or block, as a summary says it and as the cases have it. */
export type Pair = {
  /** E.g. `681100001 appeal`; null for the whole file. */
  readonly where: string | null
  readonly said: readonly Entry[]
  readonly found: readonly Entry[]
}

/** @returns the groups of all sheets with batch and block apart */
export function toEntries(sheets: readonly SheetOutcome[]): Entry[] {
  return sheets.flatMap((sheet) =>
    sheet.groups.map((group) => {
      const [batch = '', block = ''] = group.key.split('|')
      return { batch, block, sheet, group }
    }),
  )
}

const unique = (texts: readonly string[]) => [...new Set(texts)]

function toWhere(batch: string, block: string): string | null {
  return [batch, block === 'whole' ? '' : block].filter((part) => part !== '').join(' ') || null
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

/** Blocks are told apart only where both sides do: a side without blocks is about all of them. */
function pairBlocks(batch: string, said: readonly Entry[], found: readonly Entry[]): Pair[] {
  const blocks = unique([...said, ...found].map(({ block }) => block))
  if (blocks.includes('whole')) return [{ where: toWhere(batch, 'whole'), said, found }]
  return blocks.map((block) => ({
    where: toWhere(batch, block),
    said: said.filter((entry) => entry.block === block),
    found: found.filter((entry) => entry.block === block),
  }))
}

/** @returns what stands on either side by block, all batches together */
export function pairByBlock(said: readonly Entry[], found: readonly Entry[]): Pair[] {
  return pairBlocks('', said, found)
}

/** @returns what stands on either side by batch and block */
export function pairByBatch(said: readonly Entry[], found: readonly Entry[]): Pair[] {
  const ofSummary = groupBy(said, ({ batch }) => batch)
  const ofCases = groupBy(found, ({ batch }) => batch)
  return unique([...ofSummary.keys(), ...ofCases.keys()]).flatMap((batch) =>
    pairBlocks(batch, ofSummary.get(batch) ?? [], ofCases.get(batch) ?? []),
  )
}

/** One amount or count that both sides tell, and what it is called. */
export type Measure = {
  /** `rows`, or a money field of the cases. */
  readonly what: string
  /** No fields: the sheet has no column of it. */
  readonly fieldsOf: (entry: Entry) => readonly string[]
  readonly valueOf: (entry: Entry) => number | null
}

function toMeasure(what: string, fieldsIn: (sheet: SheetOutcome) => readonly string[]): Measure {
  const fieldsOf = ({ sheet, group }: Entry) => fieldsIn(sheet).filter((field) => field in group.sums)
  return {
    what,
    fieldsOf,
    valueOf: (entry) => addUp(fieldsOf(entry).map((field) => entry.group.sums[field])),
  }
}

/** @returns what plays a part, whatever its fields are called in either sheet */
export function measurePart(what: string, part: Part): Measure {
  return toMeasure(what, ({ layout }) => layout.parts[part] ?? [])
}

/** @returns an amount that is called the same on both sides */
export function measureField(field: string): Measure {
  return toMeasure(field, () => [field])
}
