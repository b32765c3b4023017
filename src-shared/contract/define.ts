import type * as z from 'zod'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { Permission } from '#shared/model/roles.ts'

/** Who may call an entry: anyone before sign-in, or a signed-in user whose role holds the permission. */
export type Allow = 'anyone' | Permission

/** An open store before the first set-up, and after it: of the practice hospital or of a real one. */
export const openStages = ['setup', 'practice', 'real'] as const
export type OpenStage = (typeof openStages)[number]

/** What Satang is at a moment; `trouble` while its store cannot be opened. */
export const stages = ['trouble', ...openStages] as const
export type Stage = (typeof stages)[number]

/**
 * Who may call an entry, and in which stages. What anyone may call names them. The rest is for an open store; before the
 * first set-up only `system` calls it, for there are no users yet.
 */
type Access =
  | { readonly allow: 'anyone'; readonly in: readonly Stage[] }
  | { readonly allow: Permission; readonly in?: readonly Stage[] }

type Shape = z.ZodType
/** Addresses of entries, `feature.verb`. */
export type EntryName = string

export type Query<
  Input extends Shape = Shape,
  Output extends Shape = Shape,
  Errors extends readonly ErrorCode[] = readonly ErrorCode[],
> = {
  readonly kind: 'query'
  readonly allow: Allow
  /** In which stages; `openStages` when it does not say. */
  readonly in?: readonly Stage[]
  readonly input: Input
  readonly output: Output
  /** Expected failures beside the common ones. */
  readonly errors: Errors
}

export type Command<
  Input extends Shape = Shape,
  Output extends Shape = Shape,
  Errors extends readonly ErrorCode[] = readonly ErrorCode[],
> = {
  readonly kind: 'command'
  readonly allow: Allow
  /** In which stages; `openStages` when it does not say. */
  readonly in?: readonly Stage[]
  readonly input: Input
  readonly output: Output
  readonly errors: Errors
  /** Queries whose answers may differ after this command; the renderer asks them again. */
  readonly changes: readonly EntryName[]
}

/** Something main tells every window without being asked. */
export type Event<Payload extends Shape = Shape> = {
  readonly kind: 'event'
  readonly allow: Allow
  readonly payload: Payload
}

export type Entry = Query | Command | Event

/** Declares a question: it changes nothing. */
export function query<I extends Shape, O extends Shape, const E extends readonly ErrorCode[]>(
  entry: Omit<Query<I, O, E>, 'kind' | 'allow' | 'in'> & Access,
): Query<I, O, E> {
  return { kind: 'query', ...entry }
}

/** Declares a deed and which questions it changes. */
export function command<I extends Shape, O extends Shape, const E extends readonly ErrorCode[]>(
  entry: Omit<Command<I, O, E>, 'kind' | 'allow' | 'in'> & Access,
): Command<I, O, E> {
  return { kind: 'command', ...entry }
}

/** Declares something that is pushed to the windows. */
export function event<P extends Shape>(entry: Omit<Event<P>, 'kind'>): Event<P> {
  return { kind: 'event', ...entry }
}

export type InputOf<E> = E extends { input: infer I extends Shape } ? z.input<I> : never
export type ParsedInputOf<E> = E extends { input: infer I extends Shape } ? z.output<I> : never
export type OutputOf<E> = E extends { output: infer O extends Shape } ? z.output<O> : never
export type PayloadOf<E> = E extends { payload: infer P extends Shape } ? z.output<P> : never
