import fs, { writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createDashboard } from '#main/features/dashboard/dashboard.service.ts'
import type { FaultName } from '#main/features/practice/portal/faults.ts'
import { type Browsers, createBrowsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession, PageLink } from '#main/platform/browser/browser-session.ts'
import type { Attention } from '#shared/contract/dashboard.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { BrowserCode } from '#shared/errors/browser-codes.ts'
import { type ErrorCode, errorCodes } from '#shared/errors/codes.ts'
import { visitCodes } from '#shared/errors/visit-codes.ts'
import { errors as thai } from '#shared/phrases/th/errors.ts'
import { clerk, type Desk, openDesk, storedLogin, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const browsers = shareBrowser()
type Options = NonNullable<Parameters<typeof openDesk>[0]>
/** Moving the download folder visits nobody; its own tests lead there. */
const ofMoving = ['download.copyDiffers', 'download.moveUnfinished'] as const
type FileCode = Exclude<Extract<ErrorCode, `download.${string}`>, (typeof ofMoving)[number]>
type OutcomeCode = (typeof visitCodes)[number] | FileCode

/** How to come to an outcome on the real portal, and what a clerk then finds waiting for her. */
type Outcome = {
  readonly options?: Options
  readonly trouble?: (desk: Desk) => unknown
  /** Default: a run at night. */
  readonly work?: (desk: Desk) => Promise<unknown>
  readonly waiting: Attention['kind'] | null
}

const faulty =
  (name: FaultName, more: object = { when: { file: 1 } }) =>
  (desk: Desk) =>
    desk.portal.setFault({ name, ...more })
const ofFile = (name: FaultName): Outcome => ({ trouble: faulty(name), waiting: 'fileFailed' })
const startedBy = (find: () => Promise<string>): Options => ({
  browsers: (real) => ({
    ...real,
    open: (options) => createBrowsers({ log: createRecordingLog(), find }).open(options),
  }),
})
/** A browser that does something in another way than the real one. */
const behaving =
  (change: (session: BrowserSession) => Partial<BrowserSession>) =>
  (real: Browsers): Browsers => {
    const shared = browsers(real)
    return {
      ...shared,
      async open(options) {
        const session = await shared.open(options)
        return { ...session, ...change(session) }
      },
    }
  }

/** Files that the portal has lost between its list and the link. */
const askingForLostFiles = behaving((session) => ({
  fetchFile: (request) =>
    session.fetchFile({ ...request, url: request.url.replaceAll('eclaim_10670', 'eclaim_00000') }),
}))

/** Links of a list that lead to another protocol than that of the portal. */
const showingOtherLinks = behaving((session) => ({
  async readTables(answer) {
    const toOther = (link: PageLink) => ({ ...link, address: link.address.replace('http:', 'https:') })
    const withOther = <Part extends { readonly links: readonly PageLink[] }>(part: Part) => ({
      ...part,
      links: part.links.map(toOther),
    })
    const tables = await session.readTables(answer)
    return tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...withOther(row), cells: row.cells.map(withOther) })),
    }))
  },
}))

/** A browser that reaches nobody; tests/platform/browser/network.test.ts meets the reasons themselves. */
const reachingNobody = (reason: string): Outcome => ({
  options: { browsers: behaving(() => ({ goTo: async () => ({ kind: 'unreachable', reason }) })) },
  waiting: 'runFailed',
})
const withoutBrowser = (code: BrowserCode): Outcome => ({
  options: startedBy(() => Promise.reject(new AppError(code))),
  waiting: 'runFailed',
})

const assisted = { ...storedLogin, password: null, signIn: 'assisted' as const }

/** Nobody may put another file in the place of one that is held. */
function holdingFiles(): void {
  const { rename } = fs.promises
  fs.promises.rename = async (from, to) => {
    if (String(to).endsWith('.xls')) throw Object.assign(new Error('busy'), { code: 'EBUSY' })
    return rename(from, to)
  }
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.promises.rename = rename
    syncBuiltinESMExports()
  })
}

const outcomes: Readonly<Record<OutcomeCode, Outcome>> = {
  'portal.unreachable': { trouble: ({ portal }) => portal.stop(), waiting: 'runFailed' },
  'portal.wrongPassword': {
    options: { logins: [{ ...storedLogin, password: 'not-this-one' }] },
    waiting: 'signInNeeded',
  },
  'portal.codeNeeded': {
    trouble: ({ portal }) => portal.setHabits({ olderForm: 'ssoNotice' }),
    waiting: 'signInNeeded',
  },
  'portal.signInNeeded': { options: { logins: [assisted] }, waiting: 'signInNeeded' },
  'portal.signInTimeout': { work: ({ downloads }) => downloads.signIn(), waiting: null },
  'portal.sessionExpired': { trouble: faulty('sessionDies', { afterFiles: 0 }), waiting: 'signInNeeded' },
  'portal.noRight': { options: { accounts: [{ ...clerk, hasRepRight: false }] }, waiting: 'runFailed' },
  'portal.listSilent': {
    async work({ downloads, portal }) {
      await downloads.run(wholeRun)
      portal.setFault({ name: 'pageChanged', change: 'tableMissing' })
      await downloads.run({ ...wholeRun, months: ['2025-10', '2025-11'] })
    },
    waiting: 'runFailed',
  },
  'portal.listShort': {
    trouble: ({ portal }) => portal.setHabits({ countText: 'tight', countTold: 'tooHigh' }),
    waiting: 'runFailed',
  },
  'portal.pageChanged': { trouble: faulty('pageChanged', {}), waiting: 'runFailed' },
  'portal.down': { trouble: faulty('errorAlways', { on: 'list' }), waiting: 'runFailed' },
  'portal.frontRejected': {
    trouble: ({ portal }) => portal.setHabits({ front: 'rejectsHeadless' }),
    waiting: 'runFailed',
  },
  'portal.maintenance': {
    trouble: ({ portal }) => portal.setHabits({ maintenance: 'page' }),
    waiting: 'runFailed',
  },
  'portal.rateLimited': {
    trouble: faulty('tooMany', { on: 'list', retryAfterSeconds: 600 }),
    waiting: 'runFailed',
  },
  'portal.noAccount': { options: { logins: [] }, waiting: 'runFailed' },
  'portal.busy': {
    async work({ downloads }) {
      const first = downloads.run(wholeRun)
      await downloads.run(wholeRun).finally(() => first)
    },
    waiting: null,
  },
  'network.certificate': reachingNobody('net::ERR_CERT_AUTHORITY_INVALID'),
  'network.proxyPassword': reachingNobody('net::ERR_INVALID_AUTH_CREDENTIALS'),
  'network.proxyAway': reachingNobody('net::ERR_PROXY_CONNECTION_FAILED'),
  'network.proxyRefused': reachingNobody('net::ERR_TUNNEL_CONNECTION_FAILED'),
  'network.blocked': reachingNobody('net::ERR_BLOCKED_BY_ADMINISTRATOR'),
  'network.nameUnknown': reachingNobody('net::ERR_NAME_NOT_RESOLVED'),
  'network.noRoute': reachingNobody('net::ERR_INTERNET_DISCONNECTED'),
  'browser.missing': withoutBrowser('browser.missing'),
  'browser.noHeadless': withoutBrowser('browser.noHeadless'),
  'browser.noDebugging': withoutBrowser('browser.noDebugging'),
  'browser.noTools': withoutBrowser('browser.noTools'),
  'folder.temporary': {
    options: startedBy(() => Promise.reject(new AppError('folder.temporary', { folder: '/missing' }))),
    waiting: 'runFailed',
  },
  'browser.failed': { options: startedBy(async () => process.execPath), waiting: 'runFailed' },
  // another program holds what lies where the file belongs, and goes on for longer than a minute
  'download.held': { trouble: holdingFiles, waiting: 'fileFailed' },
  'folder.denied': {
    options: {
      downloadFolder(root) {
        writeFileSync(path.join(root, 'a-file'), '')
        return path.join(root, 'a-file', 'downloads')
      },
    },
    waiting: 'runFailed',
  },
  'download.diskFull': { options: { freeBytes: async () => 0 }, waiting: 'runFailed' },
  'download.html': ofFile('html'),
  'download.empty': { trouble: faulty('empty'), waiting: null },
  'download.tooSmall': ofFile('tiny'),
  'download.notWorkbook': ofFile('wrongMagic'),
  'download.cutOff': ofFile('cutHalfway'),
  'download.redirected': ofFile('redirectToLogin'),
  'download.forbidden': { trouble: faulty('forbidden'), waiting: 'runFailed' },
  'download.missing': { options: { browsers: askingForLostFiles }, waiting: 'fileFailed' },
  'download.elsewhere': { options: { browsers: showingOtherLinks }, waiting: 'fileFailed' },
  'download.serverError': ofFile('errorAlways'),
}
const named = Object.entries(outcomes) as readonly [OutcomeCode, Outcome][]
/** faults.test.ts meets what befalls a single file in every way. */
const isOfFile = ([code]: readonly [OutcomeCode, Outcome]) => code.startsWith('download.')
const visited = [...named.filter((one) => !isOfFile(one)), ...someOf(named.filter(isOfFile), 4)]
const ofDownloads = errorCodes.filter((code) => code.startsWith('download.') || code.startsWith('portal.'))

/** @returns the failure the run, a file or the work itself ended with */
async function meet(desk: Desk, { trouble, work }: Outcome): Promise<ErrorRecord | null> {
  await trouble?.(desk)
  try {
    await (work?.(desk) ?? desk.downloads.run(wholeRun))
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details }
    throw error
  }
  const [run] = await desk.downloads.listRuns(1)
  if (run?.error) return run.error
  const { files } = await desk.downloads.listFiles({ limit: 100 })
  for (const { file } of files) {
    if (file.state === 'failed') return { code: file.code, details: {} }
    if (file.state === 'empty') return { code: 'download.empty', details: {} }
  }
  return null
}

async function listWaiting({ store }: Desk): Promise<Attention[]> {
  const schedule = async () => ({
    isPaused: false,
    plans: [{ isEnabled: true, nextRunAt: null, missedAt: null }],
  })
  const missing = async () => ({ files: 0 })
  const dashboard = createDashboard({
    store,
    schedule,
    missing,
    isSignInNeeded: async () => false,
    changedLists: async () => 0,
    documents: async () => ({ questions: 0, untold: 0, isUnsettled: false }),
    findClockTrouble: async () => null,
    backup: async () => ({ last: null, failure: null }),
  })
  const { attention } = await dashboard.get(null, null)
  return attention.filter(({ kind }) => kind !== 'noAccount')
}

const blanksOf = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '')

describe('every outcome of a visit', () => {
  test.each(visited)('%s is met on the portal, told, and put before a person', async (code, outcome) => {
    const desk = await openDesk({ browsers, ...outcome.options })
    const met = await meet(desk, outcome)
    const waiting = await listWaiting(desk)
    const { text, advice } = thai[code]
    expect({
      code: met?.code,
      waiting: waiting[0]?.kind ?? null,
      unfilled: blanksOf(text + advice).filter((name) => !Object.hasOwn(met?.details ?? {}, name)),
    }).toEqual({ code, waiting: outcome.waiting, unfilled: [] })
  })

  test('has a way to it here, a sentence of its own and an advice of its own', () => {
    const missing = [...visitCodes, ...ofDownloads].filter(
      (code) => !Object.hasOwn(outcomes, code) && !ofMoving.some((moving) => moving === code),
    )
    const sentences = named.map(([code]) => thai[code].text)
    const advices = named.map(([code]) => thai[code].advice)
    const twice = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at)
    expect({ missing, sentences: twice(sentences), advices: twice(advices) }).toEqual({
      missing: [],
      sentences: [],
      advices: [],
    })
  })
})
