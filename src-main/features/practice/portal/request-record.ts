import type { ServerResponse } from 'node:http'
import type { Answer } from '#main/features/practice/portal/answers.ts'
import type { FaultName } from '#main/features/practice/portal/faults.ts'
import type { Session } from '#main/features/practice/portal/sessions.ts'
import type { Clock } from '#main/platform/clock.ts'

/** One request as the portal remembers it: no passwords, codes, cookies or tokens. */
export type PortalRequest = {
  readonly at: string
  /** When its answer had left or its connection ended; null while it runs. */
  readonly endedAt: string | null
  readonly method: string
  readonly path: string
  /** Of the address and the form, only what names a list or a file. */
  readonly query: Readonly<Record<string, string>>
  /** The user name of the session; null without one. */
  readonly account: string | null
  /** Which sign-in the session is, from 1; null without one. */
  readonly session: number | null
  /** How many requests the portal was answering when this one came, this one included. */
  readonly inFlight: number
  /** The same among the requests of this account; null without a session. */
  readonly inFlightOfAccount: number | null
  /** The faults that struck it. */
  readonly faults: readonly FaultName[]
  readonly status: number | null
  /** How long its answer asked to wait; null when it did not. */
  readonly retryAfterSeconds: number | null
}

const keptRequests = 50_000
const harmlessNames = new Set([
  ...['mo', 'ye', 'maininscl', 'repno', 'filename', 'fn', 'file', 'month', 'year', 'zphid', 'PAGE_HEAD'],
  ...['document_no', 'documentno', 'person_type', 'hcode', 'period_no', 'gyear', 'gmonth', 'revision'],
  ...['ddlYear', 'ddlMonth', 'ddlPerson_type', 'ddlLHospital', 'page', 'size'],
  ...['vendorId', 'budgetYear', 'budgetSource', 'transferStartDate', 'transferEndDate'],
])

type Entry = { -readonly [Key in keyof PortalRequest]: PortalRequest[Key] }

const toHarmless = (fields: Iterable<[string, string]>) =>
  Object.fromEntries([...fields].filter(([name]) => harmlessNames.has(name)))

function watchEnd(entry: Entry, response: ServerResponse, now: () => string): void {
  response.once('close', () => {
    entry.endedAt = now()
    entry.status = response.headersSent ? response.statusCode : null
  })
}

/** Remembers the requests so that tests can show the downloader is polite. */
export function createRequestRecord(clock: Clock) {
  const entries: Entry[] = []
  const now = () => clock.now().toISOString()
  const running = () => entries.filter(({ endedAt }) => endedAt === null)
  return {
    /** Notes a request at its start and end. @returns what to note of it in between */
    begin(method: string, address: URL, response: ServerResponse) {
      const entry: Entry = {
        ...{ at: now(), endedAt: null, method, path: address.pathname },
        query: toHarmless(address.searchParams),
        ...{ account: null, session: null, inFlight: running().length + 1, inFlightOfAccount: null },
        ...{ faults: [], status: null, retryAfterSeconds: null },
      }
      entries.push(entry)
      if (entries.length > keptRequests) entries.shift()
      watchEnd(entry, response, now)
      return {
        form: (form: URLSearchParams) => {
          entry.query = { ...entry.query, ...toHarmless(form) }
        },
        session: ({ account, number }: Session) => {
          entry.account = account.userName
          entry.session = number
          entry.inFlightOfAccount = running().filter((one) => one.account === account.userName).length
        },
        faults: (names: readonly FaultName[]) => {
          entry.faults = names
        },
        answer: ({ headers }: Answer) => {
          const wait = headers['Retry-After']
          entry.retryAfterSeconds = wait === undefined ? null : Number(wait)
        },
      }
    },
    list: (): readonly PortalRequest[] => entries.map((entry) => ({ ...entry })),
  }
}
export type RequestRecord = ReturnType<typeof createRequestRecord>
export type RequestNotes = ReturnType<RequestRecord['begin']>
