import { createServer, type Server } from 'node:http'
import { type ChaosOrder, createChaos } from '#main/features/practice/portal/chaos.ts'
import { createFaults, type PortalFault } from '#main/features/practice/portal/faults.ts'
import { answerRequest } from '#main/features/practice/portal/front-door.ts'
import {
  type PortalDesk,
  type PortalHabits,
  usualHabits,
} from '#main/features/practice/portal/portal-desk.ts'
import { createRequestRecord, type PortalRequest } from '#main/features/practice/portal/request-record.ts'
import { createSessions, type PracticeAccount } from '#main/features/practice/portal/sessions.ts'
import { createSignIns } from '#main/features/practice/portal/sign-ins.ts'
import type { PracticeHospital } from '#main/features/practice/practice-hospital.ts'
import type { Clock } from '#main/platform/clock.ts'
import type { Log } from '#main/platform/log.ts'

type Needs = {
  readonly hospital: PracticeHospital
  readonly accounts: readonly PracticeAccount[]
  readonly clock: Clock
  /** A session ends after this long without a request; default 25 minutes, as seen at NHSO. */
  readonly sessionIdleMs?: number
  /** A session ends after this many requests; default never. */
  readonly sessionRequests?: number
  readonly habits?: Partial<PortalHabits>
  readonly log?: Log
}

/** The practice hospital's portal, living on loopback until it is stopped. */
export type PracticePortal = {
  /** e.g. `http://127.0.0.1:40123`, without a slash at the end */
  readonly address: string
  setFault(fault: PortalFault): void
  clearFaults(): void
  /**
   * Begins a bad day: faults strike by the seed and the number of the request, so the same client meets the same day.
   * No file is struck more than twice, so a patient client ends with every file. null ends the day.
   */
  setChaos(chaos: ChaosOrder | null): void
  /** From now on a session ends after this long without a request. */
  setSessionIdle(idleMs: number): void
  setHabits(habits: Partial<PortalHabits>): void
  /** The one-time code that single sign-on accepts now; it changes with every sign-in. */
  currentCode(): string
  /** Scans the ThaiD code shown last, as this account's phone does. @returns false when none is good any more */
  scanThaiD(account: PracticeAccount): boolean
  /** Signs everybody out. */
  expireSessions(): void
  /** Every request so far, oldest first, without secrets. */
  requests(): readonly PortalRequest[]
  /** Ends every connection and frees the port; a second call does nothing more. */
  stop(): Promise<void>
}

type Behaviour = Pick<PortalDesk, 'habits' | 'setHabits'>

function createDesk(needs: Needs, address: () => string, { habits, setHabits }: Behaviour): PortalDesk {
  const {
    hospital,
    accounts,
    clock,
    sessionIdleMs = 25 * 60_000,
    sessionRequests = Number.POSITIVE_INFINITY,
  } = needs
  const sessions = createSessions({
    clock,
    idleMs: sessionIdleMs,
    maxRequests: sessionRequests,
    tokenSeconds: () => habits().tokenMinutes * 60,
  })
  return {
    hospital,
    accounts,
    clock,
    sessions,
    signIns: createSignIns(),
    faults: createFaults(),
    chaos: createChaos(),
    shownNames: new Map(),
    shownDocuments: new Map(),
    seenInPlace: new Set(),
    opened: new Map(),
    movedFiles: new Map(),
    habits,
    setHabits,
    address,
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the practice portal has no port')
  return `http://127.0.0.1:${bound.port}`
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** Starts a portal that behaves like NHSO's, on a free port of 127.0.0.1. It answers from `hospital` only. */
export async function startPracticePortal(needs: Needs): Promise<PracticePortal> {
  let habits: PortalHabits = { ...usualHabits, ...needs.habits }
  let address = ''
  const desk = createDesk(needs, () => address, {
    habits: () => habits,
    setHabits: (changes) => {
      habits = { ...habits, ...changes }
      desk.seenInPlace.clear()
      desk.opened.clear()
      desk.signIns.countAnew()
    },
  })
  const record = createRequestRecord(needs.clock)
  const server = createServer((request, response) => {
    answerRequest(desk, record, request, response).catch((error: unknown) => {
      needs.log?.error('practice.pageFailed', { path: request.url?.split('?')[0] ?? '' }, error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end()
    })
  })
  address = await listen(server)
  let stopped: Promise<void> | null = null
  return {
    address,
    setFault: desk.faults.set,
    clearFaults: desk.faults.clear,
    setChaos: desk.chaos.set,
    setSessionIdle: desk.sessions.setIdle,
    setHabits: desk.setHabits,
    currentCode: desk.signIns.currentCode,
    scanThaiD: (account) => desk.signIns.scan(account, needs.clock.now().getTime()),
    expireSessions: desk.sessions.endAll,
    requests: record.list,
    stop: () => {
      stopped ??= close(server)
      return stopped
    },
  }
}
