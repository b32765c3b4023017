import type { ChangedField } from '#shared/contract/portals.ts'

/** What every version says of itself; that it differs is no news. */
const own = ['version', 'why', 'sources']
const longestValue = 200

type Branch = Readonly<Record<string, unknown>>

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

function toText(value: unknown): string | null {
  if (value === undefined) return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

/** @returns what a list calls one of its members: an id, a field, or the first text of a column; null for none */
function nameOf(member: unknown): string | null {
  const name = Array.isArray(member) ? member[0] : isBranch(member) ? (member['id'] ?? member['field']) : null
  return typeof name === 'string' ? name : null
}

/** Members with names are told apart by them: one more at the front would otherwise change all that follow. */
function toNamed(list: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(list)) return null
  const named = new Map(list.map((member) => [nameOf(member) ?? '', member]))
  return list.length > 0 && named.size === list.length && !named.has('') ? named : null
}

/** @returns the names both have, in the order of the first */
const namesInBoth = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
  [...one.keys()].filter((name) => other.has(name)).join(', ')

function compareNamed(
  shipped: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
  field: string,
): ChangedField[] {
  const [before, after] = [namesInBoth(shipped, now), namesInBoth(now, shipped)]
  const order = before === after ? [] : [{ field, shipped: toText(before), now: toText(after) }]
  const names = new Set([...shipped.keys(), ...now.keys()])
  return [
    ...order,
    ...[...names].flatMap((name) => compare(shipped.get(name), now.get(name), `${field}.${name}`)),
  ]
}

function compare(shipped: unknown, now: unknown, field: string): ChangedField[] {
  const [before, after] = [toNamed(shipped), toNamed(now)]
  if (before && after) return compareNamed(before, after, field)
  if (isBranch(shipped) && isBranch(now)) {
    const names = new Set([...Object.keys(shipped), ...Object.keys(now)])
    return [...names].flatMap((name) =>
      compare(shipped[name], now[name], field === '' ? name : `${field}.${name}`),
    )
  }
  return shipped === now ? [] : [{ field, shipped: toText(shipped), now: toText(now) }]
}

/**
 * @returns every field in which two profiles differ, by its path such as `alive.1`; what has a name stands by it, such as
 *   `layouts.rep-ucs-120.columns.reimb_nhso.2`
 */
export function listChangedFields(shipped: unknown, now: unknown): ChangedField[] {
  return compare(shipped, now, '').filter(({ field }) => !own.includes(field.split('.')[0] ?? field))
}
