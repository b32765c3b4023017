import path from 'node:path'
import { expect, it } from 'vitest'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { errors as english } from '#shared/phrases/en/errors.ts'
import { behindItsBack, createCopies, fillStore, flip, listPages } from '#tests/database/filled-store.ts'
import type { TestNeeds } from '#tests/database/test-store.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'
import {
  canChangeMachine,
  openChanged,
  withFlags,
  withPolicies,
} from '#tests/platform/browser/changed-browser.ts'
import { startProxy, startSecure } from '#tests/platform/browser/odd-servers.ts'

/** Documents of a hospital that the command line knows. */
const copyStore = createCopies(async (root) => {
  await fillStore(root)
  const app = createApp(testPlatform(root).platform)
  await app.open()
  app.connections.signIn('maker', { name: 'system', role: 'system' })
  await app.door.call('setup.nameHospital', { hospitalCode: '10670' }, 'maker')
  await app.stop()
})

const toNobody = withFlags('--host-resolver-rules=MAP * ~NOTFOUND')

/** @param script that starts the real browser as a hospital may have it */
async function run(verb: string, { root }: TestNeeds, script = toNobody) {
  const lines: string[] = []
  const { browsers } = await openChanged(script)
  const { platform, log } = testPlatform(root)
  const places = ['--store', path.join(root, 'store'), '--secrets', path.join(root, 'secrets')]
  const code = await runCommandLine(
    [verb, '--lang', 'en', ...places],
    (folders) => ({ ...platform, folders, browsers }),
    (line) => lines.push(line),
  )
  return { code, lines: lines.map((line) => line.trim()), log }
}

it('doctor counts what it looked at in a store that is well', async () => {
  const { lines } = await run('doctor', await copyStore())
  expect(lines).toContainEqual(expect.stringMatching(/^ok +store: \d+ pages, 3 documents$/))
})

it('doctor says what it met of damage, and at the next start that the store is damaged and what does not need it', async () => {
  const needs = await copyStore()
  const [page = 0] = await listPages(needs, 'transfer_row')
  flip(needs.file, page)
  const first = await run('doctor', needs)
  const next = await run('doctor', needs)
  expect([first.code, next.code]).toEqual([1, 3])
  // what a single page says is a suspicion; the look at the whole file at the next start says more
  expect(first.lines).toContainEqual(
    'failed  store: Part of the store file could not be read as it was written',
  )
  expect(next.lines).toContainEqual(
    'failed  store: The store file is damaged: a look at the whole file found it',
  )
  expect(next.lines).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(ok|failed) +disk/), 'ok      secrets']),
  )
})

it('a night without a window looks at the whole store once a week', async () => {
  const needs = await copyStore()
  const [page = 0] = await listPages(needs, 'cell_block')
  const well = await run('nightly', needs)
  flip(needs.file, page)
  const sameWeek = await run('nightly', needs)
  await behindItsBack(needs, (connection) => connection.exec("delete from setting where name = 'storeCheck'"))
  expect([well.code, sameWeek.code, (await run('nightly', needs)).code]).toEqual([0, 0, 1])
})

const throughProxy = async (port: number | Promise<number>) =>
  withFlags(`--proxy-server=127.0.0.1:${await port}`)
const askingPassword = '407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM'

it.each<readonly [ErrorCode, () => Promise<string>]>([
  ['network.nameUnknown', async () => toNobody],
  ['network.proxyAway', () => throughProxy(9)],
  ['network.proxyRefused', () => throughProxy(startProxy('403 Forbidden'))],
  ['network.proxyPassword', () => throughProxy(startProxy(askingPassword))],
  [
    'network.certificate',
    async () => withFlags(`--host-resolver-rules=MAP * 127.0.0.1:${await startSecure()}`),
  ],
  ...(canChangeMachine
    ? [['network.noRoute', async () => 'exec unshare --net "$BROWSER" "$@"'] as const]
    : []),
  ...(canChangeMachine
    ? [['network.blocked', async () => withPolicies({ URLBlocklist: ['nhso.go.th'] })] as const]
    : []),
])('doctor names %s by itself: the browser starts, the portal is not reached', async (code, toScript) => {
  const { lines, log } = await run('doctor', await copyStore(), await toScript())
  const { text, advice } = english[code]
  expect(lines).toEqual(
    expect.arrayContaining(['ok      browser', `failed  portal: ${text}`, `${advice} [${code}]`]),
  )
  expect(log.lines).toContainEqual(
    expect.objectContaining({ event: 'diagnostics.stepFailed', facts: { step: 'portal', code } }),
  )
})

it.runIf(canChangeMachine)('doctor starts the browser and names the policy that forbids it', async () => {
  const { lines } = await run('doctor', await copyStore(), withPolicies({ HeadlessMode: 2 }))
  const { text, advice } = english['browser.noHeadless']
  expect(lines).toEqual(
    expect.arrayContaining([`failed  browser: ${text}`, `${advice} [browser.noHeadless]`]),
  )
})
