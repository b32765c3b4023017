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
  /** Which sign-in it is, from 1: a name for records that is no secret. */
  readonly number: number
  readonly account: PracticeAccount
  /** The made-up JWT of a single sign-on session; null for the older form. */
  readonly token: string | null
  /** When each token of the newer pages was given out, by token. */
  readonly tokens: Map<string, number>
  lastSeenMs: number
  requests: number
  files: number
}

type Needs = {
  readonly clock: Clock
  readonly idleMs: number
  readonly maxRequests: number
  /** How long a token is good. */
  readonly tokenSeconds: () => number
}

const keptSessions = 500

const toPart = (facts: object) => Buffer.from(JSON.stringify(facts)).toString('base64url')

function createToken(account: PracticeAccount, { clock, tokenSeconds }: Needs): string {
  const issuedAt = Math.floor(clock.now().getTime() / 1000)
  const { userName, hospitalCode } = account
  const claims = {
    preferred_username: userName,
    hcode: hospitalCode,
    hospMain: hospitalCode,
    organize_id: hospitalCode,
    iat: issuedAt,
    exp: issuedAt + tokenSeconds(),
  }
  const signed = `${toPart({ alg: 'HS256', typ: 'JWT' })}.${toPart(claims)}`
  return `${signed}.${createHmac('sha256', randomBytes(32)).update(signed).digest('base64url')}`
}

function createSession(
  account: PracticeAccount,
  token: string | null,
  number: number,
  clock: Clock,
): Session {
  const id = randomBytes(16).toString('hex').toUpperCase()
  const nowMs = clock.now().getTime()
  const tokens = new Map([[token ?? id, nowMs]])
  return { id, number, account, token, tokens, lastSeenMs: nowMs, requests: 0, files: 0 }
}

/** Keeps who is signed in. A session ends by idleness, by its number of requests, or on command. */
export function createSessions(needs: Needs) {
  const { clock, idleMs, maxRequests } = needs
  const open = new Map<string, Session>()
  let longestIdleMs = idleMs
  let signIns = 0

  /** Counts a request of a session that still lives; a dead one is forgotten. */
  function see(session: Session | undefined): Session | null {
    if (!session) return null
    const nowMs = clock.now().getTime()
    if (nowMs - session.lastSeenMs > longestIdleMs || session.requests >= maxRequests) {
      open.delete(session.id)
      return null
    }
    session.lastSeenMs = nowMs
    session.requests += 1
    return session
  }

  return {
    /** Signs an account in. */
    start(account: PracticeAccount, way: 'form' | 'singleSignOn'): Session {
      signIns += 1
      const token = way === 'singleSignOn' ? createToken(account, needs) : null
      const session = createSession(account, token, signIns, clock)
      open.set(session.id, session)
      const [oldest] = open.keys()
      if (open.size > keptSessions && oldest !== undefined) open.delete(oldest)
      return session
    },
    /** Finds the living session behind the cookies and counts this request. */
    find(cookies: ReadonlyMap<string, string>): Session | null {
      const session = open.get(cookies.get('JSESSIONID') ?? '')
      const isWhole = !session || session.token === null || session.token === cookies.get('ACCESS_TOKEN')
      return isWhole ? see(session) : null
    },
    /** Finds the living session a token was given to and counts this request. @param how `evenOld`: to renew it */
    findByToken(token: string, how: 'good' | 'evenOld'): Session | null {
      const session = [...open.values()].find(({ tokens }) => tokens.has(token))
      const ageMs = clock.now().getTime() - (session?.tokens.get(token) ?? 0)
      return how === 'good' && ageMs > needs.tokenSeconds() * 1000 ? null : see(session)
    },
    /** Gives a session a further token. */
    renewToken(session: Session): string {
      const token = createToken(session.account, needs)
      session.tokens.set(token, clock.now().getTime())
      return token
    },
    /** The token a session got last. */
    tokenOf: (session: Session): string => [...session.tokens.keys()].at(-1) ?? session.id,
    end: (session: Session) => void open.delete(session.id),
    endAll: () => open.clear(),
    setIdle(ms: number): void {
      longestIdleMs = ms
    },
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
export const clearedCookies = ['JSESSIONID', 'ACCESS_TOKEN', 'KEYCLOAK_IDENTITY'].map(
  (name) => `${name}=; Path=/; Max-Age=0`,
)
