/** How Thai was written before Unicode. */
export const thaiCharset = 'windows-874'

/** What servers say when nobody told them anything; it tells nothing about the bytes. */
const defaultCharsets = ['', 'iso-8859-1', 'latin1', 'windows-1252', 'us-ascii']
/** A page names its charset within its first bytes, or not at all. */
const metaBytes = 1024

const charsetIn = (text: string) => /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1]?.toLowerCase() ?? ''

/** @returns whether the header of a page tells its charset, so that nobody has to look at the bytes. */
export function tellsCharset(contentType: string | null): boolean {
  return !defaultCharsets.includes(charsetIn(contentType ?? ''))
}

function isUtf8(body: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body)
    return true
  } catch {
    return false
  }
}

/**
 * Tells the charset of a page from its bytes: Thai in windows-874 is never valid UTF-8, and plain ASCII is both.
 * @param contentType the header, or null
 * @returns a name every browser knows
 */
export function findCharset(body: Uint8Array, contentType: string | null): string {
  if (tellsCharset(contentType)) return charsetIn(contentType ?? '')
  if (isUtf8(body)) return 'utf-8'
  const named = charsetIn(Buffer.from(body.subarray(0, metaBytes)).toString('latin1'))
  return defaultCharsets.includes(named) || named === 'utf-8' ? thaiCharset : named
}

/** @returns the text of a page; a charset nobody knows is read as Thai. */
export function decodePage(body: Uint8Array, contentType: string | null): string {
  try {
    return new TextDecoder(findCharset(body, contentType)).decode(body)
  } catch {
    return new TextDecoder(thaiCharset).decode(body)
  }
}
