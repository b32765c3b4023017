import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createNetwork } from '#main/features/network/network.service.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { toUnreachedCode } from '#shared/errors/network-codes.ts'
import { createMemorySecrets } from '#tests/features/downloads/download-desk.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { openChanged, withFlags } from '#tests/platform/browser/changed-browser.ts'
import { listen } from '#tests/platform/browser/odd-servers.ts'

const signal = new AbortController().signal
const patience = { timeoutMs: 10_000, signal }
const portal = 'http://portal.example'
const basic = (password: string) => `Basic ${Buffer.from(`satang:${password}`).toString('base64')}`

/** A proxy that lets one name with one password through, to a portal that asks for one, too, at `/asks`. */
async function startProxy() {
  const seen: IncomingMessage['headers'][] = []
  const proxy = createServer(({ url = '', headers }, answer) => {
    seen.push(headers)
    if (headers['proxy-authorization'] !== basic('right'))
      return answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="hospital"' }).end()
    if (url.endsWith('/dropped')) return answer.destroy()
    if (url.endsWith('/asks')) answer.setHeader('www-authenticate', 'Basic realm="portal"')
    const status = url.endsWith('/asks') ? 401 : 200
    return answer.writeHead(status, { 'content-type': 'text/html' }).end('<p>portal')
  })
  proxy.on('connect', ({ headers }, socket) => {
    seen.push(headers)
    const asking = 'Proxy-Authenticate: Basic realm="hospital"\r\nContent-Length: 0'
    socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${asking}\r\n\r\n`)
  })
  return { seen, address: `127.0.0.1:${await listen(proxy)}` }
}

async function openNetwork(settings: Partial<ParsedInput<'network.save'>>, script = withFlags()) {
  const root = temporaryFolder()
  const store = await openTestStore(root)
  onTestFinished(() => store.stop())
  const secrets = createMemorySecrets()
  const network = createNetwork({ store, secrets })
  const save = (change: Partial<ParsedInput<'network.save'>>) =>
    network.save({ proxy: { kind: 'system' }, userName: '', password: '', ...change })
  await save(settings)
  const open = async () => {
    const { browsers } = await openChanged(script)
    const session = await network.lead(browsers).open({ isVisible: false, signal })
    onTestFinished(() => session.close())
    return session
  }
  const visit = async (address = portal) => {
    const page = await (await open()).goTo(address, patience)
    return page.kind === 'loaded' ? page.status : toUnreachedCode(page.reason)
  }
  return { root, network, secrets, save, open, visit }
}

test('the browser goes through the proxy that is chosen, with its password, for pages and files alike', async () => {
  const { address, seen } = await startProxy()
  const proxy = { kind: 'address', address } as const
  const { root, open } = await openNetwork({ proxy, userName: 'satang', password: 'right' })
  const session = await open()
  const page = await session.goTo(`${portal}/`, patience)
  const partPath = path.join(root, 'part')
  const limits = { maxBytes: 1e6, responseMs: 10_000, stallMs: 10_000 }
  const file = await session.fetchFile({
    url: `${portal}/file`,
    partPath,
    signal,
    ...limits,
    onBytes: () => undefined,
  })
  const posted = await session.goTo(`${portal}/form`, patience, { form: { name: 'one' } })
  const asking = await session.goTo(`${portal}/asks`, patience)
  expect([page, file, posted, asking]).toMatchObject([
    { kind: 'loaded', status: 200 },
    { kind: 'whole' },
    { kind: 'loaded', status: 200 },
    { kind: 'loaded', status: 401 },
  ])
  const dropped = await session.fetchFile({
    url: `${portal}/dropped`,
    partPath,
    signal,
    ...limits,
    onBytes: () => undefined,
  })
  expect(dropped).toEqual({ kind: 'unreachable', reason: 'net::ERR_EMPTY_RESPONSE' })
  // the portal is not told the password of the proxy, even where it asks for one
  expect(seen.filter(({ authorization }) => authorization !== undefined)).toEqual([])
})

test.each(['http://portal.example', 'https://portal.example'])(
  'a proxy that does not take the password for %s is told, and asked once with it',
  async (portalAddress) => {
    const { address, seen } = await startProxy()
    const proxy = { kind: 'address', address } as const
    const { visit } = await openNetwork({ proxy, userName: 'satang', password: 'wrong' })
    expect(await visit(portalAddress)).toBe('network.proxyPassword')
    expect(seen.filter((headers) => headers['proxy-authorization'] === basic('wrong'))).toHaveLength(1)
  },
)

test('the proxy of the computer is taken until another way is chosen', async () => {
  const server = createServer((_, answer) => void answer.end('<p>portal'))
  const script = `http_proxy=http://127.0.0.1:9 ${withFlags(
    `--host-resolver-rules=MAP portal.example 127.0.0.1:${await listen(server)}`,
  ).replace('exec ', '')}`
  const { visit, save } = await openNetwork({}, script)
  const usual = await visit()
  await save({ proxy: { kind: 'none' } })
  expect([usual, await visit()]).toEqual(['network.proxyAway', 200])
})

test('the password lies among the secrets, stays when none is typed, and goes with its name', async () => {
  const proxy = { kind: 'address', address: 'proxy:8080' } as const
  const { network, secrets, save } = await openNetwork({ proxy, userName: 'satang', password: 'right' })
  const shown = { proxy, userName: 'satang', hasPassword: true }
  const first = await network.get()
  await save({ proxy, userName: 'satang' })
  const same = await network.get()
  await save({ proxy, userName: 'another' })
  expect([first, same, await network.get(), [...secrets.kept]]).toEqual([
    shown,
    shown,
    { proxy, userName: 'another', hasPassword: false },
    [],
  ])
})
