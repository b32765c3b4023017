import type {
  JsonAnswer,
  JsonRequest,
  PageTable,
  ScriptRequest,
} from '#main/platform/browser/browser-session.ts'

// These run inside the page, so they may use nothing from outside themselves.

/** An answer to a script: its bytes, for the page it came to does not know how they are written. */
export type RawAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly contentType: string | null
      readonly base64: string
      readonly retryAfter: string | null
    }
  | { readonly kind: 'redirected' }
  | { readonly kind: 'unreachable'; readonly reason: string }

export async function askPageInPage(
  { address, form, referrer }: ScriptRequest,
  timeoutMs: number,
): Promise<RawAnswer> {
  try {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      ...(form && { body: new URLSearchParams(form) }),
      referrer,
      // where to is for a visit to find out
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.type === 'opaqueredirect') return { kind: 'redirected' }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const most = 0x8000
    let text = ''
    for (let at = 0; at < bytes.length; at += most)
      text += String.fromCharCode(...bytes.subarray(at, at + most))
    const { status, headers } = response
    const [contentType, retryAfter] = [headers.get('content-type'), headers.get('retry-after')]
    return { kind: 'answered', status, contentType, base64: btoa(text), retryAfter }
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.name : 'failed' }
  }
}

/** Finds which of some selectors a page shows. @param html of an answer to a script; null for the open page */
export function findShownInPage(selectors: readonly string[], html: string | null): boolean[] {
  const page = html === null ? document : new DOMParser().parseFromString(html, 'text/html')
  return selectors.map((selector) => page.querySelector(selector) !== null)
}

/** The chosen option and all options of every drop-down of the open page, by its name. */
export function readChoicesInPage(): Record<string, { chosen: string; offered: string[] }> {
  const named = [...document.querySelectorAll<HTMLSelectElement>('select[name], select[id]')]
  return Object.fromEntries(
    named.map((select) => [
      select.name || select.id,
      { chosen: select.value, offered: [...select.options].map(({ value }) => value) },
    ]),
  )
}

/**
 * Reads every table of a page, the outer ones of a layout too.
 * @param answer of a script, with the address it came from; null for the open page
 */
export function readTablesInPage(answer: { html: string; address: string } | null): PageTable[] {
  const base = answer?.address ?? document.baseURI
  const longestText = 300

  function parse(html: string): Document {
    // rows without their table are thrown away by the browser
    const isBare = /<(tr|tbody|thead|table)[\s>]/i.exec(html)?.[1]?.toLowerCase() !== 'table'
    return new DOMParser().parseFromString(
      isBare && /<tr[\s>]/i.test(html) ? `<table>${html}</table>` : html,
      'text/html',
    )
  }

  function toAddress(text: string): string {
    return URL.canParse(text, base) ? new URL(text, base).href : ''
  }

  function toText(node: Node, isTop = true): string {
    if (node.nodeType === 3) return node.nodeValue ?? ''
    if (node.nodeType !== 1) return ''
    const element = node as Element
    const { tagName } = element
    if (tagName === 'BR') return ' '
    if (tagName === 'SCRIPT' || tagName === 'STYLE') return ''
    // a list inside a cell is no text of it
    if (element instanceof HTMLTableElement && !isTop && element.rows.length > 1) return ''
    // what sorts a table is often written where nobody sees it
    if (/display\s*:\s*none/i.test(element.getAttribute('style') ?? '')) return ''
    const isBlock = ['DIV', 'P', 'LI', 'OPTION', 'TD', 'TH'].includes(tagName)
    const inside = [...node.childNodes].map((child) => toText(child, false)).join('')
    return isBlock ? ` ${inside} ` : inside
  }

  const toPlain = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, longestText)

  function toLinkText(element: Element): string {
    const image = element.matches('img, input[type="image"]') ? element : element.querySelector('img')
    const words = toPlain(element.textContent ?? '') || element.getAttribute('value')
    return words || image?.getAttribute('alt') || element.getAttribute('title') || ''
  }

  function toLink(element: Element) {
    const href = element.getAttribute('href') ?? ''
    const isScript = /^\s*javascript:/i.test(href)
    return {
      text: toLinkText(element),
      address: href === '' || isScript ? '' : toAddress(href),
      call: element.getAttribute('onclick') ?? (isScript ? href : null),
    }
  }

  const page = answer === null ? document : parse(answer.html)
  const active = 'a, button, input[type="button"], input[type="submit"], input[type="image"], [onclick]'
  const known = new Map([...page.querySelectorAll(active)].map((element, at) => [element, at]))
  const toLinks = (elements: readonly Element[]) =>
    elements.flatMap((element) => {
      const at = known.get(element)
      return at === undefined ? [] : [{ at, ...toLink(element) }]
    })

  const toCell = (cell: HTMLTableCellElement) => ({
    text: toPlain(toText(cell)),
    isHeader: cell.tagName === 'TH',
    columns: cell.colSpan,
    rows: cell.rowSpan,
    links: toLinks([cell, ...cell.querySelectorAll(active)]),
  })

  return [...page.querySelectorAll('table')].map((table) => ({
    id: table.id || null,
    rows: [...table.rows].map((row) => ({
      cells: [...row.cells].map(toCell),
      links: toLinks([row]),
    })),
  }))
}

export async function askInPage(
  { address, body, headers }: JsonRequest,
  timeoutMs: number,
): Promise<JsonAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    return {
      kind: 'answered',
      status: response.status,
      text,
      retryAfter: response.headers.get('retry-after'),
    }
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.name : 'failed' }
  }
}

export function readStorageInPage(name: string): string | null {
  return localStorage.getItem(name)
}

export function pressInPage(element: Element): void {
  if (element instanceof HTMLElement) element.click()
}
