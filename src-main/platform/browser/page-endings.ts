import type { HTTPRequest, Page } from 'puppeteer-core'

/**
 * Watches how each request of a page ends. A page whose connection breaks in the middle looks like a shorter page: only
 * the network knows.
 * @returns a function that waits for the end of a request: null when all of it came, else why not
 */
export function watchEndings(page: Page): (request: HTTPRequest) => Promise<string | null> {
  const ended = new WeakMap<HTTPRequest, string | null>()
  const waiting = new WeakMap<HTTPRequest, (failure: string | null) => void>()
  function note(request: HTTPRequest, failure: string | null): void {
    ended.set(request, failure)
    waiting.get(request)?.(failure)
  }
  page.on('requestfinished', (request) => note(request, null))
  page.on('requestfailed', (request) => note(request, request.failure()?.errorText ?? 'failed'))
  return (request) =>
    new Promise((resolve) => {
      const known = ended.get(request)
      if (known === undefined) waiting.set(request, resolve)
      else resolve(known)
    })
}
