import type { CDPSession, Protocol } from 'puppeteer-core'

/**
 * Lets one request of a tab follow one redirect to the same host. Any other redirect ends it before anything is sent to
 * where it leads. Other requests of the tab go their way, as long as none of them follows redirects too.
 * @param url what `work` asks for
 */
export async function whileOneRedirect<T>(
  client: CDPSession,
  url: string,
  work: () => Promise<T>,
): Promise<T | { readonly kind: 'redirected' }> {
  const { origin } = new URL(url)
  let redirects = 0
  let isRefused = false
  const onPaused = ({ requestId, request, redirectedRequestId }: Protocol.Fetch.RequestPausedEvent) => {
    if (redirectedRequestId !== undefined) redirects += 1
    const isElsewhere = new URL(request.url).origin !== origin
    const isOver = isElsewhere || (redirectedRequestId !== undefined && redirects > 1)
    isRefused ||= isOver
    const judged = isOver
      ? client.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      : client.send('Fetch.continueRequest', { requestId })
    // the tab may have been closed
    judged.catch(() => undefined)
  }
  client.on('Fetch.requestPaused', onPaused)
  try {
    await client.send('Fetch.enable')
    const answer = await work()
    return isRefused ? { kind: 'redirected' } : answer
  } finally {
    client.off('Fetch.requestPaused', onPaused)
    await client.send('Fetch.disable').catch(() => undefined)
  }
}
