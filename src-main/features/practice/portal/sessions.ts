import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '#main/platform/clock.ts'

/** Somebody who may sign in to the practice portal. */
export type PracticeAccount = {
  readonly userName: string
  readonly password: string
  /** The hospital the account belongs to; it only sees REP files of this hospital. */
  readonly hospitalCode: string
  /** false: signs in, but the REP menu answers that the right is missing. Default true. */
  readonly hasRepRight?: boolean
  /** false: single sign-on lets it in without a one-time code. Default true. */
  readonly asksForCode?: boolean
  /** true: the sign-in pages print its user name and password. Default false. */
  readonly isAnnounced?: boolean
}

export type Session = {
  readonly id: string
  readonly account: PracticeAccount
  /** The made-up JWT of a single sign-on session; null for the older form. */
  readonly token: string | null
  lastSeenMs: number
  requests: number
  files: number
}

type Needs = { readonly clock: Clock; readonly idleMs: number; readonly maxRequests: number }

const keptSessions = 500

const toPart = (facts: object) => Buffer.from(JSON.stringify(facts)).toString('base64url')

function createToken(account: PracticeAccount, clock: Clock): string {
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  const { userName, hospitalCode } = account
  const claims = {
    preferred_username: userName,
    hcode: hospitalCode,
    hospMain: hospitalCode,
    organize_id: hospitalCode,
    iat: issuedAt,
    exp: issuedAt + 1500,
  }
  const signed = `${toPart({ alg: 'HS256', typ: 'JWT' })}.${toPart(claims)}`
  return `${signed}.${createHmac('sha256', randomBytes(32)).update(signed).digest('base64url')}`
}

/** Keeps who is signed in. A session ends by idleness, by its number of requests, or on command. */
export function createSessions({ clock, idleMs, maxRequests }: Needs) {
  const open = new Map<string, Session>()
  return {
    /** Signs an account in. */
    start(account: PracticeAccount, way: 'form' | 'singleSignOn'): Session {
      const session: Session = {
        id: randomBytes(16).toString('hex').toUpperCase(),
        account,
        token: way === 'singleSignOn' ? createToken(account, clock) : null,
        lastSeenMs: clock.now().getTime(),
        requests: 0,
        files: 0,
      }
      open.set(session.id, session)
      const [oldest] = open.keys()
      if (open.size > keptSessions && oldest !== undefined) open.delete(oldest)
      return session
    },
    /** Finds the living session behind the cookies and counts this request. */
    find(cookies: ReadonlyMap<string, string>): Session | null {
      const session = open.get(cookies.get('JSESSIONID') ?? '')
      if (!session) return null
      if (session.token !== null && session.token !== cookies.get('ACCESS_TOKEN')) return null
      const nowMs = clock.now().getTime()
      if (nowMs - session.lastSeenMs > idleMs || session.requests >= maxRequests) {
        open.delete(session.id)
        return null
      }
      session.lastSeenMs = nowMs
      session.requests += 1
      return session
    },
    end: (session: Session) => void open.delete(session.id),
    endAll: () => open.clear(),
  }
}
export type Sessions = ReturnType<typeof createSessions>

/** @returns the Set-Cookie lines that a signed-in browser gets. */
export function toSessionCookies(session: Session): readonly string[] {
  const lines = [`JSESSIONID=${session.id}; Path=/; HttpOnly; SameSite=Lax`]
  return session.token === null
    ? lines
    : [...lines, `ACCESS_TOKEN=${session.token}; Path=/; HttpOnly; SameSite=Lax`]
}

/** Set-Cookie lines that sign a browser out. */
export const clearedCookies = ['JSESSIONID', 'ACCESS_TOKEN'].map((name) => `${name}=; Path=/; Max-Age=0`)
