import type { IncomingMessage } from 'node:http'

const maxFormBytes = 16_384

/** @returns the cookies of a Cookie header by name. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair): [string, string] => {
    const [name = '', ...rest] = pair.split('=')
    return [name.trim(), rest.join('=').trim()]
  })
  return new Map(pairs)
}

/** @returns the fields of a posted form; null when it is longer than any form of this portal. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    bytes += Buffer.byteLength(piece)
    if (bytes <= maxFormBytes) pieces.push(Buffer.from(piece))
  }
  return bytes > maxFormBytes ? null : new URLSearchParams(Buffer.concat(pieces).toString('utf8'))
}
