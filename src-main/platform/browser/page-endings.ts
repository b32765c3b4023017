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

/** A script hears only that it reached nobody; the browser knows why. @param question what the page is told to ask */
export async function withReason<T extends { readonly kind: string }>(
  page: Page,
  question: () => Promise<T>,
): Promise<T> {
  let failure: string | undefined
  const onFailed = (request: HTTPRequest) => {
    failure = request.failure()?.errorText
  }
  page.on('requestfailed', onFailed)
  const answer = await question().finally(() => page.off('requestfailed', onFailed))
  return answer.kind === 'unreachable' && failure !== undefined ? { ...answer, reason: failure } : answer
}
