import * as z from 'zod'
import { parseDocumentName } from '#shared/model/document-name.ts'
import { Scheme } from '#shared/model/scheme.ts'
import type { LocalTime } from '#shared/model/thai-date.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** The answer a list of transfers was given for: one source, or all of them, over a range of days. */
export const AskedList = z.object({
  /** As `budgetSource` names it, e.g. `UC`; null for all of them. */
  source: z.string().nullable(),
  firstDay: Day,
  lastDay: Day,
})
export type AskedList = z.infer<typeof AskedList>

/** What the portal said of a file when it was fetched. */
export const PortalWord = z.object({
  scheme: Scheme.nullable(),
  /** When the portal's list says the document was sent, or when a list was asked for; local CE time. */
  listedAt: z.string().nullable(),
  asked: AskedList.nullable(),
})
export type PortalWord = z.infer<typeof PortalWord>

/**
 * Everything that was ever said of some bytes from outside of them. It only grows, so that it does not matter in which
 * order, under which names and how often they came.
 */
export const Outside = z.object({
  names: z.array(z.string()).default([]),
  portal: PortalWord.nullable().default(null),
  /** The scheme a folder is called by in which the file lay. */
  folders: z.array(Scheme).default([]),
  /** What a person said when nothing else did. */
  person: z.object({ scheme: Scheme.nullable(), source: z.string().nullable() }).nullable().default(null),
})
export type Outside = z.infer<typeof Outside>

export const nothingSaid: Outside = { names: [], portal: null, folders: [], person: null }

/** Who says of which scheme a document is. `inside` is the document itself. */
export const schemeSayers = ['inside', 'person', 'portal', 'name', 'folder'] as const
export type SchemeSayer = (typeof schemeSayers)[number]

/** What orders the issues of one document, strongest first; null where nothing tells it. */
export type MadeAt = {
  /** Printed inside, else in a name, else in the portal's list: `YYYY-MM-DDTHH:MM`, or only the day. */
  readonly madeAt: string | null
  /** To the second, as names tell it. */
  readonly namedAt: string | null
  readonly listedAt: string | null
}

const toSet = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].toSorted()
const latestOf = (times: readonly (string | null)[]): string | null =>
  toSet(times.flatMap((time) => time ?? [])).at(-1) ?? null

/** @returns what all that speak agree on; null when nobody speaks, or they contradict each other */
function agreedOn<T extends string>(said: readonly (T | null)[]): T | null {
  const [one, ...others] = toSet(said.flatMap((word) => word ?? []))
  return one === undefined || others.length > 0 ? null : one
}

/** The same bytes answered each of these questions, so they answer all of them together. */
function toWidest(asked: readonly (AskedList | null)[]): AskedList | null {
  const lists = asked.flatMap((list) => list ?? [])
  const [first] = lists.map(({ firstDay }) => firstDay).toSorted()
  const last = latestOf(lists.map(({ lastDay }) => lastDay))
  if (first === undefined || last === null) return null
  return { source: agreedOn(lists.map(({ source }) => source ?? '')) || null, firstDay: first, lastDay: last }
}

function mergePortal(words: readonly PortalWord[]): PortalWord | null {
  if (words.length === 0) return null
  return {
    scheme: agreedOn(words.map(({ scheme }) => scheme)),
    listedAt: latestOf(words.map(({ listedAt }) => listedAt)),
    asked: toWidest(words.map(({ asked }) => asked)),
  }
}

/** @returns both together: the same whatever came first; of a person the last word */
export function mergeOutside(known: Outside, more: Outside): Outside {
  return {
    names: toSet([...known.names, ...more.names]),
    portal: mergePortal([known.portal, more.portal].flatMap((word) => word ?? [])),
    folders: toSet([...known.folders, ...more.folders]),
    person: more.person ?? known.person,
  }
}

/** @returns the scheme of a document and who says it: the strongest that says it at all; null when nobody does */
export function findScheme(
  inside: string | null,
  { person, portal, names, folders }: Outside,
): { readonly scheme: string; readonly saidBy: SchemeSayer } | null {
  const said: Readonly<Record<SchemeSayer, string | null>> = {
    inside,
    person: person?.scheme ?? null,
    portal: portal?.scheme ?? null,
    name: agreedOn(names.map((name) => parseDocumentName(name)?.scheme ?? null)),
    folder: agreedOn(folders),
  }
  for (const saidBy of schemeSayers) {
    const scheme = said[saidBy]
    if (scheme !== null) return { scheme, saidBy }
  }
  return null
}

const dayLength = 10
const minuteLength = 16

/** Midnight is how a day without a time is kept. */
function toMinute(time: LocalTime | null): string | null {
  if (time === null) return null
  return time.slice(0, time.endsWith('T00:00:00') ? dayLength : minuteLength)
}

/**
 * @param printedAt local CE time; midnight stands for a day without a time
 * @returns when a document was made, as far as anything tells it
 */
export function findMadeAt(printedAt: LocalTime | null, { names, portal }: Outside): MadeAt {
  const namedAt = latestOf(names.map((name) => parseDocumentName(name)?.producedAt ?? null))
  const listedAt = portal?.listedAt ?? null
  return { madeAt: toMinute(printedAt ?? namedAt ?? listedAt), namedAt, listedAt }
}

/** @returns the key by which issues of one document are put in order; one that tells nothing comes before all others */
export function toOrderKey({ madeAt, namedAt, listedAt }: MadeAt): string {
  return [madeAt, namedAt, listedAt].map((time) => time ?? '').join(' ')
}

/** Where one tells only a day, and the other a time of that day, neither is told to be later. */
const mayBeSame = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)

/**
 * Whether evidence shows that one issue is newer than another. What only one of them tells decides nothing.
 * @returns true, false for the other way round, or null when nobody can tell
 */
export function isTellablyNewer(one: MadeAt, other: MadeAt): boolean | null {
  const [made, otherMade] = [one.madeAt ?? '', other.madeAt ?? '']
  if (!mayBeSame(made, otherMade)) return made > otherMade
  for (const level of ['namedAt', 'listedAt'] as const) {
    const [mine, theirs] = [one[level], other[level]]
    if (mine !== null && theirs !== null && mine !== theirs) return mine > theirs
  }
  return null
}
