import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  clerk,
  type Desk,
  month,
  openDesk,
  storedLogin,
  wholeRun,
  withoutEnd,
} from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'

const browsers = shareBrowser()
const listed = tinyHospital.listReps(month, 'ucs')
const folderOf = (desk: Desk) => path.join(desk.folder, 'rep', '2569-01')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function isFetching(desk: Desk): boolean {
  return desk.downloads.active()?.step === 'fetching' && (desk.downloads.active()?.file ?? null) !== null
}

test('a run stores every listed file whole, with what the list says about it', async () => {
  const desk = await openDesk({ browsers })
  const run = await desk.downloads.run({ ...wholeRun, schemes: ['ucs', 'lgo'] })
  expect(run).toMatchObject({
    state: 'done',
    listed: 4,
    stored: 4,
    skipped: 0,
    failed: 0,
    imported: 0,
    refused: 0,
    error: null,
  })
  const { files } = await desk.downloads.listFiles({ limit: 10 })
  expect(files.map(({ id: _, ...file }) => file)).toEqual(
    listed.map(({ name, repNo, sentAt, total, passed, failed }) => ({
      source: 'rep',
      scheme: 'ucs',
      month,
      name,
      repNo,
      sentAt: `${sentAt.slice(8, 10)}/01/2569 ${sentAt.slice(11)}`,
      counts: { total, passed, failed },
      file: { state: 'stored', bytes: 4096, sha256: sha256(tinyWorkbook(name)), at: expect.any(String) },
    })),
  )
  expect(readdirSync(folderOf(desk)).sort()).toEqual(listed.map(({ name }) => name).sort())
  for (const { name } of listed)
    expect(readFileSync(path.join(folderOf(desk), name))).toEqual(tinyWorkbook(name))
})

test('a second run fetches nothing, and a file that was lost or changed on disk is fetched again', async () => {
  const desk = await openDesk({ browsers })
  await desk.downloads.run(wholeRun)
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 0, skipped: 4 })
  expect(desk.fetched()).toHaveLength(4)
  const [lost = '', changed = ''] = listed.map(({ name }) => path.join(folderOf(desk), name))
  rmSync(lost)
  writeFileSync(changed, Buffer.alloc(4096))
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 2, skipped: 2 })
  expect(readFileSync(changed)).toEqual(tinyWorkbook(path.basename(changed)))
})

test.each<Partial<PortalHabits>>([
  { linkStyle: 'fn' },
  { linkStyle: 'file', addressStyle: 'absolute' },
  { linkStyle: 'eclaimapi' },
  { linkStyle: 'repEclaimOnly' },
])('links written as %o give the same names', async (habits) => {
  const desk = await openDesk({ browsers })
  desk.portal.setHabits(habits)
  await desk.downloads.run(wholeRun)
  expect(await desk.states()).toEqual(listed.map(({ name }) => [name, 'stored']))
})

test('a line without any name is a failure with its REP number, and is forgotten once it has a name', async () => {
  const desk = await openDesk({ browsers })
  desk.portal.setHabits({ linkStyle: 'noName' })
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', listed: 4, stored: 0, failed: 4 })
  expect(desk.fetched()).toEqual([])
  desk.portal.setHabits({ linkStyle: 'filename' })
  await desk.downloads.run(wholeRun)
  expect(await desk.states()).toEqual(listed.map(({ name }) => [name, 'stored']))
})

test('the portal is visited by one request at a time with a pause before each list and file', async () => {
  const pace = { gapMs: 1_000, jitterMs: 500 }
  const desk = await openDesk({ browsers, profile: (usual) => ({ ...usual, pace }) })
  await desk.downloads.run(wholeRun)
  expect(desk.pauses).toHaveLength(5)
  expect(desk.pauses.every((ms) => ms >= 1_000 && ms < 1_500)).toBe(true)
  const requests = desk.portal.requests()
  for (const [index, { at }] of requests.entries())
    expect(at >= (requests[index - 1]?.endedAt ?? '')).toBe(true)
})

test('stored files are imported with the portal’s counts, and never twice', async () => {
  const calls: { name: string; counts: unknown }[][] = []
  const refused = {
    state: 'refused',
    id: null,
    name: '',
    sha256: '',
    bytes: 0,
    at: '',
    reason: { code: 'workbook.unreadable', details: {} },
  } as const
  const desk = await openDesk({
    browsers,
    importFiles: async (paths, { counts }) => {
      calls.push(paths.map((file) => ({ name: path.basename(file), counts: counts(file) })))
      return { files: paths.map(() => refused) }
    },
  })
  const run = await desk.downloads.run({ ...wholeRun, isImporting: true })
  expect(calls).toEqual([
    listed.map(({ name, total, passed, failed }) => ({ name, counts: { total, passed, failed } })),
  ])
  expect(run).toMatchObject({ state: 'done', imported: 0, refused: 4 })
  await desk.downloads.run({ ...wholeRun, isImporting: false })
  expect(calls).toHaveLength(1)
})

test('what was stored before the run failed is imported all the same', async () => {
  const imported: string[] = []
  const desk = await openDesk({
    browsers,
    importFiles: async (paths) => {
      imported.push(...paths.map((file) => path.basename(file)))
      return { files: [] }
    },
  })
  desk.portal.setFault({ name: 'forbidden', when: { file: 3 } })
  await desk.downloads.run({ ...wholeRun, isImporting: true })
  expect(imported).toEqual(listed.slice(0, 2).map(({ name }) => name))
})

test('cancelling puts the file in flight back to waiting and leaves no part', async () => {
  const desk = await openDesk({ browsers, profile: withoutEnd })
  desk.portal.setFault({ name: 'stalled', when: { file: 2 } })
  const running = desk.downloads.run(wholeRun)
  await vi.waitUntil(() => isFetching(desk) && desk.fetched().length === 2, { timeout: 20_000, interval: 5 })
  await expect(desk.downloads.run(wholeRun)).rejects.toMatchObject({ code: 'portal.busy' })
  await expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.busy' })
  await desk.downloads.cancel()
  expect(await running).toMatchObject({ state: 'cancelled', stored: 1, error: null })
  expect((await desk.states()).map(([, state]) => state)).toEqual(['stored', 'waiting', 'waiting', 'waiting'])
  expect(readdirSync(folderOf(desk))).toEqual([listed[0]?.name])
  expect(desk.downloads.active()).toBeNull()
  desk.portal.clearFaults()
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 3, skipped: 1 })
})

test('a full disk stops the run before the portal is visited', async () => {
  const desk = await openDesk({ browsers, freeBytes: async () => 1024 })
  expect((await desk.downloads.run(wholeRun)).error).toEqual({
    code: 'download.diskFull',
    details: { folder: desk.folder },
  })
  expect(desk.portal.requests()).toEqual([])
})

test('a folder that cannot be written stops the run and is named', async () => {
  const desk = await openDesk({
    browsers,
    downloadFolder: (root) => {
      writeFileSync(path.join(root, 'not-a-folder'), '')
      return path.join(root, 'not-a-folder')
    },
  })
  expect((await desk.downloads.run(wholeRun)).error).toMatchObject({ code: 'folder.denied' })
})

test.skipIf(!existsSync('/dev/full'))(
  'a disk that fills up in the middle stops the run and leaves its file waiting',
  async () => {
    const desk = await openDesk({ browsers })
    mkdirSync(folderOf(desk), { recursive: true })
    symlinkSync('/dev/full', path.join(folderOf(desk), `${listed[1]?.name}.satang-part`))
    expect(await desk.downloads.run(wholeRun)).toMatchObject({
      state: 'failed',
      stored: 1,
      error: { code: 'download.diskFull' },
    })
    expect((await desk.states()).map(([, state]) => state)).toEqual([
      'stored',
      'waiting',
      'waiting',
      'waiting',
    ])
  },
)

test('a browser that dies in the middle ends the run and leaves its file waiting', async () => {
  let session: BrowserSession | null = null
  const desk = await openDesk({
    profile: withoutEnd,
    browsers: (real) => ({
      ...real,
      async open(options) {
        session = await real.open(options)
        return session
      },
    }),
  })
  desk.portal.setFault({ name: 'stalled', when: { file: 2 } })
  const running = desk.downloads.run(wholeRun)
  await vi.waitUntil(() => isFetching(desk) && desk.fetched().length === 2, { timeout: 20_000, interval: 5 })
  await (session as BrowserSession | null)?.close()
  expect(await running).toMatchObject({ state: 'failed', stored: 1, error: { code: 'browser.failed' } })
  expect((await desk.states()).map(([, state]) => state)).toEqual(['stored', 'waiting', 'waiting', 'waiting'])
})

test('a machine without a browser says so', async () => {
  const desk = await openDesk({
    browsers: (real) => ({
      ...real,
      open: async () => {
        throw new AppError('browser.missing')
      },
    }),
  })
  expect((await desk.downloads.run(wholeRun)).error).toEqual({ code: 'browser.missing', details: {} })
})

test('the run is told while it goes on, and ends with nothing in progress', async () => {
  const desk = await openDesk({ browsers })
  await desk.downloads.run(wholeRun)
  const steps = desk.told.flatMap(({ name, payload }) =>
    name === 'downloads.progress' && payload !== null && typeof payload === 'object' && 'step' in payload
      ? [payload.step]
      : [],
  )
  expect(steps.filter((step, index) => step !== steps[index - 1])).toEqual([
    'startingBrowser',
    'signingIn',
    'listing',
    'fetching',
    'ending',
  ])
  expect(desk.told.findLast(({ name }) => name === 'downloads.progress')?.payload).toBeNull()
  const [run] = await desk.downloads.listRuns(1)
  expect(run).toMatchObject({
    reason: 'nightly',
    months: [month],
    schemes: ['ucs'],
    state: 'done',
    stored: 4,
  })
})

test('starting after a crash closes the broken run, frees its file and removes what was left', async () => {
  const desk = await openDesk({ browsers, accounts: [clerk], logins: [storedLogin] })
  await desk.downloads.run(wholeRun)
  await desk.store.write(async (trx) => {
    await trx.updateTable('download_run').set({ state: 'running', ended_at: null }).execute()
    await trx
      .updateTable('download_file')
      .set({ state: 'fetching' })
      .where('rep_no', '=', '690100019')
      .execute()
  })
  const part = path.join(folderOf(desk), `${listed[1]?.name}.satang-part`)
  writeFileSync(part, 'half')
  const profile = path.join(desk.root, 'browsers', 'satang-browser-999999999-Left12')
  mkdirSync(profile, { recursive: true })
  await desk.downloads.recover()
  expect((await desk.downloads.listRuns(1))[0]).toMatchObject({
    state: 'interrupted',
    endedAt: expect.any(String),
  })
  expect((await desk.states()).map(([, state]) => state)).toEqual(['stored', 'waiting', 'stored', 'stored'])
  expect([existsSync(part), existsSync(profile)]).toEqual([false, false])
})
