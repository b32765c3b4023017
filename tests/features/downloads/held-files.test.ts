import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportFiles } from '#main/features/downloads/list-needs.ts'
import {
  clerk,
  createHastyWait,
  openDesk,
  storedLogin,
  wholeRun,
} from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { withOther } from '#tests/helpers/other-promise.ts'

const browsers = shareBrowser()
const real = { rename: fs.rename, rm: fs.rm, truncate: fs.truncate }
const busy = () => Object.assign(new Error('busy'), { code: 'EBUSY' })

/** Four files of one month; what is imported is noted with whether it was there. */
async function openMonth() {
  const imported: string[][] = []
  const importFiles: ImportFiles = async (paths) => {
    imported.push(paths.map((one) => `${path.basename(one)} ${readFileSync(one).length > 0}`))
    return { files: [] }
  }
  const wait = createHastyWait()
  const desk = await openDesk({ browsers, accounts: [clerk], logins: [storedLogin], importFiles, wait })
  return { desk, wait, imported, run: () => desk.downloads.run({ ...wholeRun, isImporting: true }) }
}

/** As a scanner does that looks at every file that is to come into place: `meddle` is called before the real renaming. */
const scanned = (
  meddle: (from: string, to: string, time: number) => Promise<void>,
  work: () => Promise<unknown>,
) => {
  const times = new Map<string, number>()
  return withOther(
    'rename',
    async (from: string, to: string) => {
      const time = (times.get(to) ?? 0) + 1
      times.set(to, time)
      if (to.endsWith('.xls')) await meddle(from, to, time)
      return real.rename(from, to)
    },
    work,
  )
}

describe('a file that another program', () => {
  test.each<[string, (from: string, to: string, time: number) => Promise<void>]>([
    [
      'holds for a moment',
      async (_from, _to, time) => {
        if (time <= 3) throw busy()
      },
    ],
    [
      'deletes before it is in place, twice',
      async (from, _to, time) => {
        if (time <= 2) await real.rm(from)
      },
    ],
    [
      'empties before it is in place, twice',
      async (from, _to, time) => {
        if (time <= 2) await real.truncate(from)
      },
    ],
  ])('%s is stored all the same', async (_what, meddle) => {
    const { desk, imported, run } = await openMonth()
    let ended: unknown
    await scanned(meddle, async () => {
      ended = await run()
    })
    expect(ended).toMatchObject({ state: 'done', stored: 4, failed: 0 })
    expect(desk.fetched().length).toBe(4)
    expect((await desk.states()).map(([, state]) => state)).toEqual(Array(4).fill('stored'))
    expect(imported.flat().every((line) => line.endsWith('true'))).toBe(true)
  })

  test('holds for longer than a minute fails alone, with its reason, and the others come', async () => {
    const { desk, wait, run } = await openMonth()
    let tries = 0
    let held = ''
    let ended: unknown
    const meddle = async (_from: string, to: string) => {
      held ||= to
      if (to !== held) return
      tries += 1
      throw busy()
    }
    await scanned(meddle, async () => {
      ended = await run()
    })
    expect(ended).toMatchObject({ state: 'done', stored: 3, failed: 1 })
    const states = (await desk.states()).map(([, state]) => state)
    expect(states.toSorted()).toEqual(['download.held', 'stored', 'stored', 'stored'])
    // longer ones are between two looks at a session
    const waited = wait.asked.filter((ms) => ms <= 20_000).reduce((sum, ms) => sum + ms, 0)
    expect([tries, waited >= 60_000, waited < 70_000]).toEqual([11, true, true])
    expect(await run()).toMatchObject({ state: 'done', stored: 1, failed: 0 })
  })

  test.each<[string, (to: string) => Promise<void>]>([
    ['deletes', (to) => real.rm(to)],
    ['empties', (to) => real.truncate(to)],
  ])('%s before it could be imported is fetched once more', async (_what, take) => {
    const { desk, imported, run } = await openMonth()
    let taken = ''
    let isTaken = false
    let ended: unknown
    await withOther(
      'rename',
      async (from: string, to: string) => {
        await real.rename(from, to)
        if (!to.endsWith('.xls')) return
        // once the next one has come, so that it was whole in its place
        if (taken === '') taken = to
        else if (!isTaken && to !== taken) {
          isTaken = true
          await take(taken)
        }
      },
      async () => {
        ended = await run()
      },
    )
    expect(ended).toMatchObject({ state: 'done', stored: 4, failed: 0 })
    expect(desk.fetched().length).toBe(5)
    expect(imported.flat().map((line) => line.split(' ')[1])).toEqual(Array(4).fill('true'))
  })
})

test('what somebody else put under the name of a file is kept beside it', async () => {
  const { desk, run } = await openMonth()
  await run()
  const [name = ''] = (await desk.states())[0] ?? []
  const place = path.join(desk.folder, 'rep', '2569-01', name)
  // as in a folder that was used by hand before
  await desk.store.write((trx) => trx.deleteFrom('download_file').where('name', '=', name).execute())
  writeFileSync(place, 'theirs')
  expect(await run()).toMatchObject({ state: 'done', stored: 1, failed: 0 })
  const versions = path.join(path.dirname(place), 'versions')
  expect([
    readFileSync(place, 'utf8') === 'theirs',
    readdirSync(versions).map((one) => readFileSync(path.join(versions, one), 'utf8')),
  ]).toEqual([false, ['theirs']])
})
