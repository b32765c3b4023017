/**
 * What kind of answer an error code is. Each family has its own way out, also for a code nobody has described.
 * `correct` goes back to be corrected, `verify` wants evidence, `warning` only tells; `appeal`, `epac` and `held`
 * say where a claim stands; `audit` waits for or failed an audit; the rest deny one kind of payment each.
 */
export const codeFamilies = [
  'correct',
  'verify',
  'warning',
  'accident',
  'transport',
  'disease',
  'preventionConflict',
  'general',
  'highCost',
  'instrument',
  'special',
  'civilServant',
  'prevention',
  'refer',
  'socialSecurity',
  'bangkok',
  'appeal',
  'epac',
  'held',
  'audit',
  'exception',
  'unknown',
] as const
export type CodeFamily = (typeof codeFamilies)[number]

/** The first shape that fits decides. */
const shapes: readonly (readonly [shape: RegExp, family: CodeFamily])[] = [
  [/^\d{3}(?:-\d{1,2})?$/, 'correct'],
  [/^V\d{3}$/, 'verify'],
  [/^W\d{2}$/, 'warning'],
  [/^(?:[BD]0\d{2}|[DW]305)$/, 'audit'],
  [/^(?:AP|EA)\d$/, 'appeal'],
  [/^EP\d$/, 'epac'],
  [/^(?:T\d{2}|HERB_GB)$/, 'held'],
  [/^EXCEPT-./, 'exception'],
  [/^A\d{2}$/, 'accident'],
  [/^B\d{2}$/, 'bangkok'],
  [/^C0[1-9]$/, 'transport'],
  [/^D\d{2}$/, 'disease'],
  [/^F\d{2}$/, 'preventionConflict'],
  [/^G\d{2}$/, 'general'],
  [/^H\d{2}$/, 'highCost'],
  [/^I\d{2}S?$/, 'instrument'],
  [/^M\d{2}$/, 'special'],
  [/^O\d{2}$/, 'civilServant'],
  [/^P\d{2}$/, 'prevention'],
  [/^R\d{2}$/, 'refer'],
  [/^S\d{2}$/, 'socialSecurity'],
]

/**
 * Brings a code of a file into the form lists have it in: no spaces around, upper case, and `C305` as `305`.
 * @param code one token of an Error Code cell
 * @source nhso/columns-peers/error-code-families.json, prefix_rule
 */
export function toListCode(code: string): string {
  const upper = code.trim().toUpperCase()
  return /^C\d{3}(?:-\d{1,2})?$/.test(upper) ? upper.slice(1) : upper
}

/**
 * Tells the family of a code by its shape alone.
 * @param code one token of an Error Code cell, in any case, with or without the prefix `C`
 * @returns `unknown` for a shape no family has
 * @source nhso/columns-peers/error-code-families.json; nhso/formats.md §8.2
 */
export function codeFamilyOf(code: string): CodeFamily {
  const listCode = toListCode(code)
  return shapes.find(([shape]) => shape.test(listCode))?.[1] ?? 'unknown'
}
