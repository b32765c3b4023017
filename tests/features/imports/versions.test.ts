import { describe, expect, it } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'
import {
  claimBatch,
  claimRecord,
  lineBatch,
  lineRecord,
  sha256Of,
  statementBatch,
  statementRecord,
  type WrittenFile,
  writeRead,
} from '#tests/features/imports/written-file.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'

/** A REP file with the given claims, all of one version. */
function repFile(name: string, version: string, tranIds: readonly string[]): WrittenFile {
  const sha256 = sha256Of(name)
  const claims = tranIds.map((tranId, index) => claimRecord(index + 9, tranId, `${version}|${index}`))
  const lines = tranIds.map((tranId, index) => lineRecord(index + 9, tranId))
  return {
    name,
    sha256,
    batches: [claimBatch(claims), lineBatch('Data Drug', lines)],
    slices: [],
  }
}

/** A statement of some documents, two rows each, and the days of a transfer list. */
function statementFile(name: string, version: string, documents: readonly string[]): WrittenFile {
  const rows = documents.flatMap((document, index) => [
    statementRecord(2 * index + 9, 'T1', document, 'normal'),
    statementRecord(2 * index + 10, 'T1', document, 'appeal'),
  ])
  const slices = documents.flatMap((slice) => [
    { kind: 'statement', slice, versionKey: version } as const,
    { kind: 'transfer', slice: `2026-01-${slice}`, versionKey: version } as const,
  ])
  return { name, sha256: sha256Of(name), batches: [statementBatch('Detail', rows)], slices }
}

const versionsOf = async (store: Store, tranId: string) =>
  store.read((db) =>
    db
      .selectFrom('claim_version')
      .innerJoin('import_file', 'import_file.id', 'import_file_id')
      .select(['name', 'is_current', 'is_retired'])
      .where('tran_id', '=', tranId)
      .orderBy('version_key')
      .execute(),
  )

const currentSlices = async (store: Store) =>
  store.read((db) =>
    db
      .selectFrom('import_slice')
      .innerJoin('import_file', 'import_file.id', 'import_file_id')
      .select(['import_slice.kind', 'slice', 'name'])
      .where('is_current', '=', 1)
      .orderBy('import_slice.kind')
      .orderBy('slice')
      .execute(),
  )

describe('which version of a claim counts', () => {
  it('original, resubmission and appeal: the newest counts, and undoing it makes the one before count again', async () => {
    const { store, imports } = await openDesk()
    const original = await writeRead(store, repFile('original', '2026-01', ['T1', 'T2']))
    const again = await writeRead(store, repFile('again', '2026-02', ['T1']))
    const appeal = await writeRead(store, repFile('appeal', '2026-03', ['T1']))
    const three = await versionsOf(store, 'T1')

    await imports.undo(appeal.id, 'wrong file', 'admin')

    expect({
      counts: [original, again, appeal].map(({ added, replaced }) => [added, replaced]),
      three,
    }).toEqual({
      counts: [
        [2, 0],
        [0, 1],
        [0, 1],
      ],
      three: [
        { name: 'original', is_current: 0, is_retired: 0 },
        { name: 'again', is_current: 0, is_retired: 0 },
        { name: 'appeal', is_current: 1, is_retired: 0 },
      ],
    })
    expect(await versionsOf(store, 'T1')).toEqual([
      { name: 'original', is_current: 0, is_retired: 0 },
      { name: 'again', is_current: 1, is_retired: 0 },
      { name: 'appeal', is_current: 0, is_retired: 1 },
    ])
    expect(await imports.totals()).toMatchObject({ claims: 2 })
  })

  it('an older answer that comes late changes nothing that counts', async () => {
    const { store, imports } = await openDesk()
    await writeRead(store, repFile('appeal', '2026-03', ['T1']))
    const late = await writeRead(store, repFile('original', '2026-01', ['T1']))
    const before = await versionsOf(store, 'T1')
    await imports.undo(late.id, 'test', 'admin')
    expect([late.added, late.replaced, before.map((one) => one.is_current)]).toEqual([0, 0, [0, 1]])
    expect((await versionsOf(store, 'T1')).map((one) => one.is_current)).toEqual([0, 1])
  })

  it('a claim whose every file is undone counts nowhere and stays to be seen', async () => {
    const { store, imports } = await openDesk()
    const only = await writeRead(store, repFile('only', '2026-01', ['T1']))
    await imports.undo(only.id, 'test', 'admin')
    expect(await versionsOf(store, 'T1')).toEqual([{ name: 'only', is_current: 0, is_retired: 1 }])
    expect(await imports.totals()).toMatchObject({ claims: 0, funds: [] })
    await writeRead(store, repFile('next', '2025-12', ['T1']))
    expect((await versionsOf(store, 'T1')).map(({ name, is_current }) => [name, is_current])).toEqual([
      ['next', 1],
      ['only', 0],
    ])
  })
})

describe('which file says what a day or a document holds', () => {
  it('is the newest one of those that were not undone, slice by slice', async () => {
    const { store, imports } = await openDesk()
    const first = await writeRead(store, statementFile('first', '2026-01', ['10', '11']))
    const second = await writeRead(store, statementFile('second', '2026-02', ['11', '12']))
    const both = await currentSlices(store)
    await imports.undo(second.id, 'test', 'admin')
    const one = await currentSlices(store)
    await imports.restore(second.id)
    const names = (slices: typeof both) => slices.map(({ slice, name }) => `${slice} ${name}`)
    expect({ both: names(both), one: names(one), first: first.id }).toEqual({
      both: [
        ...['10 first', '11 second', '12 second'],
        ...['2026-01-10 first', '2026-01-11 second', '2026-01-12 second'],
      ],
      one: ['10 first', '11 first', '2026-01-10 first', '2026-01-11 first'],
      first: 1,
    })
    expect(await currentSlices(store)).toEqual(both)
  })

  it('is not the file that came first or last when two are of one moment', async () => {
    const current = []
    for (const order of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const { store } = await openDesk()
      for (const name of order) await writeRead(store, statementFile(name, '2026-01', ['10']))
      current.push(await currentSlices(store))
    }
    expect(current[0]).toEqual(current[1])
  })
})

it.each(['one', 'two', 'three'])(
  'any order of imports, undos and restores ends as the set of live files says (%s)',
  async (seed) => {
    const random = createRandom(`versions/${seed}`)
    const tranIds = Array.from({ length: 12 }, (_, index) => `T${index}`)
    const files = Array.from({ length: 9 }, (_, index) => {
      const some = tranIds.filter(() => random.int(0, 2) > 0)
      const version = `2026-0${random.int(1, 4)}`
      return index % 3 === 2
        ? statementFile(`stm-${index}`, version, some.slice(0, 4))
        : repFile(`rep-${index}`, version, some)
    })
    const { store, imports } = await openDesk()
    const ids = new Map<WrittenFile, number>()
    const undone = new Set<WrittenFile>()
    for (let step = 0; step < 40; step++) {
      const file = files[random.int(0, files.length - 1)]
      if (!file) continue
      const id = ids.get(file)
      if (id === undefined || (undone.has(file) && random.int(0, 1) === 0)) {
        ids.set(file, (await writeRead(store, file)).id)
        undone.delete(file)
      } else if (undone.delete(file)) {
        await imports.restore(id)
      } else {
        await imports.undo(id, 'test', 'admin')
        undone.add(file)
      }
    }

    const fresh = await openDesk()
    const came = [...ids.keys()].toReversed()
    for (const file of came) {
      const { id } = await writeRead(fresh.store, file)
      if (undone.has(file)) await fresh.imports.undo(id, 'test', 'admin')
    }
    expect([came.length, undone.size > 0]).toEqual([files.length, true])
    expect(await hashContent(store)).toEqual(await hashContent(fresh.store))
  },
)
