import { unreadable } from '#main/platform/workbook/faults.ts'

/** What a scanner tells about a document. Names come without their namespace prefix. */
export type XmlHandler = {
  /** @param attributes raw, for `attributeOf` */
  open(name: string, attributes: string): void
  /** Part of a text; a long one comes in several parts. */
  text(text: string): void
  close(name: string): void
}

export type XmlScanner = {
  write(bytes: Uint8Array): void
  /** @throws AppError `workbook.unreadable` when the document is not complete */
  end(): void
}

const maxMarkupCharacters = 1 << 18
const quote = 0x22
const apostrophe = 0x27
const greater = 0x3e
const slash = 0x2f
const colon = 0x3a
const space = 0x20
const exclamation = 0x21
const question = 0x3f

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntity(whole: string, name: string): string {
  const known = named[name]
  if (known !== undefined) return known
  if (!name.startsWith('#')) return whole
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code >= 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole
}

/** @returns text with XML's line ends and character references resolved */
export function decodeXml(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return text.includes('&') ? text.replace(/&(#?\w{1,10});/g, decodeEntity) : text
}

function isAttribute(attributes: string, from: number, to: number, wanted: string): boolean {
  const start = to - wanted.length
  if (start < from || !attributes.startsWith(wanted, start)) return false
  return start === from || attributes.charCodeAt(start - 1) === colon
}

/**
 * @param wanted name without prefix
 * @returns the value of one attribute of a tag, or null when it is not there
 */
export function attributeOf(attributes: string, wanted: string): string | null {
  let at = 0
  for (;;) {
    while (attributes.charCodeAt(at) <= space) at++
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return null
    let nameEnd = equals
    while (attributes.charCodeAt(nameEnd - 1) <= space) nameEnd--
    let open = equals + 1
    while (attributes.charCodeAt(open) <= space) open++
    const close = attributes.indexOf(attributes.charCodeAt(open) === quote ? '"' : "'", open + 1)
    if (close < 0) return null
    if (isAttribute(attributes, at, nameEnd, wanted)) return decodeXml(attributes.slice(open + 1, close))
    at = close + 1
  }
}

/** @returns where the tag that starts before `from` ends, or -1; a `>` inside quotes ends nothing */
function findTagEnd(text: string, from: number): number {
  let open = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (open === 0) {
      if (code === greater) return at
      if (code === quote || code === apostrophe) open = code
    } else if (code === open) open = 0
  }
  return -1
}

/** @returns the closing mark of markup that is no tag, by how it begins */
function specialEnd(text: string, at: number): string | null {
  if (text.startsWith('<!--', at)) return '-->'
  if (text.startsWith('<![CDATA[', at)) return ']]>'
  if (text.startsWith('<?', at)) return '?>'
  // A document type could define entities that blow up; no spreadsheet has one.
  if (text.startsWith('<!D', at)) throw unreadable()
  return null
}

type State = { rest: string; depth: number; isBegun: boolean }

/** Tells the name from `from` on without its prefix. @returns it, and where it ends */
function readName(text: string, from: number, to: number): { name: string; end: number } {
  let start = from
  let end = from
  for (; end < to; end++) {
    const code = text.charCodeAt(end)
    if (code <= space || code === slash) break
    if (code === colon) start = end + 1
  }
  return { name: text.slice(start, end), end }
}

/** Tells the tag between `<` before `from` and `>` at `to`. */
function emitTag(handler: XmlHandler, state: State, text: string, from: number, to: number): void {
  if (text.charCodeAt(from) === slash) {
    state.depth--
    if (state.depth < 0) throw unreadable()
    handler.close(readName(text, from + 1, to).name)
    return
  }
  const { name, end } = readName(text, from, to)
  state.isBegun = true
  handler.open(name, end === to ? '' : text.slice(end, to))
  if (text.charCodeAt(to - 1) === slash) handler.close(name)
  else state.depth++
}

function emitText(handler: XmlHandler, raw: string): void {
  if (raw !== '') handler.text(decodeXml(raw))
}

/** @returns where to go on behind the markup at `at`, or -1 when its end has not come yet */
function scanMarkup(handler: XmlHandler, state: State, text: string, at: number): number {
  // Until `<![CDATA[` or a comment's start is complete it cannot be told from a tag.
  if (text.length - at < 9 && text.startsWith('<!', at)) return -1
  const second = text.charCodeAt(at + 1)
  const mark = second === exclamation || second === question ? specialEnd(text, at) : null
  const end = mark === null ? findTagEnd(text, at + 1) : text.indexOf(mark, at)
  if (end < 0) return -1
  if (mark === null) emitTag(handler, state, text, at + 1, end)
  if (mark === ']]>') handler.text(text.slice(at + 9, end))
  return end + (mark?.length ?? 1)
}

/** @returns how much of the text at the end may be told now: not half a reference, not half a line end */
function safeTextEnd(text: string, from: number): number {
  const reference = text.lastIndexOf('&')
  if (reference >= from && text.length - reference < 12) return reference
  return text.endsWith('\r') ? text.length - 1 : text.length
}

function scan(handler: XmlHandler, state: State, text: string): void {
  let at = 0
  while (at < text.length) {
    const markup = text.indexOf('<', at)
    const textEnd = markup < 0 ? Math.max(at, safeTextEnd(text, at)) : markup
    emitText(handler, text.slice(at, textEnd))
    at = textEnd
    if (markup < 0) break
    const next = scanMarkup(handler, state, text, at)
    if (next < 0) break
    at = next
  }
  state.rest = text.slice(at)
  if (state.rest.length > maxMarkupCharacters) throw unreadable()
}

/**
 * Reads an XML document as it comes in, with memory that does not grow. Knows what spreadsheets use: tags,
 * attributes, text, CDATA, the five named references and numbers; refuses document types.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  const decoder = new TextDecoder()
  const state: State = { rest: '', depth: 0, isBegun: false }
  return {
    // Joined, not added: a string put together by `+` stays in two halves, and every look into it is slow.
    write: (bytes) => scan(handler, state, [state.rest, decoder.decode(bytes, { stream: true })].join('')),
    end: () => {
      if (!state.isBegun || state.depth > 0 || state.rest.trim() !== '') throw unreadable()
    },
  }
}

/** Reads a whole document at once, for the small parts of a workbook. */
export async function scanXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = createXmlScanner(handler)
  for await (const piece of pieces) scanner.write(piece)
  scanner.end()
}
