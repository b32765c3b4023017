import type { ChangedField } from '#shared/contract/portals.ts'

/** What every version says of itself; that it differs is no news. */
const own = ['version', 'why']
const longestValue = 200

type Branch = Readonly<Record<string, unknown>>

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

function toText(value: unknown): string | null {
  if (value === undefined) return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function compare(shipped: unknown, now: unknown, field: string): ChangedField[] {
  if (isBranch(shipped) && isBranch(now)) {
    const names = new Set([...Object.keys(shipped), ...Object.keys(now)])
    return [...names].flatMap((name) =>
      compare(shipped[name], now[name], field === '' ? name : `${field}.${name}`),
    )
  }
  return shipped === now ? [] : [{ field, shipped: toText(shipped), now: toText(now) }]
}

/** @returns every field in which two profiles differ, by its path such as `list.columns.4.headers.1`. */
export function listChangedFields(shipped: unknown, now: unknown): ChangedField[] {
  return compare(shipped, now, '').filter(({ field }) => !own.includes(field.split('.')[0] ?? field))
}
