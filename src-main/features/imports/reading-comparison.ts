import type { Store } from '#main/database/store.ts'
import type { ReadToday } from '#main/features/imports/import-job.ts'
import { selectChecks, selectFigures, selectNews } from '#main/features/imports/readings.sql.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import type { CheckChange, ReadingComparison } from '#shared/contract/readings.ts'

type File = { readonly id: number; readonly name: string; readonly kind: string }

const keyOf = ({ against, where, what }: ImportCheck) => JSON.stringify([against, where, what])

const sideOf = (check: ImportCheck | undefined) =>
  check ? { expected: check.expected, found: check.found, isEqual: check.isEqual } : null

/** @returns checks that come out otherwise, in the order they are made today, then those nobody makes any more */
export function listChangedChecks(
  before: readonly ImportCheck[],
  after: readonly ImportCheck[],
): CheckChange[] {
  const was = new Map(before.map((check) => [keyOf(check), check]))
  const is = new Map(after.map((check) => [keyOf(check), check]))
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)]
    const check = now ?? old
    const change = { before: sideOf(old), after: sideOf(now) }
    if (check === undefined || JSON.stringify(change.before) === JSON.stringify(change.after)) return []
    const { against, where, what, isMoney } = check
    // whoever brings a file again does not know what the portal said of it
    if (against === 'portal' && (!old || !now)) return []
    return [{ against, where, what, isMoney, ...change }]
  })
}

/** @returns what the portal said of a file when it was imported, as far as its checks tell */
export function findCounts(checks: readonly ImportCheck[]): ControlCounts | null {
  const said = checks.filter(({ against }) => against === 'portal')
  if (said.length === 0) return null
  const expected = (name: string) => said.find(({ what }) => what === name)?.expected ?? null
  return { total: expected('rows'), passed: expected('passed'), failed: expected('failed') }
}

/** Lays what a file would come to today beside what stands in the store. */
export async function compareReading(
  store: Store,
  { id, name, kind }: File,
  today: ReadToday,
): Promise<ReadingComparison> {
  if (today.state === 'failed') return { state: 'failed', id, name, reason: today.reason }
  return store.read(async (db) => ({
    state: 'compared',
    id,
    name,
    before: await selectFigures(db, id, kind),
    after: today.figures,
    checks: listChangedChecks(await selectChecks(db, id), today.checks),
    news: { before: await selectNews(db, id), after: today.news },
  }))
}

/** @returns whether a file comes to the same today: its rows, its amounts, its checks and what is told of it */
export function isSame(comparison: ReadingComparison): boolean {
  if (comparison.state !== 'compared') return false
  const { before, after, checks, news } = comparison
  const isEqual = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)
  return isEqual(before, after) && checks.length === 0 && isEqual(news.before, news.after)
}
