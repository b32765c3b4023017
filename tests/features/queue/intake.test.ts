import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createExpand } from '#main/features/queue/expand.ts'
import { createIntake } from '#main/features/queue/intake.ts'
import { selectWaiting } from '#main/features/queue/queue.sql.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { openStoreInMemory } from '#tests/features/queue/store-in-memory.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

const clock = { now: () => new Date('2026-01-05T03:00:00.000Z') }

/** What brings files into a queue at which nobody works. */
function openIntake() {
  const root = temporaryFolder()
  const staging = createStaging(path.join(root, 'staging'))
  const store = openStoreInMemory()
  const trouble: { met: AppError | null } = { met: null }
  const intake = createIntake({
    ...{ clock, staging, expand: createExpand({ staging }) },
    store: { ...store, write: (work) => (trouble.met ? Promise.reject(trouble.met) : store.write(work)) },
  })
  const write = (name: string, bytes: Buffer | string) => {
    writeFileSync(path.join(root, name), bytes)
    return path.join(root, name)
  }
  const zip = (name: string, member: string, bytes: string) => write(name, zipOf([{ path: member, bytes }]))
  return {
    ...{ store, intake, trouble, write, zip },
    copies: () => readdirSync(staging.folder).length,
    add: async (...paths: readonly string[]) => (await intake.add(paths, 'dropped')).added,
    waiting: () => store.read(selectWaiting),
  }
}

it('a copy is the same as one that waits when place, name, length and bytes are', async () => {
  const { zip, add, copies } = openIntake()
  const brought: [archive: string, member: string, bytes: string][] = [
    ['a.zip', 'a.xls', 'bytes'],
    ['a.zip', 'a.xls', 'bytes'],
    ['a.zip', 'a.xls', 'other'],
    ['a.zip', 'a.xls', 'longer bytes'],
    ['b.zip', 'a.xls', 'bytes'],
    ['a.zip', 'b.xls', 'bytes'],
    // what came first still waits
    ['a.zip', 'a.xls', 'bytes'],
    ['b.zip', 'a.xls', 'bytes'],
  ]
  const added = []
  for (const one of brought) added.push(await add(zip(...one)))
  expect({ added, copies: copies() }).toEqual({ added: [1, 0, 1, 1, 1, 1, 0, 0], copies: 5 })
})

it('a file of its own is told by its place, whatever else is called so', async () => {
  const { write, zip, add, waiting } = openIntake()
  const file = write('a.xls', 'bytes')
  const added = [await add(zip('a.zip', 'a.xls', 'bytes')), await add(file), await add(file, file)]
  // a folder may be called as the archive is
  mkdirSync(path.join(path.dirname(file), 'other', 'a.zip'), { recursive: true })
  write('other/a.zip/a.xls', 'bytes')
  added.push(await add(path.join(path.dirname(file), 'other', 'a.zip')))
  expect(added).toEqual([1, 1, 0, 1])
  expect((await waiting()).map(({ inside, isOwnCopy }) => [inside, isOwnCopy])).toEqual([
    ['a.zip', true],
    [null, false],
    ['a.zip', false],
  ])
})

it('one that was imported while it was compared is brought again; one that cannot be compared is told', async () => {
  const { zip, add, copies, waiting } = openIntake()
  const archive = zip('a.zip', 'a.xls', 'bytes')
  await add(archive)
  const [first] = await waiting()
  rmSync(first?.path ?? '')
  expect(await add(archive)).toBe(1)
  execFileSync('mkfifo', [first?.path ?? ''])
  await expect(add(archive)).rejects.toMatchObject({ code: 'import.notAFile' })
  // of the last one nothing is left
  expect(copies()).toBe(2)
})

it('what cannot be reached is added as refused, also when one of its place waits', async () => {
  const { store, write, add } = openIntake()
  const file = write('a.xls', 'bytes')
  await add(file)
  rmSync(file)
  expect(await add(file)).toBe(1)
  const rows = await store.read((db) => db.selectFrom('import_queue').select(['path', 'state']).execute())
  expect(rows).toEqual([
    { path: file, state: 'waiting' },
    { path: file, state: 'done' },
  ])
})

it('when the store cannot take them the copies go, and files of others stay', async () => {
  const { write, zip, intake, trouble, copies, waiting } = openIntake()
  const [file, archive] = [write('a.xls', 'bytes'), zip('b.zip', 'c.xls', 'bytes')]
  trouble.met = new AppError('store.diskFull')
  await expect(intake.add([file, archive], 'dropped')).rejects.toBe(trouble.met)
  await expect(intake.take([{ path: archive, sha256: 'a'.repeat(64) }])).rejects.toBe(trouble.met)
  expect([copies(), existsSync(file), await waiting()]).toEqual([0, true, []])
})

it('a file of the watched folder is noted as taken, one that a person named is not', async () => {
  const { store, write, intake, waiting } = openIntake()
  const [named, watched, photo] = [write('a.xls', '1'), write('b.xls', '2'), write('photo.jpg', '3')]
  expect(await intake.addAgain(named, 'commandLine')).toBe(1)
  await intake.take([{ path: watched, sha256: 'b'.repeat(64) }])
  // nobody named it, so it is passed over
  await intake.take([{ path: photo, sha256: 'c'.repeat(64) }])
  expect((await waiting()).map(({ name, origin }) => [name, origin])).toEqual([
    ['a.xls', 'commandLine'],
    ['b.xls', 'watched'],
  ])
  const taken = await store.read((db) => db.selectFrom('watched_file').selectAll().execute())
  expect(taken).toEqual(
    ['b', 'c'].map((letter) => ({ sha256: letter.repeat(64), taken_at: '2026-01-05T03:00:00.000Z' })),
  )
})

it('says when nothing is inside; what is opened again may be empty', async () => {
  const { write, intake } = openIntake()
  const empty = write('empty.zip', zipOf([{ path: 'photo.jpg', bytes: 'x' }]))
  const failure = { code: 'import.nothingInside', details: { file: 'empty.zip' } }
  await expect(intake.add([empty], 'dropped')).rejects.toMatchObject(failure)
  await expect(intake.add([], 'dropped')).rejects.toMatchObject({ details: { file: '' } })
  expect(await intake.addAgain(empty, 'dropped')).toBe(0)
  // and what is still not there is refused again
  expect(await intake.addAgain(`${empty} not`, 'dropped')).toBe(1)
})
