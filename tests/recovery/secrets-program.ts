import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '#main/database/open.ts'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { toPracticePlace } from '#main/features/downloads/nhso.portal.ts'
import { createSettings } from '#main/features/settings/settings.service.ts'
import { type Browsers, createBrowsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileLog } from '#main/platform/log-file.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets, type Seal } from '#main/platform/secrets-file.ts'
import { openPracticeLists } from '#tests/features/portal-lists/practice-lists.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

// A hospital's computer in a process of its own: its parent tells it what to do, line by line, and in the end kills it.
const [root = '', baseUrl = ''] = process.argv.slice(2)

/** Seals as an operating system does, with a key that never reaches the disk. */
function createSeal(): Seal {
  const key = randomBytes(32)
  const start = randomBytes(16)
  const turn = (step: { update: (text: Buffer) => Buffer; final: () => Buffer }, bytes: Buffer) =>
    Buffer.concat([step.update(bytes), step.final()])
  return {
    isAvailable: () => true,
    encrypt: (text) => turn(createCipheriv('aes-256-ctr', key, start), Buffer.from(text)),
    decrypt: (sealed) => turn(createDecipheriv('aes-256-ctr', key, start), sealed).toString(),
  }
}

const folderOf = (name: string) => path.join(root, name)
const log = createFileLog({ folder: folderOf('logs'), clock: systemClock })
const secrets = createFileSecrets({ folder: folderOf('secrets'), seal: createSeal() })
const store = await openStore({
  ...{ folder: folderOf('store'), secrets, clock: systemClock, log, threads: testThreads },
})
const folders = { store: folderOf('store'), downloads: folderOf('downloads') }
const settings = createSettings({
  ...{ store, secrets, clock: systemClock, folders, version: '0.0.0' },
  portalAddress: async () => baseUrl,
})

let visible: BrowserSession | null = null
const real = createBrowsers({ log, profiles: folderOf('browsers') })
const browsers: Browsers = {
  ...real,
  async open(options) {
    const session = await real.open(options)
    if (options.isVisible) visible = session
    return session
  },
}
const needs = { store, log, secrets, clock: systemClock, notices: createNotices() }
const downloads = createDownloads({
  ...{ ...needs, browsers },
  readings: openPracticeLists({ root: folders.store, ...needs }).readings,
  importFiles: async () => ({ files: [] }),
  downloadFolder: async () => folders.downloads,
  hospital: async () => ({ code: '10670' }),
  logins: settings.listLogins,
  portal: async () => toPracticePlace(baseUrl),
  isRunPlanned: async () => false,
})

const patience = { timeoutMs: 20_000, signal: new AbortController().signal }

async function waitFor(selector: string): Promise<BrowserSession> {
  for (;;) {
    if (await visible?.has(selector).catch(() => false)) return visible as unknown as BrowserSession
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function typeAndSend(fields: Readonly<Record<string, string>>): Promise<void> {
  const window = await waitFor(Object.keys(fields)[0] ?? '')
  for (const [selector, text] of Object.entries(fields)) await window.fill(selector, text)
  await window.click('#kc-login', patience)
}

type Order =
  | {
      readonly do: 'account'
      readonly userName: string
      readonly password: string
      readonly signIn: 'stored'
    }
  | { readonly do: 'assisted'; readonly userName: string }
  | { readonly do: 'run' | 'runAgain' }
  | { readonly do: 'signIn'; readonly userName: string; readonly password: string; readonly code: string }
  | { readonly do: 'sessions' }

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'account':
      return settings.saveAccount(order)
    case 'assisted':
      await settings.removeAccount(1)
      return settings.saveAccount({ userName: order.userName, password: '', signIn: 'assisted' })
    case 'run':
    case 'runAgain': {
      const isFetchingAgain = order.do === 'runAgain'
      const asked = { months: ['2026-01'], schemes: ['ucs' as const], isImporting: false, isFetchingAgain }
      return downloads.run({ ...asked, reason: 'nightly' })
    }
    case 'signIn': {
      const signingIn = downloads.signIn()
      await typeAndSend({ '#username': order.userName, '#password': order.password })
      await typeAndSend({ '#otp': order.code })
      return signingIn
    }
    case 'sessions':
      return Promise.all([1, 2].map((id) => secrets.find(`portal-session:${id}`)))
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await obey(JSON.parse(line)).catch((error: unknown) => ({ error: String(error) }))
  process.stdout.write(`${JSON.stringify(answer ?? null)}\n`)
}
