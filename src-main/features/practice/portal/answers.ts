import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Markup } from '#main/features/practice/portal/html.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** How the bytes of an answer leave the server. */
export type Pace =
  | { readonly kind: 'whole' }
  | { readonly kind: 'cutHalfway' }
  | { readonly kind: 'slow'; readonly pauseMs: number }
  /** @param endsAfterMs when the connection ends; null for never */
  | { readonly kind: 'stalled'; readonly endsAfterMs: number | null }

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: Buffer
  readonly pace: Pace
}

const slowPieces = 8

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; base-uri 'none'",
}

/** @returns a page as an answer; it is never cached. */
export function toPageAnswer(page: Markup, status = 200, cookies: readonly string[] = []): Answer {
  return { status, headers: pageHeaders, cookies, body: Buffer.from(page.markup), pace: { kind: 'whole' } }
}

/** @returns a page with a script of ours; no other script of the page runs. */
export function toScriptedAnswer(page: Markup, script: string): Answer {
  const hash = createHash('sha256').update(script).digest('base64')
  const markup = page.markup.replace('</body>', () => `<script>${script}</script>\n</body>`)
  const policy = `${pageHeaders['Content-Security-Policy']}; script-src 'sha256-${hash}'`
  const answer = toPageAnswer({ markup })
  return { ...answer, headers: { ...answer.headers, 'Content-Security-Policy': policy } }
}

/** @returns a 302 to another address of this portal. */
export function toRedirect(path: string, cookies: readonly string[] = []): Answer {
  const headers = { Location: path, 'Cache-Control': 'no-store' }
  return { status: 302, headers, cookies, body: Buffer.alloc(0), pace: { kind: 'whole' } }
}

/** @returns facts as JSON; they are never cached. */
export function toJsonAnswer(facts: unknown, status = 200, cookies: readonly string[] = []): Answer {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
  return { status, headers, cookies, body: Buffer.from(JSON.stringify(facts)), pace: { kind: 'whole' } }
}

/** @returns a workbook as a download. @param name as the browser is to call it */
export function toFileAnswer(name: string, body: Buffer): Answer {
  const headers = {
    'Content-Type': name.endsWith('.xlsx')
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : 'application/vnd.ms-excel',
    'Content-Disposition': `attachment; filename="${name}"`,
  }
  return { status: 200, headers, cookies: [], body, pace: { kind: 'whole' } }
}

async function drip(response: ServerResponse, body: Buffer, pauseMs: number): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / slowPieces))
  for (let start = 0; start < body.length; start += size) {
    if (response.destroyed) return
    response.write(body.subarray(start, start + size))
    // not counted as work in progress: a stopped portal must not keep the app alive
    await delay(pauseMs, undefined, { ref: false })
  }
  response.end()
}

/** Sends an answer at its pace. A stalled answer ends when the client leaves or the portal stops. */
export async function deliver(response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, cookies, body, pace } = answer
  response.writeHead(status, {
    ...headers,
    ...(cookies.length > 0 && { 'Set-Cookie': [...cookies] }),
    'Content-Length': body.length,
  })
  response.flushHeaders()
  const half = body.subarray(0, Math.floor(body.length / 2))
  switch (pace.kind) {
    case 'whole':
      response.end(body)
      return
    case 'cutHalfway':
      response.write(half, () => response.destroy())
      return
    case 'stalled':
      response.write(half)
      if (pace.endsAfterMs === null) return
      await delay(pace.endsAfterMs, undefined, { ref: false })
      response.destroy()
      return
    case 'slow':
      return drip(response, body, pace.pauseMs)
    default:
      assertNever(pace)
  }
}
