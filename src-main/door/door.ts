import type { Connections } from '#main/door/connections.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'
import type { Notices } from '#main/platform/notices.ts'
import { createReference } from '#main/platform/unexpected.ts'
import { type Command, openStages, type Query, type Stage, stages } from '#shared/contract/define.ts'
import { type Caller, type Feature, findEntry, type Handlers } from '#shared/contract/index.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import { commonErrors, type ErrorCode } from '#shared/errors/codes.ts'
import { isAllowed } from '#shared/model/roles.ts'

/** What every caller gets back: a parsed value, or an expected failure. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorRecord }

export type AllHandlers = { readonly [F in Feature]: Handlers<F> }

type Needs = {
  /** Settles once the store is open or known not to be: a window may ask before that. */
  ready: () => Promise<unknown>
  /** The handlers that can answer now; a feature that is missing fails with `trouble`. */
  handlers: () => Partial<AllHandlers>
  trouble: () => AppError
  /** What Satang is now. @throws AppError of the store */
  stage: () => Promise<Stage>
  connections: Connections
  notices: Notices
  clock: Clock
  log: Log
}

type AnyHandler = (input: unknown, caller: Caller) => Promise<unknown>

const slowCallMs = 200

/** @returns why what is meant for some stages is refused in another */
function toStageError(meant: readonly Stage[], now: Exclude<Stage, 'trouble'>): AppError {
  if (meant.every((stage) => stage === 'trouble')) return new AppError('store.open')
  if (now === 'setup') return new AppError('setup.required')
  return new AppError(meant.includes('setup') ? 'setup.done' : 'session.notPractice')
}

/**
 * The one way in, whatever the handle: IPC, the command line, later REST.
 * It authorises, asks whether the call is meant for what Satang is now, parses what comes in, times, parses what goes out, and lets only declared failures through.
 */
export function createDoor(needs: Needs) {
  const { connections, notices, clock, log } = needs

  function authorise(entry: Query | Command, caller: Caller): void {
    if (entry.allow === 'anyone') return
    if (!caller.user) throw new AppError('session.required')
    if (!isAllowed(caller.user.role, entry.allow)) throw new AppError('session.forbidden')
  }

  /** Nobody is anybody yet before the first set-up: then only Satang itself does what needs a permission. */
  async function checkStage(entry: Query | Command, { user }: Caller): Promise<void> {
    const meant = entry.in ?? openStages
    // what is meant for all of them is answered even when nobody can tell which it is
    if (meant.length === stages.length) return
    const now = await needs.stage()
    if (now === 'trouble') {
      if (meant.includes(now)) return
      throw needs.trouble()
    }
    const isEarly = now === 'setup' && entry.allow !== 'anyone' && user?.role !== 'system'
    if (isEarly || !meant.includes(now)) throw toStageError(meant, now)
  }

  function findHandler(name: string): AnyHandler {
    const [feature = '', verb = ''] = name.split('.')
    const verbs = (needs.handlers() as Record<string, Record<string, AnyHandler> | undefined>)[feature]
    const handler = verbs?.[verb]
    if (!handler) throw needs.trouble()
    return handler
  }

  async function answer(
    name: string,
    entry: Query | Command,
    rawInput: unknown,
    connection: string,
  ): Promise<unknown> {
    await needs.ready()
    const caller = { connection, user: connections.find(connection) }
    authorise(entry, caller)
    await checkStage(entry, caller)
    const input = entry.input.safeParse(rawInput)
    if (!input.success) {
      throw new AppError('input.invalid', { field: input.error.issues[0]?.path.join('.') || name })
    }
    const value = entry.output.parse(await findHandler(name)(input.data, caller))
    if (entry.kind === 'command') notices.changed(...entry.changes)
    return value
  }

  function toFailure(name: string, entry: Query | Command, error: unknown): ErrorRecord {
    const declared: readonly ErrorCode[] = [...entry.errors, ...commonErrors]
    if (error instanceof AppError && error.code !== 'internal' && declared.includes(error.code)) {
      log.warn('door.refused', { name, code: error.code })
      return { code: error.code, details: error.details }
    }
    const reference = createReference()
    log.error('door.failed', { name, reference }, error)
    return { code: 'internal', details: { reference } }
  }

  return {
    /** Answers one call of one connection. Never throws. */
    async call(name: string, rawInput: unknown, connection: string): Promise<Answer> {
      const entry = findEntry(name)
      if (!entry || entry.kind === 'event')
        return { ok: false, error: { code: 'input.invalid', details: { field: 'name' } } }
      const startedAt = clock.now().getTime()
      try {
        const value = await answer(name, entry, rawInput, connection)
        return { ok: true, value }
      } catch (error) {
        return { ok: false, error: toFailure(name, entry, error) }
      } finally {
        const tookMs = clock.now().getTime() - startedAt
        if (tookMs > slowCallMs && entry.kind === 'query') log.info('door.slow', { name, tookMs })
      }
    },

    /** @returns whether a pushed event may reach this connection. */
    mayHear(name: string, connection: string): boolean {
      const entry = findEntry(name)
      if (entry?.kind !== 'event') return false
      const user = connections.find(connection)
      return entry.allow === 'anyone' || (user !== null && isAllowed(user.role, entry.allow))
    },
  }
}

export type Door = ReturnType<typeof createDoor>
