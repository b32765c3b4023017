import type { ServerResponse } from 'node:http'
import type { Clock } from '#main/platform/clock.ts'

/** One request as the portal remembers it: no passwords, codes, cookies or tokens. */
export type PortalRequest = {
  readonly at: string
  /** When its answer had left or its connection ended; null while it runs. */
  readonly endedAt: string | null
  readonly method: string
  readonly path: string
  /** Only what names a list or a file. */
  readonly query: Readonly<Record<string, string>>
  /** The user name of the session; null without one. */
  readonly account: string | null
  readonly status: number | null
}

const keptRequests = 10_000
const harmlessNames = ['mo', 'ye', 'maininscl', 'repno', 'filename', 'fn', 'file', 'month', 'year', 'zphid']

type Entry = { -readonly [Key in keyof PortalRequest]: PortalRequest[Key] }

/** Remembers the requests so that tests can show the downloader is polite. */
export function createRequestRecord(clock: Clock) {
  const entries: Entry[] = []
  const now = () => clock.now().toISOString()
  return {
    /** Notes a request at its start and end. @returns a function that notes whose session it was */
    begin(method: string, address: URL, response: ServerResponse): (account: string) => void {
      const query = Object.fromEntries(
        [...address.searchParams].filter(([name]) => harmlessNames.includes(name)),
      )
      const entry: Entry = {
        at: now(),
        endedAt: null,
        method,
        path: address.pathname,
        query,
        account: null,
        status: null,
      }
      entries.push(entry)
      if (entries.length > keptRequests) entries.shift()
      response.once('close', () => {
        entry.endedAt = now()
        entry.status = response.headersSent ? response.statusCode : null
      })
      return (account) => {
        entry.account = account
      }
    },
    list: (): readonly PortalRequest[] => entries.map((entry) => ({ ...entry })),
  }
}
export type RequestRecord = ReturnType<typeof createRequestRecord>
