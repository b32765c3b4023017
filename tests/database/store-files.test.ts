import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  createIdentity,
  createKey,
  findIdentity,
  findIdentityOrCopy,
  keyName,
  saveIdentity,
  toKeyCheck,
} from '#main/database/store-files.ts'
import { getKey } from '#main/database/store-needs.ts'
import { storePaths, toStamp } from '#main/database/store-paths.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const key = 'ab'.repeat(32)
const identity = createIdentity(key, '2026-01-05T01:00:00.000Z')

function makeFolder() {
  const paths = storePaths(temporaryFolder())
  mkdirSync(paths.backups)
  return paths
}

const without = (name: keyof typeof identity) =>
  Object.fromEntries(Object.entries(identity).filter(([own]) => own !== name))

describe('what a store is', () => {
  it('is kept as text, and read as it was written', async () => {
    const paths = makeFolder()
    await saveIdentity(paths.identity, identity)
    expect([await findIdentity(paths), readFileSync(paths.identity, 'utf8')]).toEqual([
      identity,
      `${JSON.stringify(identity, null, 2)}\n`,
    ])
  })

  it.each([
    ['half a text', '{"storeId": '],
    ['another text', '[]'],
    ['without a name', without('storeId')],
    ['without its check of the key', without('keyCheck')],
    ['without a word on whether it was made', without('isReady')],
    ['without its first day', without('createdAt')],
    ['with a name that is none', { ...identity, storeId: 'mine' }],
    ['with a day that is none', { ...identity, createdAt: 'today' }],
    ['with a check that is too long', { ...identity, keyCheck: 'a'.repeat(33) }],
    ['with a check that is too short', { ...identity, keyCheck: 'a'.repeat(31) }],
    ['with a check of other letters', { ...identity, keyCheck: 'z'.repeat(32) }],
    ['with a word for a yes', { ...identity, isReady: 'yes' }],
  ])('is not guessed: %s', async (_title, text) => {
    const paths = makeFolder()
    writeFileSync(paths.identity, typeof text === 'string' ? text : JSON.stringify(text))
    await expect(findIdentity(paths)).rejects.toThrow(new AppError('store.corrupt', { file: 'store.json' }))
  })

  it.each([
    ['its file', (paths: ReturnType<typeof storePaths>) => paths.file],
    ['its WAL', (paths: ReturnType<typeof storePaths>) => paths.wal],
    ['the copy of what it was', (paths: ReturnType<typeof storePaths>) => paths.identityCopy],
    ['a backup', (paths: ReturnType<typeof storePaths>) => path.join(paths.backups, 'a.satang.db')],
  ])('is missed where there is %s', async (_title, place) => {
    const paths = makeFolder()
    const nothing = await findIdentity(paths)
    writeFileSync(path.join(paths.backups, 'notes.txt'), '')
    const other = await findIdentity(paths)
    writeFileSync(place(paths), '')
    await expect(findIdentity(paths)).rejects.toThrow(new AppError('store.corrupt', { file: 'store.json' }))
    expect([nothing, other]).toEqual([null, null])
  })

  it('is not missed in a folder that never held a store', async () => {
    expect(await findIdentity(storePaths(temporaryFolder()))).toBeNull()
  })

  it('is not taken for missing where it cannot be read', async () => {
    const paths = makeFolder()
    mkdirSync(paths.identity)
    await expect(findIdentity(paths)).rejects.toMatchObject({ code: 'EISDIR' })
  })

  it('is looked for beside the store, then with its backups, then where a backup was brought from', async () => {
    const paths = makeFolder()
    const elsewhere = path.join(temporaryFolder(), 'store.json')
    const find = async () => (await findIdentityOrCopy(paths, elsewhere))?.createdAt.slice(0, 10) ?? null
    const found = [await find()]
    for (const [file, day] of [
      [elsewhere, '2026-01-03'],
      [paths.identityCopy, '2026-01-02'],
      [paths.identity, '2026-01-01'],
    ] as const) {
      await saveIdentity(file, { ...identity, createdAt: `${day}T01:00:00.000Z` })
      found.push(await find())
    }
    for (const file of [paths.identity, paths.identityCopy, elsewhere]) {
      writeFileSync(file, 'broken')
      found.push(await find())
    }
    expect(found).toEqual([
      ...[null, '2026-01-03', '2026-01-02', '2026-01-01'],
      ...['2026-01-02', '2026-01-03', null],
    ])
  })
})

describe('the key of a store', () => {
  it('is random, and what is remembered of it says nothing of another store', () => {
    const keys = [createKey(), createKey()]
    const [one, two] = [createIdentity(key, 'now'), createIdentity(key, 'now')]
    expect({
      forms: keys.every((each) => /^[0-9a-f]{64}$/.test(each)),
      isAnother: keys[0] !== keys[1],
      checks: [one, two].map(({ storeId, keyCheck }) => keyCheck === toKeyCheck(storeId, key)),
      isAnotherCheck: one.keyCheck !== two.keyCheck,
      length: one.keyCheck.length,
      isReady: one.isReady,
    }).toEqual({
      forms: true,
      isAnother: true,
      checks: [true, true],
      isAnotherCheck: true,
      length: 32,
      isReady: false,
    })
  })

  it('is refused when it is another one or not there', async () => {
    const secrets = createFileSecrets({ folder: path.join(temporaryFolder(), 'secrets') })
    const codes: unknown[] = []
    for (const saved of [null, 'cd'.repeat(32), key]) {
      if (saved !== null) await secrets.save(keyName(identity.storeId), saved)
      codes.push(
        await getKey(identity, secrets).catch((error: unknown) => error instanceof AppError && error.code),
      )
    }
    expect(codes).toEqual(['store.keyMissing', 'store.wrongKey', key])
  })
})

it('a moment in the name of a file has neither marks nor parts of a second', () => {
  expect(toStamp(new Date('2026-11-21T19:30:02.123Z'))).toBe('20261121T193002Z')
})
