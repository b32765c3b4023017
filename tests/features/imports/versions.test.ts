import { describe, expect, it } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import type { DocumentQuestion } from '#shared/contract/document-questions.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'
import {
  claimBatch,
  claimRecord,
  lineBatch,
  lineRecord,
  sha256Of,
  statementBatch,
  statementIssue,
  statementRecord,
  transferBatch,
  transferRecord,
  type WrittenFile,
  writeRead,
} from '#tests/features/imports/written-file.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'

const at = (month: string) => `${month}-01T10:00:00`

/** A REP file with the given claims, printed in a month. */
function repFile(name: string, month: string, tranIds: readonly string[], satang = 8_000): WrittenFile {
  const claims = tranIds.map((tranId, index) => claimRecord(index + 9, tranId, satang))
  const lines = tranIds.map((tranId, index) => lineRecord(index + 9, tranId))
  const batches = [claimBatch(claims), lineBatch('Data Drug', lines)]
  return { name, sha256: sha256Of(name), batches, printedAt: at(month) }
}

/** Statements of two rows each, of which every file has other amounts, and one transfer a day and source. */
function statementFile(
  name: string,
  month: string,
  numbers: readonly string[],
  satang = sha256Of(name).charCodeAt(0),
): WrittenFile {
  const rows = numbers.flatMap((number, index) => [
    statementRecord(2 * index + 9, `T${number}`, number, 'normal', satang),
    statementRecord(2 * index + 10, `T${number}`, number, 'appeal', satang),
  ])
  const transfers = numbers.map((number, index) => transferRecord(index + 2, `2026-01-${number}`, satang))
  return {
    name,
    sha256: sha256Of(name),
    batches: [statementBatch('Detail', rows), transferBatch('csv', transfers)],
    issues: numbers.map((number) => statementIssue(number, 2, 2 * satang)),
    printedAt: at(month),
  }
}

const versionsOf = async (store: Store, tranId: string) =>
  store.read((db) =>
    db
      .selectFrom('claim_version')
      .innerJoin('import_file', 'import_file.id', 'import_file_id')
      .select(['name', 'is_current', 'is_retired'])
      .where('tran_id', '=', tranId)
      .orderBy('version_key')
      .orderBy('order_key')
      .execute(),
  )

/** What counts: statements by their number, and transfers by their day, with the file they count from. */
const counting = async (store: Store) =>
  store.read(async (db) => {
    const statements = await db
      .selectFrom('statement_issue')
      .innerJoin('import_file', 'import_file.id', 'import_file_id')
      .select(['number as what', 'name'])
      .where('is_current', '=', 1)
      .orderBy('number')
      .execute()
    const transfers = await db
      .selectFrom('transfer_row')
      .innerJoin('import_file', 'import_file.id', 'import_file_id')
      .select(['posted_on as what', 'name'])
      .where('is_current', '=', 1)
      .orderBy('posted_on')
      .execute()
    return [...statements, ...transfers].map(({ what, name }) => `${what} ${name}`)
  })

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
    expect(await imports.totals()).toMatchObject({ claims: { count: 2 } })
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

  it('of two rows of one file that are alike in kind and number is the one further down', async () => {
    for (const [first, second] of [
      [9_000, 5_000],
      [5_000, 9_000],
    ]) {
      const { store, imports } = await openDesk()
      const claims = [claimRecord(9, 'T1', first), claimRecord(10, 'T1', second)]
      const batches = [claimBatch(claims)]
      await writeRead(store, { name: 'a', sha256: sha256Of('a'), batches, printedAt: at('2026-01') })
      expect((await imports.money()).claims).toMatchObject({ count: 1, approvedSatang: second })
    }
  })

  it('a claim whose every file is undone counts nowhere and stays to be seen', async () => {
    const { store, imports } = await openDesk()
    const only = await writeRead(store, repFile('only', '2026-01', ['T1']))
    await imports.undo(only.id, 'test', 'admin')
    expect(await versionsOf(store, 'T1')).toEqual([{ name: 'only', is_current: 0, is_retired: 1 }])
    expect(await imports.totals()).toMatchObject({ claims: { count: 0 }, funds: [] })
    await writeRead(store, repFile('next', '2025-12', ['T1']))
    expect((await versionsOf(store, 'T1')).map(({ name, is_current }) => [name, is_current])).toEqual([
      ['next', 1],
      ['only', 0],
    ])
  })
})

describe('which file says what a day or a document holds', () => {
  it('is the newest one of those that were not undone, document by document and day by day', async () => {
    const { store, imports } = await openDesk()
    await writeRead(store, statementFile('first', '2026-01', ['10', '12']))
    const second = await writeRead(store, statementFile('second', '2026-02', ['11', '12', '13']))
    const both = await counting(store)
    await imports.undo(second.id, 'test', 'admin')
    const one = await counting(store)
    await imports.restore(second.id)
    expect({ both, one }).toEqual({
      both: [
        ...['10 first', '11 second', '12 second', '13 second'],
        ...['2026-01-10 first', '2026-01-11 second', '2026-01-12 second', '2026-01-13 second'],
      ],
      one: ['10 first', '12 first', '2026-01-10 first', '2026-01-12 first'],
    })
    expect(await counting(store)).toEqual(both)
  })

  it('of two files of one moment is the one with the lesser sum, whichever came first, and a person is asked', async () => {
    const files = [
      statementFile('more', '2026-01', ['10'], 500),
      statementFile('less', '2026-01', ['10'], 300),
    ]
    for (const order of [files, files.toReversed()]) {
      const { store, imports } = await openDesk()
      for (const file of order) await writeRead(store, file)
      expect(await counting(store)).toEqual(['10 less', '2026-01-10 less'])
      const { questions } = await imports.questions()
      expect(questions.map((question) => [question.kind, question.why, ...toSums(question)])).toEqual([
        ['SMT', 'undecided', 'less 300', 'more 500'],
        ['STM', 'undecided', 'less 600', 'more 1000'],
      ])
    }
  })
})

/** One statement over two sheets: the first says that it is of out-patients, and the other nothing. */
function twoPartFile(name: string, printedAt: string, satang: readonly [number, number]): WrittenFile {
  const parts = ['10|OP', '10|'].map((slice, index) => ({
    row: statementRecord(9, `T${index}`, slice, 'normal', satang[index]),
    issue: {
      ...statementIssue('10', 1, satang[index] ?? 0),
      slice,
      patientType: index === 0 ? 'OP' : null,
    },
  }))
  return {
    name,
    sha256: sha256Of(name),
    batches: parts.map(({ row }, index) => statementBatch(`Detail ${index + 1}`, [row])),
    issues: parts.map(({ issue }) => issue),
    printedAt,
  }
}

/** The sum of the statements that count, and what a person is asked. */
async function statementsOf({ imports }: Awaited<ReturnType<typeof openDesk>>) {
  const { questions } = await imports.questions()
  return [(await imports.money()).statements.approvedSatang, questions.map(({ why }) => why)]
}

describe('two parts of one statement in one file, of one moment', () => {
  it('count together, and nobody is asked which of them does', async () => {
    const desk = await openDesk()
    await writeRead(desk.store, twoPartFile('two', at('2026-01'), [500, 300]))
    expect(await statementsOf(desk)).toEqual([800, []])
  })

  it('stand or fall together beside another issue, whichever came first', async () => {
    const two = twoPartFile('two', at('2026-01'), [500, 300])
    const [newer, lesser, more] = [
      twoPartFile('newer', at('2026-02'), [100, 50]),
      twoPartFile('lesser', at('2026-01'), [650, 100]),
      // one of its parts is less than any of the other file, and together they are more
      twoPartFile('more', at('2026-01'), [700, 200]),
    ]
    const found = []
    for (const other of [newer, lesser, more])
      for (const order of [
        [two, other],
        [other, two],
      ]) {
        const desk = await openDesk()
        for (const file of order) await writeRead(desk.store, file)
        found.push([other.name, ...(await statementsOf(desk))])
      }
    expect(found).toEqual([
      ['newer', 150, []],
      ['newer', 150, []],
      ['lesser', 750, ['undecided']],
      ['lesser', 750, ['undecided']],
      ['more', 800, ['undecided']],
      ['more', 800, ['undecided']],
    ])
  })
})

const toSums = ({ files }: DocumentQuestion) => files.map(({ name, satang }) => `${name} ${satang}`)

it.each(['one', 'two', 'three'])(
  'any order of imports, undos and restores ends as the set of live files says (%s)',
  async (seed) => {
    const random = createRandom(`versions/${seed}`)
    const tranIds = Array.from({ length: 12 }, (_, index) => `T${index}`)
    const files = Array.from({ length: 9 }, (_, index) => {
      const some = tranIds.filter(() => random.int(0, 2) > 0)
      const month = `2026-0${random.int(1, 4)}`
      return index % 3 === 2
        ? statementFile(
            `stm-${index}`,
            month,
            some.slice(0, 4).map((tranId) => String(10 + Number(tranId.slice(1)))),
            1000 + 7 * index,
          )
        : repFile(`rep-${index}`, month, some, 5_000 + 11 * index)
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
