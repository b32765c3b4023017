import type { JsonAnswer, JsonRequest, PageTable } from '#main/platform/browser/browser-session.ts'

// These run inside the page, so they may use nothing from outside themselves.

export function readTableInPage(selector: string): PageTable | null {
  const table = document.querySelector(selector)
  if (!(table instanceof HTMLTableElement)) return null
  const rows = [...table.rows].map((row) => ({
    isHeader: row.cells.length > 0 && [...row.cells].every((cell) => cell.tagName === 'TH'),
    cells: [...row.cells].map((cell) => ({
      text: (cell.innerText ?? '').replace(/\s+/g, ' ').trim(),
      links: [...cell.querySelectorAll('a')].map((link) => ({
        text: link.innerText.trim(),
        address: link.href,
        call: link.getAttribute('onclick'),
      })),
    })),
  }))
  return { rows }
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
