import * as z from 'zod'
import { headerOf } from '#shared/model/list-correction.ts'
import { ListField, type ListReading, type ReadColumn } from '#shared/model/list-reading.ts'

/** One thing of a list that is not as it was when it was read well. Columns count from 0. */
export const ListChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('headerGone'), header: z.string(), index: z.int() }),
  z.object({ kind: z.literal('headerNew'), header: z.string(), index: z.int() }),
  z.object({ kind: z.literal('headerMoved'), header: z.string(), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('fieldLost'), field: ListField, index: z.int() }),
  z.object({ kind: z.literal('fieldMoved'), field: ListField, from: z.int(), to: z.int() }),
  /** Ids of the tables of the page. */
  z.object({ kind: z.literal('tables'), before: z.array(z.string()), now: z.array(z.string()) }),
  /** Kinds of links with their targets. */
  z.object({ kind: z.literal('links'), before: z.array(z.string()), now: z.array(z.string()) }),
  /** Numbers of cells that rows have. */
  z.object({ kind: z.literal('cells'), before: z.array(z.int()), now: z.array(z.int()) }),
  z.object({ kind: z.literal('keyGone'), path: z.string() }),
  z.object({ kind: z.literal('keyNew'), path: z.string() }),
])
export type ListChange = z.infer<typeof ListChange>

type Placed = { readonly text: string; readonly index: number }
type Table = NonNullable<ListReading['structure']>['tables'][number]

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]
const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((value, at) => value === other[at])

/** The table with the most lines is the one the list is in; a layout table around it has few. */
function mainTable({ structure }: ListReading): Table | null {
  return structure?.tables.toSorted((one, other) => other.rows - one.rows)[0] ?? null
}

/** A page of which nothing was understood has its headers in its tables only. */
function listHeaders(reading: ListReading): Placed[] {
  if (reading.columns.length > 0)
    return reading.columns.flatMap((column) => {
      const text = headerOf(column)
      return text === null ? [] : [{ text, index: column.index }]
    })
  const rows = mainTable(reading)?.headers ?? []
  return rows.flatMap((row) => row.flatMap((text, index) => (text === '' ? [] : [{ text, index }])))
}

/** A header that stands there twice is the first of its name, the second, and so on. */
function toNumbered(headers: readonly Placed[]): Map<string, Placed> {
  const seen = new Map<string, number>()
  return new Map(
    headers.map((header) => {
      const count = (seen.get(header.text) ?? 0) + 1
      seen.set(header.text, count)
      return [`${header.text} #${count}`, header] as const
    }),
  )
}

function compareHeaders(before: ListReading, now: ListReading): ListChange[] {
  const [old, fresh] = [toNumbered(listHeaders(before)), toNumbered(listHeaders(now))]
  const gone = [...old].flatMap(([name, { text, index }]): ListChange[] => {
    const same = fresh.get(name)
    if (!same) return [{ kind: 'headerGone', header: text, index }]
    return same.index === index ? [] : [{ kind: 'headerMoved', header: text, from: index, to: same.index }]
  })
  const added = [...fresh].flatMap(([name, { text, index }]): ListChange[] =>
    old.has(name) ? [] : [{ kind: 'headerNew', header: text, index }],
  )
  return [...gone, ...added]
}

const columnOf = (columns: readonly ReadColumn[], field: ListField) =>
  columns.find((column) => column.field === field)
const isNamed = (column: ReadColumn | undefined) => column?.reasons.includes('correction') ?? false

function compareFields(before: ListReading, now: ListReading, said: readonly ListField[]): ListChange[] {
  return ListField.options.flatMap((field): ListChange[] => {
    const [old, fresh] = [columnOf(before.columns, field), columnOf(now.columns, field)]
    // where a person named the column, it is she who changed it
    const isSaid = said.includes(field) || isNamed(old) || isNamed(fresh)
    if (!old || isSaid || old.index === fresh?.index) return []
    return fresh
      ? [{ kind: 'fieldMoved', field, from: old.index, to: fresh.index }]
      : [{ kind: 'fieldLost', field, index: old.index }]
  })
}

const idsOf = ({ structure }: ListReading) => unique(structure?.tables.flatMap(({ id }) => id ?? []) ?? [])
const linksOf = ({ structure }: ListReading) =>
  unique(
    structure?.tables.flatMap(({ links }) => links.map(({ kind, target }) => `${kind} ${target}`)) ?? [],
  ).toSorted()

function compareStructures(before: ListReading, now: ListReading): ListChange[] {
  if (!before.structure || !now.structure) return []
  const changes: ListChange[] = []
  const parts = [['tables', idsOf] as const, ['links', linksOf] as const]
  for (const [kind, of] of parts)
    if (!isSame(of(before), of(now))) changes.push({ kind, before: of(before), now: of(now) })
  const [old, fresh] = [mainTable(before)?.cellCounts ?? [], mainTable(now)?.cellCounts ?? []]
  if (!isSame(old, fresh)) changes.push({ kind: 'cells', before: old, now: fresh })
  const [keys, freshKeys] = [before.structure.keys, now.structure.keys].map((list) =>
    unique(list.map(({ path }) => path)),
  )
  for (const path of keys ?? []) if (!freshKeys?.includes(path)) changes.push({ kind: 'keyGone', path })
  for (const path of freshKeys ?? []) if (!keys?.includes(path)) changes.push({ kind: 'keyNew', path })
  return changes
}

/**
 * @param said fields of which a person said where they stand; that they are elsewhere is no change of the list
 * @returns what of a list is not as it was: columns, headers, tables, links, cells and keys, in this order
 */
export function listChanges(
  before: ListReading,
  now: ListReading,
  said: readonly ListField[] = [],
): ListChange[] {
  // a failure of the network, or an empty list, shows no page to compare
  const hasPage = now.columns.length > 0 || now.structure !== null
  if (!hasPage) return []
  const headers = compareHeaders(before, now)
  // a column that moved with its header is told once
  const isTold = (one: ListChange) =>
    one.kind === 'fieldMoved' &&
    headers.some((other) => other.kind === 'headerMoved' && other.from === one.from && other.to === one.to)
  const fields = compareFields(before, now, said).filter((one) => !isTold(one))
  return [...fields, ...headers, ...compareStructures(before, now)]
}

const columnKinds: readonly ListChange['kind'][] = [
  'headerGone',
  'headerNew',
  'headerMoved',
  'fieldLost',
  'fieldMoved',
]

/** @returns whether a change concerns the columns, so that a person should look; other months have other links and cells */
export function isOfColumns({ kind }: ListChange): boolean {
  return columnKinds.includes(kind)
}

/** How a list stands: as its newest reading found it, or `changed` when it worked and is no longer as it was. */
export type ListState = 'unread' | 'read' | 'empty' | 'failed' | 'changed'

/** @param good the last reading that worked before the list changed @param said as in `listChanges` */
export function listState(
  newest: ListReading | null,
  good: ListReading | null,
  said: readonly ListField[] = [],
): ListState {
  if (newest === null) return 'unread'
  const { ending } = newest
  if (good === null || ending.state === 'empty') return ending.state
  if (ending.state === 'failed') return ending.code === 'portal.pageChanged' ? 'changed' : 'failed'
  return listChanges(good, newest, said).some(isOfColumns) ? 'changed' : 'read'
}
