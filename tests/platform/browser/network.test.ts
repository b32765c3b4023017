import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { toUnreachedCode } from '#shared/errors/network-codes.ts'
import {
  canChangeMachine,
  openChanged,
  withFlags,
  withPolicies,
} from '#tests/platform/browser/changed-browser.ts'
import { listen, startProxy, startSecure } from '#tests/platform/browser/odd-servers.ts'

const signal = new AbortController().signal
const proxied = (port: number) => withFlags(`--proxy-server=127.0.0.1:${port}`)
const portal = 'https://eclaim.nhso.go.th/'
const freePort = 9

/** @returns how a visit to the portal ends in the real browser */
async function visit(script: string, address = portal): Promise<string> {
  const session = await (await openChanged(script)).browsers.open({ isVisible: false, signal })
  try {
    const seen = await session.goTo(address, { timeoutMs: 10_000, signal })
    return seen.kind === 'loaded' ? 'loaded' : toUnreachedCode(seen.reason)
  } finally {
    await session.close()
  }
}

test('a certificate that the browser does not know is told from anything else', async () => {
  expect(await visit(withFlags(), `https://127.0.0.1:${await startSecure()}/`)).toBe('network.certificate')
})

test.each(['Basic realm="hospital"', 'NTLM', 'Negotiate'])(
  'a proxy that wants a password by %s is told',
  async (way) => {
    const port = await startProxy(`407 Proxy Authentication Required\r\nProxy-Authenticate: ${way}`)
    expect(await visit(proxied(port))).toBe('network.proxyPassword')
  },
)

test('a proxy that is away, and one that lets nobody through, are told apart', async () => {
  expect([await visit(proxied(freePort)), await visit(proxied(await startProxy('403 Forbidden')))]).toEqual([
    'network.proxyAway',
    'network.proxyRefused',
  ])
})

test('a name that nobody knows and a server that is away are told apart', async () => {
  const resolving = (to: string) => withFlags(`--host-resolver-rules=MAP eclaim.nhso.go.th ${to}`)
  expect([await visit(resolving('~NOTFOUND')), await visit(resolving(`127.0.0.1:${freePort}`))]).toEqual([
    'network.nameUnknown',
    'portal.unreachable',
  ])
})

test.runIf(canChangeMachine)('a computer without any network is told', async () => {
  expect(await visit('exec unshare --net "$BROWSER" "$@"')).toBe('network.noRoute')
})

test('what a script of the page asks in vain has its true reason, too', async () => {
  const server = createServer((_, answer) => void answer.end('<p>portal'))
  const address = `http://127.0.0.1:${await listen(server)}/`
  const { browsers } = await openChanged(withFlags('--host-resolver-rules=MAP *.example ~NOTFOUND'))
  const session = await browsers.open({ isVisible: false, signal })
  onTestFinished(() => session.close())
  const patience = { timeoutMs: 10_000, signal }
  await session.goTo(address, patience)
  const elsewhere = 'http://nobody.example/'
  const reason = 'net::ERR_NAME_NOT_RESOLVED'
  expect([
    await session.ask({ address: elsewhere, body: '{}', headers: {} }, patience),
    await session.askPage({ address: elsewhere, referrer: address }, patience),
  ]).toEqual([
    { kind: 'unreachable', reason },
    { kind: 'unreachable', reason },
  ])
})

test.runIf(canChangeMachine)('an address that a policy blocks is told', async () => {
  expect(await visit(withPolicies({ URLBlocklist: ['nhso.go.th'] }))).toBe('network.blocked')
})

test.runIf(canChangeMachine).each([
  [{ HeadlessMode: 2 }, 'browser.noHeadless'],
  [{ RemoteDebuggingAllowed: false }, 'browser.noDebugging'],
  [{ DeveloperToolsAvailability: 2 }, 'browser.noTools'],
])('a browser that %j keeps from us is told from one that is broken', async (policies, code) => {
  const { browsers, log } = await openChanged(withPolicies(policies))
  const opening = browsers.open({ isVisible: false, signal })
  await expect(opening).rejects.toMatchObject({ code })
  expect(log.lines).toMatchObject([{ event: 'browser.notStarted', facts: { code } }])
})

test('a browser that breaks, and one that says nothing, are just not started', async () => {
  for (const script of ['echo "something is missing" >&2; exit 127', 'exit 0']) {
    const { browsers } = await openChanged(script)
    await expect(browsers.open({ isVisible: false, signal })).rejects.toMatchObject({
      code: 'browser.failed',
    })
  }
})
