import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createDownloadFolder } from '#main/features/downloads/download-folder.ts'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { createFarFolders } from '#main/features/downloads/far-folders.ts'
import { practiceEclaim, toPracticePlace } from '#main/features/downloads/nhso.portal.ts'
import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'
import { createPortalTime } from '#main/features/downloads/portal-time.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeAccount } from '#main/features/practice/portal/sessions.ts'
import { type Browsers, createBrowsers } from '#main/platform/browser/browser.ts'
import type { Clock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { openPracticeLists } from '#tests/features/portal-lists/practice-lists.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

export const month = '2026-01'
export const wholeRun = {
  months: [month],
  schemes: ['ucs' as const],
  isImporting: false,
  reason: 'nightly' as const,
}

export const clerk: PracticeAccount = {
  userName: 'clerk-10670',
  password: `pw-${randomBytes(6).toString('hex')}`,
  hospitalCode: '10670',
}
export const storedLogin: PortalLogin = {
  id: 1,
  userName: clerk.userName,
  password: clerk.password,
  signIn: 'stored',
}

/** Secrets in memory, readable by the test. */
export function createMemorySecrets(): Secrets & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    protection: async () => 'ownerFile',
    kept,
    find: async (name) => kept.get(name) ?? null,
    save: async (name, value) => void kept.set(name, value),
    remove: async (name) => void kept.delete(name),
  }
}

/** Lets no time pass, but notes how long was asked for. */
export function createHastyWait(): Wait & { asked: number[] } {
  const asked: number[] = []
  const wait: Wait = async (ms, signal) => {
    asked.push(ms)
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
  return Object.assign(wait, { asked })
}

type Options = {
  accounts?: readonly PracticeAccount[]
  logins?: readonly PortalLogin[]
  portal?: PracticePortal
  profile?: (usual: PortalProfile) => PortalProfile
  clock?: Clock
  wait?: Wait
  browsers?: (real: Browsers) => Browsers
  freeBytes?: () => Promise<number>
  importFiles?: Parameters<typeof createDownloads>[0]['importFiles']
  downloadFolder?: (root: string) => string
}

const quickProfile: PortalProfile = {
  ...practiceEclaim,
  limits: { ...practiceEclaim.limits, pageMs: 15_000, responseMs: 15_000, stallMs: 10_000 },
}

const endlessMs = 600_000

/** A profile whose limits end nothing while a test goes on: what ends a stalled page or file then was meant to. */
export const withoutEnd = (usual: PortalProfile): PortalProfile => ({
  ...usual,
  limits: { ...usual.limits, pageMs: endlessMs, responseMs: endlessMs, stallMs: endlessMs },
})

/** A practice portal as the tests visit it. */
export function quickPlace(address: string) {
  const { transfers, ...place } = toPracticePlace(address)
  const limits = { ...transfers.profile.limits, pageMs: quickProfile.limits.pageMs }
  return {
    ...place,
    transfers: { ...transfers, profile: { ...transfers.profile, limits } },
    profile: quickProfile,
  }
}

/** The downloader with everything real but the passing of time: portal, browser, store and files. */
export async function openDesk(options: Options = {}) {
  const root = temporaryFolder()
  const clock = options.clock ?? { now: () => new Date() }
  const portal =
    options.portal ??
    (await startPracticePortal({ hospital: tinyHospital, accounts: options.accounts ?? [clerk], clock }))
  onTestFinished(() => portal.stop())
  const log = createRecordingLog()
  const notices = createNotices()
  const told: { name: string; payload: unknown }[] = []
  notices.listen((name, payload) => told.push({ name, payload }))
  const store = await openTestStore(root)
  const secrets = createMemorySecrets()
  const hasty = createHastyWait()
  const wait = options.wait ?? hasty
  const real = createBrowsers({ log, profiles: path.join(root, 'browsers') })
  const folder = options.downloadFolder?.(root) ?? path.join(root, 'downloads')
  const places = createDownloadFolder({
    store,
    log,
    notices,
    usualFolder: folder,
    ours: [path.join(root, 'store'), path.join(root, 'secrets')],
    far: createFarFolders({
      besides: { quarantine: path.join(root, 'quarantine'), staging: path.join(root, 'staging') },
    }),
    whileIdle: (work) => downloads.whileIdle(work),
    freeBytes: options.freeBytes ?? (async () => 1e12),
  })
  let logins = options.logins ?? [storedLogin]
  const lists = openPracticeLists({ root, store, clock, log, notices, secrets })
  const portalTime = createPortalTime({ store, clock, log })
  const downloads = createDownloads({
    portalTime,
    readings: lists.readings,
    store,
    secrets,
    clock,
    log,
    notices,
    wait,
    isRunPlanned: async () => true,
    browsers: options.browsers?.(real) ?? real,
    importFiles: options.importFiles ?? (async () => ({ files: [] })),
    downloadFolder: places.use,
    hospital: async () => ({ code: '10670' }),
    logins: async () => logins,
    portal: async () => ({
      ...quickPlace(portal.address),
      profile: options.profile?.(quickProfile) ?? quickProfile,
    }),
    ...(options.freeBytes ? { freeBytes: options.freeBytes } : {}),
  })
  onTestFinished(async () => {
    await downloads.stop()
    await store.stop()
  })
  return {
    root,
    folder,
    places,
    portal,
    browsers: real,
    downloads,
    lists,
    store,
    secrets,
    log,
    told,
    listen: notices.listen,
    findPortalTime: portalTime.find,
    /** Every pause the run asked for, in milliseconds. */
    pauses: hasty.asked,
    setLogins: (changed: readonly PortalLogin[]) => {
      logins = changed
    },
    /** Names asked for at the portal's file address, in order. */
    fetched: () =>
      portal
        .requests()
        .filter(({ path: at }) => at.endsWith('InvoiceReportExcelAction.do'))
        .map(({ query }) => query['filename'] ?? ''),
    /** What a clerk sees of the files: name and state, in the list's order. */
    async states() {
      const { files } = await downloads.listFiles({ limit: 100 })
      return files.map(({ name, file }) => [name, file.state === 'failed' ? file.code : file.state])
    },
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>
