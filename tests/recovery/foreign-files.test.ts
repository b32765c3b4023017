import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type App, createApp } from '#main/app.ts'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

/** Endings of files that programs have not finished, keep, or are about to replace. */
const endings = [
  '.part',
  '.tmp',
  '.new',
  '.bak',
  '.old',
  '.removed',
  '.crdownload',
  '.xls',
  '.json',
  '-wal',
  '.html',
]
const names = [
  ...endings.map((ending) => `theirs${ending}`),
  // nearly as ours are called
  ...[
    'write-check.part',
    '20260101T000000-photo.png',
    'copy-of-rep',
    'satang-browser-999999999-backup',
    'eclaim_10670.xls.part',
  ],
]
const below = ['', 'sub', 'sub/2569-01']
/** Where the downloader lays out files, below its own folder. */
const laidOut = [
  'rep',
  'rep/2568-12',
  'rep/2568-12/versions',
  'stm/2568-12/ucs',
  'smt/2568-12',
  'evidence',
  'rep/empty',
]

/** Files of somebody else, by path, with what stands in them. */
function plant(folders: readonly string[]): Map<string, string> {
  const planted = new Map<string, string>()
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true })
    if (path.basename(folder) === 'empty') continue
    for (const name of names) planted.set(path.join(folder, name), `${folder} ${name}`)
  }
  for (const [file, text] of planted) writeFileSync(file, text)
  return planted
}

const readAll = (planted: ReadonlyMap<string, string>) =>
  new Map([...planted.keys()].map((file) => [file, readText(file)]))

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return String(error)
  }
}

function openApp(root: string, profiles: string) {
  const { platform, log, folders } = testPlatform(root)
  const app = createApp({ ...platform, browsers: createBrowsers({ log, profiles }) })
  onTestFinished(() => app.stop())
  return { app, folders }
}

async function call(app: App, name: string, input: object): Promise<unknown> {
  const answer = await app.door.call(name, input, 'window')
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value
}

const run = { months: ['2025-12'], schemes: ['ucs'], sources: ['rep', 'stm', 'smt'] }
const admin = { adminName: 'admin', adminPassword: 'long-enough-1' }
const setUp = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลทดสอบ',
  ...admin,
  portal: { kind: 'practice' },
}

it('of all that Satang can do with its folders, nothing touches a file it did not make', async () => {
  const root = temporaryFolder()
  const [profiles, chosen, watched] = ['profiles', 'chosen', 'watched'].map((name) =>
    path.join(root, name),
  ) as [string, string, string]
  const first = openApp(root, profiles)
  await first.app.open()
  await call(first.app, 'setup.finish', setUp)
  const { downloads, ...own } = first.folders
  const planted = plant([
    ...[...Object.values(own), path.join(own.store, 'backups'), profiles, chosen, watched].flatMap((folder) =>
      below.map((place) => path.join(folder, place)),
    ),
    ...[downloads, chosen].flatMap((folder) => [folder, ...laidOut.map((place) => path.join(folder, place))]),
  ])

  const fetched = await call(first.app, 'downloads.run', run)
  await call(first.app, 'settings.backUp', {})
  const zip = path.join(root, 'theirs.zip')
  const [some = ''] = readdirSync(path.join(downloads, 'rep/2568-12')).filter((name) =>
    name.startsWith('eclaim_10670_'),
  )
  writeFileSync(zip, zipOf([{ path: some, bytes: readFileSync(path.join(downloads, 'rep/2568-12', some)) }]))
  await call(first.app, 'queue.add', { paths: [zip] })
  await call(first.app, 'queue.watch', { path: watched })
  const moved = await call(first.app, 'downloads.changeFolder', { path: chosen })
  await first.app.stop()

  const second = openApp(root, profiles)
  await second.app.open()
  await call(second.app, 'session.enterPractice', {})
  const again = await call(second.app, 'downloads.run', { ...run, isFetchingAgain: true })
  const removed = await call(second.app, 'downloads.removeProven', {})
  const back = await call(second.app, 'downloads.changeFolder', { path: null })
  await second.app.stop()

  expect({ fetched, moved, again, removed, back }).toMatchObject({
    fetched: { state: 'done', failed: 0 },
    moved: { path: chosen, move: null },
    again: { state: 'done', failed: 0 },
    back: { path: downloads, move: null },
  })
  expect(readAll(planted)).toEqual(planted)
  const folders = [...new Set([...planted.keys()].map((file) => path.dirname(file)))]
  expect(folders.length).toBeGreaterThan(40)
  expect(readdirSync(path.join(downloads, 'rep'))).toContain('empty')
})
