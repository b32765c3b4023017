import type { Version } from '#main/features/imports/document-order.ts'
import { addAmounts } from '#shared/model/satang.ts'

/** One issue of a statement with what it says it is; null for what it does not say. */
export type Issue = Version & {
  readonly id: number
  readonly fileId: number
  readonly scheme: string | null
  readonly number: string | null
  readonly account: string | null
  readonly patientType: string | null
  /** Its rows were taken back. */
  readonly isRetired: boolean
  /** REP numbers of its cases; of cases without one the month they were served in, behind an `@`. */
  readonly batches: ReadonlySet<string>
}

/** All that one file says of a document: an issue, or several where its sheets do not say the same of themselves. */
export type Edition = Issue & { readonly issueIds: readonly number[] }

/** How much of two issues is the same. */
export type Overlap = {
  /** Cases that stand in both, whatever they come to. */
  readonly cases: number
  /** Of these, rows that are equal in place and amount. */
  readonly rows: number
  /** Cases of the issue that has fewer. */
  readonly smaller: number
}

/** What a person said of two issues, or null. */
export type Verdict = 'counts' | 'both' | null
export type Relations = {
  /** Looks at the rows of both: asked only where it is needed. */
  readonly overlap: (one: Issue, other: Issue) => Promise<Overlap>
  readonly verdict: (one: Issue, other: Issue) => Verdict
}

const facts = ['number', 'scheme', 'account', 'patientType'] as const

/** @returns whether nothing that both say keeps them from being one document */
function isCompatible(one: Issue, other: Issue): boolean {
  return facts.every((fact) => one[fact] === null || other[fact] === null || one[fact] === other[fact])
}

/** @returns what names a document: its number and its scheme; null where one of them is not known */
export function identityOf({ number, scheme }: Issue): string | null {
  return number === null || scheme === null ? null : `${scheme}|${number}`
}

/** What parts documents of one number and scheme, where they say it. */
const parting = ['account', 'patientType'] as const

/**
 * Parts issues of one number and scheme by account code and patient type. One that does not say it is of the only ones that
 * do; where there are several, its cases have to tell.
 * @returns the documents, and the issues of which it is not said which one they are of
 */
function partByFacts(issues: readonly Issue[]): { documents: Issue[][]; open: Issue[] } {
  const only = parting.map((fact) => {
    const known = new Set(issues.flatMap((issue) => issue[fact] ?? []))
    return known.size > 1 ? null : ([...known][0] ?? '')
  })
  const documents = new Map<string, Issue[]>()
  const open: Issue[] = []
  for (const issue of issues) {
    const facts = parting.map((fact, index) => issue[fact] ?? only[index] ?? null)
    if (facts.includes(null)) open.push(issue)
    else documents.set(facts.join('|'), [...(documents.get(facts.join('|')) ?? []), issue])
  }
  return { documents: [...documents.values()], open }
}

/** @returns how much an issue says of what it is: a copy whose number was lost says less than the statement itself */
export const countFacts = (issue: Issue): number => facts.filter((fact) => issue[fact] !== null).length

export const sharesBatch = (one: Issue, other: Issue): boolean =>
  [...one.batches].some((batch) => other.batches.has(batch))

/**
 * Where more than half of the lesser one's cases stand in the other, too, they are issues of one document. Of two statements
 * of two cases that share one neither is a copy of the other: money of a case would be lost without a word.
 */
async function isSame(one: Issue, other: Issue, { overlap, verdict }: Relations): Promise<boolean> {
  const said = verdict(one, other)
  if (said !== null) return said === 'counts'
  if (!isCompatible(one, other) || !sharesBatch(one, other)) return false
  const { cases, smaller } = await overlap(one, other)
  return cases * 2 > smaller
}

/** @returns the identified documents that hold an issue of which something is not said */
async function findHomes(
  issue: Issue,
  documents: readonly (readonly Issue[])[],
  relations: Relations,
): Promise<(readonly Issue[])[]> {
  const homes: (readonly Issue[])[] = []
  for (const document of documents) {
    for (const member of document) {
      if (!(await isSame(issue, member, relations))) continue
      homes.push(document)
      break
    }
  }
  return homes
}

/** Issues that are the same as another that is the same as another … are one document. */
async function joinAlike(issues: readonly Issue[], relations: Relations): Promise<Issue[][]> {
  const groups: Issue[][] = []
  for (const issue of issues) {
    const alike: Issue[][] = []
    for (const group of groups) {
      for (const member of group) {
        if (!(await isSame(issue, member, relations))) continue
        alike.push(group)
        break
      }
    }
    const others = groups.filter((group) => !alike.includes(group))
    groups.splice(0, groups.length, ...others, [...alike.flat(), issue])
  }
  return groups
}

/**
 * Puts issues together that are issues of one document. Number, scheme, account code and patient type tell it where they
 * are said; where one is missing, the cases do. One that would belong to two documents stays by itself: a person is told.
 * The answer follows from the set of issues and never from their order.
 */
export async function groupIssues(issues: readonly Issue[], relations: Relations): Promise<Issue[][]> {
  const identified = new Map<string, Issue[]>()
  for (const issue of issues) {
    const identity = identityOf(issue)
    if (identity !== null) identified.set(identity, [...(identified.get(identity) ?? []), issue])
  }
  const parted = [...identified.values()].map(partByFacts)
  const documents = parted.flatMap((one) => one.documents)
  const open = [...parted.flatMap((one) => one.open), ...issues.filter((issue) => identityOf(issue) === null)]
  const homed = new Map<readonly Issue[], Issue[]>()
  const homeless: Issue[] = []
  const alone: Issue[][] = []
  for (const issue of open) {
    const [home, ...others] = await findHomes(issue, documents, relations)
    if (home === undefined) homeless.push(issue)
    else if (others.length > 0) alone.push([issue])
    else homed.set(home, [...(homed.get(home) ?? []), issue])
  }
  const whole = documents.map((document) => [...document, ...(homed.get(document) ?? [])])
  return [...whole, ...alone, ...(await joinAlike(homeless, relations))]
}

function join(one: Edition, other: Issue): Edition {
  return {
    ...one,
    issueIds: [...one.issueIds, other.id],
    number: one.number ?? other.number,
    scheme: one.scheme ?? other.scheme,
    account: one.account ?? other.account,
    patientType: one.patientType ?? other.patientType,
    batches: new Set([...one.batches, ...other.batches]),
    rows: one.rows + other.rows,
    satang: addAmounts(one.satang, other.satang),
    asked: addAmounts(one.asked, other.asked),
  }
}

const factsOf = (issue: Issue) => facts.map((fact) => issue[fact] ?? '').join('|')
const byFacts = (one: Issue, other: Issue) => (factsOf(one) < factsOf(other) ? -1 : 1)

/**
 * Puts the issues of one document together that came in one file. They are no versions of each other: a row that stands in a
 * file twice was left out when it was read. So they count together or not at all.
 */
export function toEditions(document: readonly Issue[]): Edition[] {
  const ofFile = new Map<number, Edition>()
  for (const issue of document.toSorted(byFacts)) {
    const known = ofFile.get(issue.fileId)
    ofFile.set(issue.fileId, known === undefined ? { ...issue, issueIds: [issue.id] } : join(known, issue))
  }
  return [...ofFile.values()]
}
