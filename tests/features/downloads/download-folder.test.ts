import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { markOf } from '#main/features/downloads/folder-check.ts'
import { type Desk, openDesk, wholeRun, withoutEnd } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { noteStored } from '#tests/features/downloads/stored-rows.ts'
import { otherDisk } from '#tests/helpers/other-disk.ts'

const browsers = shareBrowser()
const evidence = path.join('evidence', '20260101T000000-portal.down.html')
const stored = [
  path.join('rep', '2569-01', 'a.xls'),
  path.join('rep', '2569-02', 'b.xls'),
  path.join('rep', '2569-02', 'versions', '0123456789ab-b.xls'),
  path.join('smt', '2569-01', 'd.json'),
  path.join('stm', '2569-01', 'ofc', 'c.xls'),
  evidence,
].sort()

/** What lies below a folder, the mark of a chosen one left out. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && path.join(entry.parentPath, entry.name) !== markOf(folder))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

function fill(folder: string, places: readonly string[] = stored): void {
  for (const place of places) {
    mkdirSync(path.join(folder, path.dirname(place)), { recursive: true })
    writeFileSync(path.join(folder, place), `bytes of ${place}`)
  }
}

/** Files that the store knows as fetched. */
async function fillOwn(desk: Desk, folder = desk.folder): Promise<void> {
  fill(folder)
  await noteStored(desk.store, stored)
}

/** A folder on another disk, so that files have to be copied. */
const onOtherDisk = () => path.join(otherDisk(), 'REP')

const below = (desk: Desk, name: string) => path.join(desk.root, name)

describe('a folder an admin chose', () => {
  test.each([
    ['on the same disk', (desk: Desk) => below(desk, 'chosen')],
    ['on another disk', onOtherDisk],
  ])('%s gets every file of the folder before, and nothing of it is fetched again', async (_where, place) => {
    const desk = await openDesk({ browsers })
    await desk.downloads.run(wholeRun)
    fill(desk.folder, [evidence])
    const before = filesIn(desk.folder)
    const chosen = place(desk)
    const folder = await desk.places.change(chosen)
    expect(folder).toEqual({
      path: chosen,
      isDefault: false,
      freeBytes: 1e12,
      trouble: null,
      isOnNetwork: false,
      besides: [
        { kind: 'quarantine', path: below(desk, 'quarantine'), isOnNetwork: false },
        { kind: 'staging', path: below(desk, 'staging'), isOnNetwork: false },
      ],
      move: null,
    })
    expect([filesIn(chosen), filesIn(desk.folder)]).toEqual([before, []])
    const asked = desk.fetched().length
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 0, skipped: 4 })
    expect(desk.fetched().length).toBe(asked)
  })

  test('is left again for the usual one with all its files; what is not ours stays', async () => {
    const desk = await openDesk({ browsers })
    await fillOwn(desk)
    const chosen = below(desk, 'chosen')
    await desk.places.change(chosen)
    const foreign = [
      'budget.xls',
      path.join('rep', 'notes.txt'),
      path.join('rep', '2569-02', 'half.xls.part'),
      path.join('rep', '2569-02', 'eclaim_10670_OP_25690105_201501885.xls'),
      path.join('evidence', '20260101T000000-photo.png'),
    ].sort()
    fill(chosen, foreign)
    expect(await desk.places.change(desk.folder)).toMatchObject({
      path: desk.folder,
      isDefault: true,
      move: null,
    })
    expect([filesIn(desk.folder), filesIn(chosen), existsSync(markOf(chosen))]).toEqual([
      stored,
      foreign,
      false,
    ])
  })

  test('that is the one before under another name keeps every file where it is', async () => {
    const desk = await openDesk({ browsers })
    await fillOwn(desk)
    const link = below(desk, 'link')
    symlinkSync(desk.folder, link)
    const steps = [
      await desk.places.change(link),
      await desk.places.change(null),
      await desk.places.change(link),
    ]
    expect(steps.map(({ path: at, move }) => [at, move])).toEqual([
      [link, null],
      [desk.folder, null],
      [link, null],
    ])
    expect([await desk.places.use(), filesIn(desk.folder)]).toEqual([link, stored])
  })

  test('keeps other bytes that stood under the same name beside them', async () => {
    const desk = await openDesk({ browsers })
    await fillOwn(desk)
    const chosen = below(desk, 'chosen')
    fill(chosen, [path.join('rep', '2569-02', 'b.xls')])
    const older = path.join(chosen, 'rep', '2569-01', 'a.xls')
    mkdirSync(path.dirname(older), { recursive: true })
    writeFileSync(older, 'older')
    await desk.places.change(chosen)
    const versions = path.join(path.dirname(older), 'versions')
    const [kept = ''] = readdirSync(versions)
    expect([
      readFileSync(older, 'utf8'),
      readFileSync(path.join(versions, kept), 'utf8'),
      filesIn(desk.folder),
    ]).toEqual([`bytes of ${stored.find((place) => place.endsWith('a.xls'))}`, 'older', []])
  })

  test.each([
    ['a path that is not whole', () => 'downloads', 'folder.relative'],
    ['the top of a drive', () => '/', 'folder.driveRoot'],
    ['the store', (desk: Desk) => below(desk, 'store'), 'folder.ours'],
    ['a folder of the keys', (desk: Desk) => below(desk, 'secrets/rep'), 'folder.ours'],
    ['a way around to the store', (desk: Desk) => below(desk, 'downloads/../store/x'), 'folder.ours'],
    [
      'a link to the store',
      (desk: Desk) => {
        symlinkSync(below(desk, 'store'), below(desk, 'link'))
        return below(desk, 'link/rep')
      },
      'folder.ours',
    ],
    [
      'a file',
      (desk: Desk) => {
        writeFileSync(below(desk, 'file'), '')
        return below(desk, 'file')
      },
      'folder.denied',
    ],
    ['a place where nobody may write', () => '/sys/satang/rep', 'folder.denied'],
    ['a place where no folder can be made', () => '/proc/satang', 'folder.missing'],
  ])('is refused when it is %s, and everything stays as it was', async (_what, place, code) => {
    const desk = await openDesk({ browsers })
    await fillOwn(desk)
    await expect(desk.places.change(place(desk))).rejects.toMatchObject({ code })
    expect([await desk.places.use(), filesIn(desk.folder)]).toEqual([desk.folder, stored])
  })

  test('is refused where the files do not fit', async () => {
    const desk = await openDesk({ browsers, freeBytes: async () => 200 * 1024 * 1024 + 20 })
    await fillOwn(desk)
    await expect(desk.places.change(onOtherDisk())).rejects.toMatchObject({ code: 'download.diskFull' })
    expect([await desk.places.use(), filesIn(desk.folder)]).toEqual([desk.folder, stored])
  })

  test('is not changed while a run goes on', async () => {
    const desk = await openDesk({ browsers, profile: withoutEnd })
    desk.portal.setFault({ name: 'stalled', when: { file: 1 } })
    const running = desk.downloads.run(wholeRun)
    await vi.waitUntil(() => desk.fetched().length === 1, { timeout: 20_000, interval: 5 })
    await expect(desk.places.change(below(desk, 'chosen'))).rejects.toMatchObject({ code: 'portal.busy' })
    await desk.downloads.cancel()
    await running
    expect(await desk.places.use()).toBe(desk.folder)
  })
})

describe('a drive that is not there', () => {
  test('ends a run before the portal is visited; nothing is made in its place, and it goes on when it is back', async () => {
    const desk = await openDesk({ browsers })
    const drive = below(desk, 'drive')
    await desk.places.change(drive)
    await desk.downloads.run(wholeRun)
    const [files, asked] = [filesIn(drive), desk.portal.requests().length]
    const away = below(desk, 'away')
    renameSync(drive, away)
    mkdirSync(drive)
    await desk.downloads.recover()
    const missing = { code: 'folder.missing', details: { folder: drive } }
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'failed', error: missing })
    expect(await desk.places.get()).toMatchObject({ path: drive, freeBytes: null, trouble: missing })
    expect([desk.portal.requests().length, filesIn(drive)]).toEqual([asked, []])
    rmSync(drive, { recursive: true })
    renameSync(away, drive)
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 0, skipped: 4 })
    expect(filesIn(drive)).toEqual(files)
  })

  test('leaves a move unfinished; no run begins until the rest was moved', async () => {
    const desk = await openDesk({ browsers })
    const [first, second, away] = [below(desk, 'first'), below(desk, 'second'), below(desk, 'away')]
    await desk.places.change(first)
    await fillOwn(desk, first)
    renameSync(first, away)
    const unfinished = {
      from: first,
      progress: null,
      error: { code: 'folder.missing', details: { folder: first } },
    }
    expect(await desk.places.change(second)).toMatchObject({ path: second, move: unfinished })
    expect(await desk.downloads.run(wholeRun)).toMatchObject({
      state: 'failed',
      error: { code: 'download.moveUnfinished', details: { folder: first } },
    })
    await expect(desk.places.change(below(desk, 'third'))).rejects.toMatchObject({
      code: 'download.moveUnfinished',
    })
    renameSync(away, first)
    expect(await desk.places.moveFiles()).toMatchObject({ path: second, move: null })
    expect([filesIn(second), filesIn(first)]).toEqual([stored, []])
  })

  test('can be given up for good: what lies there stays, and is fetched again', async () => {
    const desk = await openDesk({ browsers })
    const [lost, next] = [below(desk, 'lost'), below(desk, 'next')]
    await desk.places.change(lost)
    await desk.downloads.run(wholeRun)
    rmSync(lost, { recursive: true })
    await desk.places.change(next)
    expect(await desk.places.leaveFiles()).toMatchObject({ path: next, move: null })
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
    expect(filesIn(next)).toHaveLength(4)
  })
})
