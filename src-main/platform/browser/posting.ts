import type { HTTPRequest, HTTPResponse, Page } from 'puppeteer-core'

/**
 * Makes the next visit to an address a post of a form, as the button of that form would send it. The request stays the
 * browser's own in every other respect.
 */
export async function whilePosting(
  page: Page,
  address: string,
  form: Readonly<Record<string, string>>,
  go: () => Promise<HTTPResponse | null>,
): Promise<HTTPResponse | null> {
  const wanted = new URL(address).href
  const onRequest = (request: HTTPRequest) => {
    // a redirect of the answer is followed as it comes
    const isOurs =
      request.frame() === page.mainFrame() &&
      request.isNavigationRequest() &&
      request.url() === wanted &&
      request.redirectChain().length === 0
    const type = 'application/x-www-form-urlencoded'
    const change = isOurs && {
      method: 'POST',
      postData: new URLSearchParams(form).toString(),
      headers: { ...request.headers(), 'content-type': type },
    }
    request.continue(change || {}).catch(() => undefined)
  }
  await page.setRequestInterception(true)
  page.on('request', onRequest)
  try {
    return await go()
  } finally {
    page.off('request', onRequest)
    await page.setRequestInterception(false).catch(() => undefined)
  }
}
