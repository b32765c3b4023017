import { createHash } from 'node:crypto'
import * as z from 'zod'
import { toSafeName, unknownCounts } from '#main/features/downloads/file-list.ts'
import { refuseFrontAnswer } from '#main/features/downloads/front-page.ts'
import { parseAnswer } from '#main/features/downloads/json-answer.ts'
import { type JsonList, toJsonStructure } from '#main/features/downloads/json-structure.ts'
import { createPageToken } from '#main/features/downloads/page-token.ts'
import type { Look, Patience, Wait } from '#main/features/downloads/patience.ts'
import type { PortalPlace } from '#main/features/downloads/portal-client.ts'
import type { TransfersProfile } from '#main/features/downloads/portal-profile.ts'
import type { SignInDesk } from '#main/features/downloads/sign-in.ts'
import type { JsonAnswer } from '#main/platform/browser/browser-session.ts'
import type { Clock } from '#main/platform/clock.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  fiscalYearOf,
  type Month,
  monthsBefore,
  toBangkokTime,
  writeThaiDate,
} from '#shared/model/thai-date.ts'

type Needs = {
  readonly place: PortalPlace['transfers']
  readonly desk: SignInDesk
  readonly patience: Patience
  readonly wait: Wait
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly hospitalCode: string
  /** What is stored of a month by now, the newest. */
  readonly findStored: (month: Month) => Promise<{ readonly name: string; readonly sha256: string } | null>
  /** Whether a list of any month bears this name. */
  readonly isTaken: (name: string) => Promise<boolean>
}

type Answered = Extract<JsonAnswer, { kind: 'answered' }>

const dayMs = 86_400_000

/** @returns the last day of a month, `YYYY-MM-DD` */
export function lastDayOf(month: Month): string {
  const next = Date.parse(`${monthsBefore(month, -1)}-01T00:00:00Z`)
  return new Date(next - dayMs).toISOString().slice(0, 10)
}

function toBody({ body }: TransfersProfile, month: Month, today: string, hospitalCode: string): string {
  const last = lastDayOf(month)
  const values: Readonly<Record<string, string>> = {
    vendor: hospitalCode.padStart(10, '0'),
    fiscalYear: String(fiscalYearOf(month)),
    from: writeThaiDate(`${month}-01`),
    to: writeThaiDate(last < today ? last : today),
  }
  const fill = (text: string | null) =>
    text?.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank) ?? null
  return JSON.stringify(Object.fromEntries(Object.entries(body).map(([name, text]) => [name, fill(text)])))
}

/** An answer without its list is an empty one, as long as it is an answer of that search. */
function countRows(text: string, { rows, body }: TransfersProfile): number {
  const isKnown = (name: string) => name === rows || Object.hasOwn(body, name)
  const shape = z
    .record(z.string(), z.unknown())
    .refine((answer) => Object.keys(answer).length === 0 || Object.keys(answer).some(isKnown))
    .transform((answer) => answer[rows])
    .pipe(z.array(z.unknown()).nullish())
  return parseAnswer(shape, text, rows)?.length ?? 0
}

/** @returns the name a list of transfers is kept under: whose it is, and when it was asked for. */
function toName(hospitalCode: string, now: Date): string {
  const stamp = toBangkokTime(now).replaceAll(/[-:]/g, '').replace('T', '_')
  return `smt_budget_${hospitalCode.padStart(10, '0')}_${stamp}.json`
}

/** Asks for the transfers of a month; what was answered is the file. @source nhso/formats.md §1.3, §5.1 */
export function createTransfersReader({
  place: { baseUrl, profile },
  desk,
  patience,
  wait,
  clock,
  signal,
  hospitalCode,
  findStored,
  isTaken,
}: Needs) {
  const { session } = desk
  const { pageMs } = profile.limits
  const pagePatience = { timeoutMs: pageMs, signal }
  const address = new URL(profile.opener, baseUrl)

  async function goTo(path: string): Promise<string> {
    await patience.pace()
    return patience.persist(async (): Promise<Look<string>> => {
      const visit = await session.goTo(new URL(path, baseUrl).href, pagePatience)
      if (visit.kind === 'unreachable') return visit
      if (visit.status === 429) return { kind: 'tooMany', retryAfter: visit.retryAfter }
      return visit.status >= 500 ? { kind: 'down' } : { kind: 'seen', value: visit.url }
    })
  }

  /** @throws AppError `portal.sessionExpired` when the page leads to a sign-in */
  async function open(): Promise<void> {
    if (new URL(await goTo(profile.opener)).origin !== address.origin)
      throw new AppError('portal.sessionExpired')
  }

  const findCookie = async () =>
    (await session.cookies()).find(({ name }) => name === profile.tokenCookie)?.value ?? null

  async function search(body: string, token: string | null): Promise<Answered> {
    await patience.pace()
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
    const request = { address: new URL(profile.search, baseUrl).href, body, headers }
    return patience.persist(async (): Promise<Look<Answered>> => {
      const answer = await session.ask(request, pagePatience)
      if (answer.kind === 'unreachable') return answer
      if (answer.status === 429) return { kind: 'tooMany', retryAfter: answer.retryAfter }
      return answer.status >= 500 ? { kind: 'down' } : { kind: 'seen', value: answer }
    })
  }

  /** A session that ended is answered by 401, or by a 403 that does not speak of a right. */
  const isUnknown = ({ status, text }: Answered) =>
    status === 401 || (status === 403 && !profile.noRight.test(text))

  /** Asks with each token there may be, the last one that of these pages' own sign-in, until one is good. */
  async function searchSurely(body: string): Promise<Answered> {
    const page = createPageToken({ ...desk, wait, signal }, { ...profile, address: address.href, pageMs })
    const own = await page.read()
    const cookie = await findCookie()
    const first = await search(body, own ?? cookie)
    if (!isUnknown(first)) return first
    const second = own !== null && cookie !== null ? await search(body, cookie) : first
    if (!isUnknown(second)) return second
    await goTo(profile.signInPage)
    const fresh = await page.waitFor(own)
    return fresh === null ? second : search(body, fresh)
  }

  /**
   * @throws AppError `portal.sessionExpired`, `portal.noRight`, `portal.frontRejected`, `portal.maintenance`,
   * `portal.pageChanged`
   */
  async function ask(body: string): Promise<string> {
    const answer = await searchSurely(body)
    const { status, text } = answer
    await refuseFrontAnswer({ ...desk, baseUrl }, address.href, answer)
    if (isUnknown(answer)) throw new AppError('portal.sessionExpired')
    if (status === 403) throw new AppError('portal.noRight')
    if (status !== 200)
      throw new AppError('portal.pageChanged', { expected: profile.search, found: String(status) })
    return text
  }

  /** Months asked for within one second must not share a name: the later one takes the next second. */
  async function toFreeName(now: Date): Promise<string> {
    const name = toName(hospitalCode, now)
    return (await isTaken(name)) ? toFreeName(new Date(now.getTime() + 1_000)) : name
  }

  /**
   * The list of a month as one file; none when nothing was transferred. An answer that is stored already keeps its name.
   * @throws AppError of the portal
   */
  return async (month: Month): Promise<JsonList> => {
    await open()
    const now = clock.now()
    const content = await ask(toBody(profile, month, toBangkokTime(now).slice(0, 10), hospitalCode))
    const structure = toJsonStructure(profile.search, content)
    if (countRows(content, profile) === 0) return { files: [], duplicates: [], structure }
    const stored = await findStored(month)
    const isStored = stored?.sha256 === createHash('sha256').update(content).digest('hex')
    const name = isStored ? stored.name : await toFreeName(now)
    const line = { repNo: null, sentAt: null, counts: unknownCounts, month, source: { content } }
    return { files: [{ ...line, name: toSafeName(name) }], duplicates: [], structure }
  }
}
