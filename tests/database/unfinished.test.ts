import { existsSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import {
  makeStore,
  openTestStore,
  startChild,
  storeNeeds,
  type TestNeeds,
  tryToOpen,
} from '#tests/database/test-store.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'

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

  it('is made at the next start when Satang ended between its key and its identity', async () => {
    const needs = storeNeeds()
    const crash = new Error('the power went')
    const secrets = {
      ...needs.secrets,
      async save(name: string, value: string) {
        await needs.secrets.save(name, value)
        throw crash
      },
    }
    const keys = () =>
      Object.keys(JSON.parse(readFileSync(path.join(needs.secretsFolder, 'secrets.json'), 'utf8')))
    const cut = await tryToOpen({ ...needs, secrets })
    const left = { keys: keys().length, identity: existsSync(path.join(needs.folder, 'store.json')) }
    const access = await makeStore(needs, { written: 'after' })
    const again = await openTestStore(needs)
    expect({
      cut,
      left,
      isSameKey: again.access.key === access.key,
      rows: await again.read((db) => db.selectFrom('setting').select('name').execute()),
    }).toEqual({
      cut: crash,
      // a key without a store harms nobody; a store without its key would be lost
      left: { keys: 1, identity: false },
      isSameKey: true,
      rows: [{ name: 'written' }],
    })
  })

  it('is not made anew over a file that is there, when only the key is lost', async () => {
    const needs = storeNeeds()
    await makeStore(needs)
    const file = path.join(needs.folder, 'store.json')
    await writeFile(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), isReady: false }))
    await rm(needs.secretsFolder, { recursive: true })
    const before = readFileSync(needs.file)
    expect([await tryToOpen(needs), readFileSync(needs.file).equals(before)]).toEqual([
      new AppError('store.keyMissing'),
      true,
    ])
  })
})

describe.skipIf(isOneThread)('a Satang that is killed', () => {
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
