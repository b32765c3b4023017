import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const cacheModule = new URL('../../tools/machine/cache.ts', import.meta.url).href

/** A program of its own that takes `thing` from the cache and notes in a file that it had to make it. */
const program = `
  import { appendFileSync, writeFileSync } from 'node:fs'
  import { setTimeout as wait } from 'node:timers/promises'
  import { fromCache } from ${JSON.stringify(cacheModule)}
  const folder = await fromCache('thing', async (place) => {
    appendFileSync(process.env.MADE, 'made\\n')
    writeFileSync(place + '/one', '1')
    await wait(300)
    if (process.env.FAILS) throw new Error('no network')
    writeFileSync(place + '/two', '2')
  })
  process.stdout.write(folder)
`

async function take(root: string, more: Record<string, string> = {}): Promise<string> {
  const env = {
    ...process.env,
    SATANG_CACHE: path.join(root, 'cache'),
    MADE: path.join(root, 'made'),
    ...more,
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env,
  })
  return stdout
}

it('two programs at the same moment make a thing once and both get the whole of it', async () => {
  const root = temporaryFolder()
  const [first, second] = await Promise.all([take(root), take(root)])
  expect(first).toBe(second)
  expect(readdirSync(first).sort()).toEqual(['one', 'two'])
  expect(readFileSync(path.join(root, 'made'), 'utf8')).toBe('made\n')
})

it('a thing that could not be made to its end is not there, and the next try makes it', async () => {
  const root = temporaryFolder()
  await expect(take(root, { FAILS: 'yes' })).rejects.toThrow('no network')
  expect(existsSync(path.join(root, 'cache', 'thing'))).toBe(false)
  expect(readdirSync(await take(root)).sort()).toEqual(['one', 'two'])
})

it('a lock whose owner died, or died before it wrote its number, stops nobody', async () => {
  const root = temporaryFolder()
  const lock = path.join(root, 'cache', 'thing.lock')
  mkdirSync(path.dirname(lock))
  writeFileSync(lock, '')
  utimesSync(lock, new Date(0), new Date(0))
  expect(readdirSync(await take(root)).sort()).toEqual(['one', 'two'])
  expect(existsSync(lock)).toBe(false)
})
