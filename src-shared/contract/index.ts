import { attention } from '#shared/contract/attention.ts'
import { claims } from '#shared/contract/claims.ts'
import { completeness } from '#shared/contract/completeness.ts'
import { dashboard } from '#shared/contract/dashboard.ts'
import type {
  Command,
  Entry,
  Event,
  InputOf,
  OutputOf,
  ParsedInputOf,
  PayloadOf,
  Query,
} from '#shared/contract/define.ts'
import { diagnostics } from '#shared/contract/diagnostics.ts'
import { downloads } from '#shared/contract/downloads.ts'
import { imports } from '#shared/contract/imports.ts'
import { layouts } from '#shared/contract/layouts.ts'
import { network } from '#shared/contract/network.ts'
import { portalLists } from '#shared/contract/portal-lists.ts'
import { portals } from '#shared/contract/portals.ts'
import { quality } from '#shared/contract/quality.ts'
import { queue } from '#shared/contract/queue.ts'
import { reference } from '#shared/contract/reference.ts'
import { schedule } from '#shared/contract/schedule.ts'
import type { User } from '#shared/contract/session.ts'
import { session } from '#shared/contract/session.ts'
import { settings } from '#shared/contract/settings.ts'
import { setup } from '#shared/contract/setup.ts'
import { store } from '#shared/contract/store.ts'

/** The one list of everything Satang can do. Nothing is possible that is not here. */
export const contract = {
  attention,
  claims,
  completeness,
  dashboard,
  diagnostics,
  downloads,
  imports,
  layouts,
  network,
  portalLists,
  portals,
  quality,
  queue,
  reference,
  schedule,
  session,
  settings,
  setup,
  store,
}

export type Contract = typeof contract
export type Feature = keyof Contract

type EntriesOf<Kind> = {
  [F in Feature]: {
    [V in keyof Contract[F] & string]: Contract[F][V] extends Kind ? `${F}.${V}` : never
  }[keyof Contract[F] & string]
}[Feature]

/** `dashboard.get` and the like. */
export type QueryName = EntriesOf<Query>
export type CommandName = EntriesOf<Command>
export type EventName = EntriesOf<Event>
export type CallName = QueryName | CommandName

/** The entry that stands at an address. */
export type EntryAt<Name extends string> = Name extends `${infer F extends Feature}.${infer V}`
  ? V extends keyof Contract[F]
    ? Contract[F][V]
    : never
  : never

export type Input<Name extends CallName> = InputOf<EntryAt<Name>>
/** The input after parsing, as handlers get it. */
export type ParsedInput<Name extends CallName> = ParsedInputOf<EntryAt<Name>>
export type Output<Name extends CallName> = OutputOf<EntryAt<Name>>
export type Payload<Name extends EventName> = PayloadOf<EntryAt<Name>>

/** Who calls: a window's user, the command line, or the nightly schedule. `connection` tells sessions apart. */
export type Caller = { readonly connection: string; readonly user: User | null }

/** One function for each query and command of a feature; a missing or misspelt one does not compile. */
export type Handlers<F extends Feature> = {
  readonly [V in keyof Contract[F] as Contract[F][V] extends Query | Command ? V : never]: (
    input: ParsedInputOf<Contract[F][V]>,
    caller: Caller,
  ) => Promise<OutputOf<Contract[F][V]>>
}

const entriesByName: ReadonlyMap<string, Entry> = new Map(
  Object.entries(contract).flatMap(([feature, verbs]) =>
    Object.entries(verbs as Record<string, Entry>).map(
      ([verb, entry]) => [`${feature}.${verb}`, entry] as const,
    ),
  ),
)

/** @returns every entry with its address, in the order of the list. */
export function listEntries(): readonly (readonly [name: string, entry: Entry])[] {
  return [...entriesByName]
}

/** @returns the entry at an address, or undefined when there is none. */
export function findEntry(name: string): Entry | undefined {
  return entriesByName.get(name)
}
