import { truncated, unreadable } from '#main/platform/workbook/faults.ts'

/** What a scanner tells about a page. Names are lower case. */
export type HtmlHandler = {
  /** @param attributes raw, for `htmlAttributeOf` */
  open(name: string, attributes: string): void
  /** Part of a text with its references resolved; a long one comes in several parts. */
  text(text: string): void
  /** What stands in a script or a style sheet. */
  code(text: string): void
  close(name: string): void
}

const maxMarkupCharacters = 1 << 18
const tagStart = /^<\/?[a-z]/i
const tagName = /^<\/?([a-z][^\s/>]*)/i
/** Their content is no markup. */
const codeElements = new Set(['script', 'style'])

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  ndash: '–',
  mdash: '—',
  minus: '−',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  times: '×',
}

function decodeReference(whole: string, name: string): string {
  if (!name.startsWith('#')) return references[name] ?? whole
  const isHex = /^#x/i.test(name)
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10)
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole
}

function decodeHtml(text: string): string {
  return text.includes('&') ? text.replace(/&(#?\w{1,10});?/g, decodeReference) : text
}

const attribute = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** @returns the value of one attribute of a tag, empty when it has none, or null when it is not there; quotes may be missing */
export function htmlAttributeOf(attributes: string, wanted: string): string | null {
  if (attributes === '') return null
  for (const [, name = '', double, single, bare] of attributes.matchAll(attribute)) {
    if (name.toLowerCase() === wanted) return decodeHtml(double ?? single ?? bare ?? '')
  }
  return null
}

/** @returns where the tag that starts at `from` ends, or -1; a `>` in a quoted value ends nothing */
function findTagEnd(text: string, from: number): number {
  let open = ''
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (open === '') {
      if (letter === '>') return at
      // a quote that follows no equals sign is a letter of somebody's text
      if ((letter === '"' || letter === "'") && /=\s*$/.test(text.slice(Math.max(from, at - 8), at)))
        open = letter
    } else if (letter === open) open = ''
  }
  return -1
}

type State = {
  rest: string
  /** What is being skipped; null in the page itself. */
  skipped: 'comment' | 'code' | null
}

const commentEnd = '-->'
const longestCodeEnd = '</script'.length

function findSkippedEnd(text: string, at: number, isCode: boolean): number {
  if (!isCode) return text.indexOf(commentEnd, at)
  const codeEnd = /<\/(?:script|style)/gi
  codeEnd.lastIndex = at
  return codeEnd.exec(text)?.index ?? -1
}

/** @returns where to go on: behind what is skipped, or where its end may begin that has not come whole */
function skip(handler: HtmlHandler, state: State, text: string, at: number): number {
  const isCode = state.skipped === 'code'
  const end = findSkippedEnd(text, at, isCode)
  const markCharacters = isCode ? longestCodeEnd : commentEnd.length
  const to = end < 0 ? Math.max(at, text.length - markCharacters + 1) : end
  if (isCode && to > at) handler.code(text.slice(at, to))
  if (end < 0) return to
  state.skipped = null
  return isCode ? end : end + commentEnd.length
}

function emitTag(handler: HtmlHandler, state: State, tag: string): void {
  const name = (tagName.exec(tag)?.[1] ?? '').toLowerCase()
  if (tag.startsWith('</')) {
    handler.close(name)
    return
  }
  handler.open(name, tag.slice(name.length + 1, tag.endsWith('/>') ? -2 : -1))
  if (codeElements.has(name)) state.skipped = 'code'
}

/** @returns where to go on behind the markup at `at`, or -1 when its end has not come yet */
function scanMarkup(handler: HtmlHandler, state: State, text: string, at: number, isLast: boolean): number {
  if (text.length - at < 4 && !isLast) return -1
  if (text.startsWith('<!--', at)) {
    state.skipped = 'comment'
    return at + 4
  }
  const isTag = tagStart.test(text.slice(at, at + 3))
  if (!isTag && text[at + 1] !== '!' && text[at + 1] !== '?') {
    handler.text('<')
    return at + 1
  }
  const end = findTagEnd(text, at)
  if (end < 0) return -1
  if (isTag) emitTag(handler, state, text.slice(at, end + 1))
  return end + 1
}

/** @returns how much of the text at the end may be told now: not half a reference */
function safeTextEnd(text: string, from: number): number {
  const reference = text.lastIndexOf('&')
  return reference >= from && text.length - reference < 12 ? reference : text.length
}

function scan(handler: HtmlHandler, state: State, text: string, isLast: boolean): void {
  let at = 0
  while (at < text.length) {
    if (state.skipped !== null) {
      at = skip(handler, state, text, at)
      if (state.skipped !== null) break
      continue
    }
    const markup = text.indexOf('<', at)
    const textEnd = markup < 0 ? (isLast ? text.length : Math.max(at, safeTextEnd(text, at))) : markup
    if (textEnd > at) handler.text(decodeHtml(text.slice(at, textEnd)))
    at = textEnd
    if (markup < 0) break
    const next = scanMarkup(handler, state, text, at, isLast)
    if (next < 0) break
    at = next
  }
  state.rest = text.slice(at)
  if (state.rest.length > maxMarkupCharacters) throw unreadable()
}

/**
 * Reads an HTML page as it comes in, with memory that does not grow. Tags need not be closed, nor values quoted; what
 * stands in comments is left out.
 * @throws AppError `workbook.unreadable` from `write` for a tag without end, `workbook.truncated` from `end` within one
 */
export function createHtmlScanner(handler: HtmlHandler) {
  const state: State = { rest: '', skipped: null }
  return {
    // Joined, not added: a string put together by `+` stays in two halves, and every look into it is slow.
    write: (text: string) => scan(handler, state, [state.rest, text].join(''), false),
    end: () => {
      scan(handler, state, state.rest, true)
      if (state.skipped !== null || /^<[a-z/!]/i.test(state.rest)) throw truncated()
    },
  }
}
