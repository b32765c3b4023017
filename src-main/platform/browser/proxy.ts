import type { Page } from 'puppeteer-core'

export type ProxyLogin = { readonly userName: string; readonly password: string }

/** The way out of the hospital; `system` is what the computer or a policy says. */
export type ProxyWay =
  | { readonly kind: 'system' | 'none' }
  /** @param address host and port, with a scheme where it is not http */
  | { readonly kind: 'address'; readonly address: string; readonly login: ProxyLogin | null }

export function listProxyFlags(proxy: ProxyWay): string[] {
  if (proxy.kind === 'none') return ['--no-proxy-server']
  return proxy.kind === 'address' ? [`--proxy-server=${proxy.address}`] : []
}

/**
 * Gives the proxy its name and password, once for each request, and nobody else. The library would give them to whatever
 * server asks. The browser remembers them for its other tabs.
 */
export async function answerProxy(page: Page, { userName, password }: ProxyLogin): Promise<void> {
  const client = await page.createCDPSession()
  const answered = new Set<string>()
  client.on('Fetch.requestPaused', ({ requestId }) => {
    client.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
  })
  client.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const isOurs = authChallenge.source === 'Proxy' && !answered.has(requestId)
    answered.add(requestId)
    const authChallengeResponse = isOurs
      ? ({ response: 'ProvideCredentials', username: userName, password } as const)
      : ({ response: 'CancelAuth' } as const)
    client.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => undefined)
  })
  await client.send('Fetch.enable', { handleAuthRequests: true })
}
