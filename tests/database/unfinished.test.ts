import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  makeStore,
  openTestStore,
  startChild,
  storeNeeds,
  type TestNeeds,
  tryToOpen,
} from '#tests/database/test-store.ts'

describe('a store whose making was cut off', () => {
  it.each([
    ['before its file was there', (needs: TestNeeds) => rm(needs.file)],
    [
      'before its file was there, and its key is lost',
      async (needs: TestNeeds) => {
        await rm(needs.secretsFolder, { recursive: true })
        await rm(needs.file)
      },
    ],
    ['after its file was there', async () => undefined],
  ])('is finished at the next start: %s', async (_title, cut) => {
    const needs = storeNeeds()
    await makeStore(needs)
    const file = path.join(needs.folder, 'store.json')
    await writeFile(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), isReady: false }))
    await rm(path.join(needs.folder, 'backups'), { recursive: true })
    await cut(needs)
    expect([await tryToOpen(needs), await tryToOpen(needs)]).toEqual(['opened', 'opened'])
  })
})

describe('a Satang that is killed', () => {
  it('leaves no lock and nothing of a write that was not finished', async () => {
    const needs = storeNeeds()
    const other = startChild(needs, 'write')
    expect(await other.line()).toBe('writing')
    expect(await tryToOpen(needs)).toMatchObject({ code: 'store.inUse' })
    await other.killNow()
    const store = await openTestStore(needs)
    expect(await store.read((db) => db.selectFrom('setting').select('name').execute())).toEqual([
      { name: 'committed' },
    ])
  })
})
