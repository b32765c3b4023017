import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FaultName, type PortalFault, practiceFaults } from '#main/features/practice/portal/faults.ts'
import { openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const browsers = shareBrowser()

type Ending = {
  /** What the case shows, as a clerk would say it. */
  readonly says: string
  readonly fault: Omit<PortalFault, 'name'>
  /** States of the four files from the top of the list; a name's own code where it failed. */
  readonly files: readonly string[]
  readonly run?: { readonly code: string; readonly details?: Record<string, string | number> }
  /** How often the portal was asked for a file. */
  readonly requests?: number
}

const first = { when: { file: 1 } } as const
const allStored = ['stored', 'stored', 'stored', 'stored']
const othersStored = (state: string) => [state, 'stored', 'stored', 'stored']
const nothingListed: string[] = []

const endings: Record<FaultName, readonly Ending[]> = {
  html: [
    {
      says: 'is named and spares the others',
      fault: first,
      files: othersStored('download.html'),
      requests: 4,
    },
  ],
  empty: [
    {
      says: 'is asked for three times, then waits for tomorrow',
      fault: first,
      files: othersStored('empty'),
      requests: 6,
    },
  ],
  tiny: [
    {
      says: 'is too small to be a workbook',
      fault: first,
      files: othersStored('download.tooSmall'),
      requests: 6,
    },
  ],
  redirectToLogin: [
    {
      says: 'is the file’s own trouble while the list is open to us',
      fault: first,
      files: othersStored('download.redirected'),
      // where a redirect leads is seen when the file is asked for once more
      requests: 5,
    },
  ],
  forbidden: [
    {
      says: 'ends the run at once',
      fault: { when: { file: 2 } },
      files: ['stored', 'download.forbidden', 'waiting', 'waiting'],
      run: { code: 'download.forbidden' },
      requests: 2,
    },
    {
      says: 'on the list means the account has no right',
      fault: { on: 'list' },
      files: nothingListed,
      run: { code: 'portal.noRight' },
    },
  ],
  tooMany: [
    {
      says: 'with a short rest is waited for',
      fault: { when: 'once', retryAfterSeconds: 2 },
      files: allStored,
      requests: 5,
    },
    {
      says: 'with a long rest ends the run and says how long',
      fault: { when: { file: 2 }, retryAfterSeconds: 600 },
      files: ['stored', 'portal.rateLimited', 'waiting', 'waiting'],
      run: { code: 'portal.rateLimited', details: { minutes: 10 } },
      requests: 2,
    },
    {
      says: 'without end is not asked for ever',
      fault: { retryAfterSeconds: 30 },
      files: ['portal.rateLimited', 'waiting', 'waiting', 'waiting'],
      run: { code: 'portal.rateLimited', details: { minutes: 1 } },
      requests: 3,
    },
    {
      says: 'on the list ends the run',
      fault: { on: 'list', retryAfterSeconds: 600 },
      files: nothingListed,
      run: { code: 'portal.rateLimited', details: { minutes: 10 } },
    },
  ],
  errorThenFine: [{ says: 'is stored at the second try', fault: {}, files: allStored, requests: 8 }],
  errorAlways: [
    {
      says: 'of one file spares the others',
      fault: first,
      files: othersStored('download.serverError'),
      requests: 6,
    },
    {
      says: 'of every file means the portal is down',
      fault: {},
      files: ['download.serverError', 'download.serverError', 'download.serverError', 'waiting'],
      run: { code: 'portal.down' },
      requests: 9,
    },
    {
      says: 'on the list means the portal is down',
      fault: { on: 'list' },
      files: nothingListed,
      run: { code: 'portal.down' },
    },
  ],
  cutHalfway: [
    {
      says: 'is noticed and spares the others',
      fault: first,
      files: othersStored('download.cutOff'),
      requests: 6,
    },
  ],
  slow: [{ says: 'comes in the end', fault: { ...first, pauseMs: 60 }, files: allStored, requests: 4 }],
  stalled: [
    { says: 'is given up and spares the others', fault: first, files: othersStored('download.cutOff') },
  ],
  wrongMagic: [
    { says: 'is not kept', fault: first, files: othersStored('download.notWorkbook'), requests: 4 },
  ],
  evilName: [
    {
      says: 'is refused and nothing is invented',
      fault: {},
      files: othersStored('portal.pageChanged'),
      requests: 3,
    },
  ],
  duplicateNames: [
    { says: 'are fetched once and reported', fault: {}, files: ['stored', 'stored', 'stored'], requests: 3 },
  ],
  pageChanged: [
    {
      says: '(linksGone) fetches nothing',
      fault: { change: 'linksGone' },
      files: nothingListed,
      run: { code: 'portal.pageChanged' },
      requests: 0,
    },
    {
      says: '(tableMissing) is an empty list as long as no month is known to have files',
      fault: { change: 'tableMissing' },
      files: nothingListed,
      requests: 0,
    },
    ...(['tableRenamed', 'columnsSwapped', 'callsRenamed'] as const).map((change) => ({
      says: `(${change}) is read all the same`,
      fault: { change },
      files: allStored,
      requests: 4,
    })),
  ],
  mainPage500: [
    { says: 'does not matter as long as the list is open to us', fault: {}, files: allStored, requests: 4 },
  ],
  sessionDies: [
    {
      says: 'in the middle is mended by signing in again',
      fault: { afterFiles: 2 },
      files: allStored,
      requests: 6,
    },
    {
      says: 'before every file ends the run instead of signing in for ever',
      fault: { afterFiles: 0 },
      files: ['waiting', 'waiting', 'waiting', 'waiting'],
      run: { code: 'portal.sessionExpired' },
    },
  ],
}

const cases = (Object.keys(practiceFaults) as FaultName[]).flatMap((name) =>
  endings[name].map((ending) => ({ name, ...ending })),
)

function partsIn(folder: string): string[] {
  const root = path.join(folder, 'rep')
  return existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.satang-part'))
    : []
}

describe('every fault of the portal has its named end', () => {
  test.each(someOf(cases, 18))('$name $says', async ({ name, fault, files, run: expected, requests }) => {
    const stalling = name === 'stalled'
    const desk = await openDesk({
      browsers,
      ...(stalling && {
        profile: (usual) => ({
          ...usual,
          limits: { ...usual.limits, stallMs: 1_000 },
          retry: { ...usual.retry, pausesMs: [] },
        }),
      }),
    })
    desk.portal.setFault({ name, ...fault })
    const run = await desk.downloads.run(wholeRun)
    expect({
      state: run.state,
      error: run.error,
      files: (await desk.states()).map(([, state]) => state),
      parts: partsIn(desk.folder),
    }).toEqual({
      state: expected ? 'failed' : 'done',
      error: expected ? { code: expected.code, details: expected.details ?? expect.anything() } : null,
      files,
      parts: [],
    })
    if (requests !== undefined) expect(desk.fetched()).toHaveLength(requests)
  })
})

test('an evil name leaves nothing outside the folder and its line is told', async () => {
  const desk = await openDesk({ browsers })
  desk.portal.setFault({ name: 'evilName' })
  await desk.downloads.run(wholeRun)
  const outside = readdirSync(desk.root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|\/)x\.xls/.test(name),
  )
  expect(outside).toEqual([])
  expect(desk.log.lines).toContainEqual({
    level: 'warn',
    event: 'downloads.nameRefused',
    facts: { repNo: '690100020' },
  })
  const { files } = await desk.downloads.listFiles({ state: 'failed', limit: 10 })
  expect(files.map(({ name, repNo }) => ({ name, repNo }))).toEqual([
    { name: '?690100020', repNo: '690100020' },
  ])
})

test('a changed page leaves a picture for whoever mends the profile', async () => {
  const desk = await openDesk({ browsers })
  desk.portal.setFault({ name: 'pageChanged', change: 'linksGone' })
  await desk.downloads.run(wholeRun)
  const evidence = path.join(desk.folder, 'evidence')
  const names = readdirSync(evidence).sort()
  expect(names.map((name) => name.replace(/^\d{8}T\d{6}-/, ''))).toEqual([
    'portal.pageChanged.html',
    'portal.pageChanged.png',
  ])
  const skeleton = readFileSync(path.join(evidence, names[0] ?? ''), 'utf8')
  expect({
    isBuilt: skeleton.includes('<table'),
    isMasked: skeleton.includes('▒'),
    tells: /10670|clerk/.test(skeleton),
  }).toEqual({
    isBuilt: true,
    isMasked: true,
    tells: false,
  })
})

test('an empty file is left alone until the next day and then fetched', async () => {
  let now = new Date('2026-01-21T02:30:00Z')
  const desk = await openDesk({ browsers, clock: { now: () => now } })
  desk.portal.setFault({ name: 'empty', when: { file: 1 } })
  await desk.downloads.run(wholeRun)
  const [file] = (await desk.downloads.listFiles({ limit: 1 })).files
  expect(file?.file).toEqual({ state: 'empty', recheckAt: '2026-01-22T02:30:00.000Z' })
  desk.portal.clearFaults()
  const asked = desk.fetched().length
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ stored: 0, skipped: 4 })
  expect(desk.fetched()).toHaveLength(asked)
  now = new Date('2026-01-22T02:30:01Z')
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ stored: 1, skipped: 3 })
})

test('a fault that was mended is made up for by the next run', async () => {
  const desk = await openDesk({ browsers })
  desk.portal.setFault({ name: 'cutHalfway' })
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 0, failed: 4 })
  desk.portal.clearFaults()
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4, failed: 0 })
})
