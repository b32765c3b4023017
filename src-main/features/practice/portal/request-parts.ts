import type { IncomingMessage } from 'node:http'
import * as z from 'zod'

const maxFormBytes = 16_384

/** @returns the cookies of a Cookie header by name. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair): [string, string] => {
    const [name = '', ...rest] = pair.split('=')
    return [name.trim(), rest.join('=').trim()]
  })
  return new Map(pairs)
}

/** @returns what was posted; null when it is longer than any form of this portal. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    bytes += Buffer.byteLength(piece)
    if (bytes <= maxFormBytes) pieces.push(Buffer.from(piece))
  }
  return bytes > maxFormBytes ? null : Buffer.concat(pieces).toString('utf8')
}

const JsonObject = z.record(z.string(), z.unknown())

/** @returns the JSON object in a body; null when it holds none. */
export function parseJsonObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    return JsonObject.safeParse(JSON.parse(body)).data ?? null
  } catch {
    // a body that is no JSON at all is answered like one of another shape
    return null
  }
}

/** @returns the fields of a posted form, or the texts and numbers of a posted JSON object. */
export function parseForm(body: string, contentType: string | undefined): URLSearchParams {
  if (!contentType?.startsWith('application/json')) return new URLSearchParams(body)
  const fields = Object.entries(parseJsonObject(body) ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  )
  return new URLSearchParams(fields)
}
