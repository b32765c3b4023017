import { describe, expect, it } from 'vitest'
import { demandNotIn, demandSetAside } from '#main/features/imports/take-back.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'
import {
  claimBatch,
  claimRecord,
  sha256Of,
  statementBatch,
  statementIssue,
  statementRecord,
  type WrittenFile,
  writeRead,
} from '#tests/features/imports/written-file.ts'

/** An answer to one claim that does not say when it was made. */
const repFile = (name: string, satang: number): WrittenFile => ({
  ...{ name, sha256: sha256Of(name), printedAt: null },
  batches: [claimBatch([claimRecord(9, 'T1', satang)])],
})

/** What a verb came to: `done`, or the code it failed with. */
const outcomeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('what a person decides of two files', () => {
  it('counts at once, is asked no more, and is written down with who said it', async () => {
    const { store, imports, log } = await openDesk()
    const less = (await writeRead(store, repFile('less.xls', 300))).id
    const more = (await writeRead(store, repFile('more.xls', 500))).id
    const look = async () => [
      (await imports.money()).claims.approvedSatang,
      (await imports.countQuestions()).questions,
      (await imports.questions()).choices.map(({ verdict, by }) => `${verdict} ${by}`),
    ]

    const answers = [await look()]
    await imports.choose([more, less], 'สมศรี')
    answers.push(await look())
    await imports.keepBoth([more, less], 'สมชาย')
    answers.push(await look())
    await imports.withdrawChoice([less, more])
    answers.push(await look())

    expect(answers).toEqual([
      [300, 1, []],
      [500, 0, ['counts สมศรี']],
      [300, 1, ['both สมชาย']],
      [300, 1, []],
    ])
    expect(log.lines.filter(({ event }) => event === 'imports.decided').map(({ facts }) => facts)).toEqual([
      { importId: more, other: less, verdict: 'counts' },
      { importId: more, other: less, verdict: 'both' },
      { importId: less, other: more, verdict: 'withdrawn' },
    ])
  })

  it('of statements is heard, too, and so is what is said of one', async () => {
    const { store, imports, log } = await openDesk()
    const statement = (name: string, satang: number): WrittenFile => ({
      ...{ name, sha256: sha256Of(name), printedAt: null },
      batches: [statementBatch('Detail', [statementRecord(9, 'T1', '10', 'normal', satang)])],
      issues: [{ ...statementIssue('10', 1, satang), insideScheme: null }],
    })
    const less = (await writeRead(store, statement('less.xls', 300))).id
    const more = (await writeRead(store, statement('more.xls', 500))).id
    const approved = async () => (await imports.money()).statements.approvedSatang
    const sums = [await approved()]
    await imports.keepBoth([less, more], 'test')
    sums.push(await approved())
    await imports.choose([more, less], 'test')
    sums.push(await approved())
    await imports.withdrawChoice([less, more])
    // two schemes are two documents
    await imports.tell(less, { scheme: 'ofc', source: null })
    await imports.tell(more, { scheme: 'bkk', source: null })
    sums.push(await approved())
    expect(sums).toEqual([300, 800, 500, 800])
    expect(log.lines.filter(({ event }) => event === 'imports.told').map(({ facts }) => facts)).toEqual([
      { importId: less },
      { importId: more },
    ])
    expect(await imports.documentOf(more)).toMatchObject({ told: { scheme: 'bkk', source: null } })
  })

  it('is refused of files that do not count', async () => {
    const { store, imports } = await openDesk()
    const one = (await writeRead(store, repFile('one.xls', 300))).id
    const gone = (await writeRead(store, repFile('gone.xls', 500))).id
    await imports.undo(gone, 'test', 'test')
    const nothing = { scheme: null, source: null }
    expect([
      await outcomeOf(imports.choose([one, gone], 'test')),
      await outcomeOf(imports.keepBoth([gone, one], 'test')),
      await outcomeOf(imports.withdrawChoice([one, 99])),
      await outcomeOf(imports.withdrawChoice([99, one])),
      await outcomeOf(imports.tell(gone, nothing)),
      await outcomeOf(imports.tell(99, nothing)),
    ]).toEqual([
      ...['import.notImported', 'import.notImported', 'import.unknown', 'import.unknown'],
      ...['import.notImported', 'import.unknown'],
    ])
    await expect(imports.tell(gone, nothing)).rejects.toMatchObject({ details: { file: 'gone.xls' } })
  })
})

it('a file can be read again where it does not count, a refused one only from where its bytes are', async () => {
  const { store, imports, log } = await openDesk()
  const { id } = await writeRead(store, repFile('one.xls', 300))
  const look = async () => [
    await outcomeOf(demandSetAside(store, id)),
    await outcomeOf(demandNotIn(store, id)),
  ]
  const answers = [await look()]
  await imports.undo(id, 'test', 'test')
  answers.push(await look())
  await imports.restore(id)
  const reason = JSON.stringify({ code: 'import.fileChanged', details: {} })
  for (const comparison_json of ['{}', null]) {
    const refused = { state: 'refused', error_json: reason, comparison_json } as const
    await store.write((trx) => trx.updateTable('import_file').set(refused).execute())
    answers.push(await look())
  }
  expect(answers).toEqual([
    ['import.notQuarantined', 'import.notQuarantined'],
    ['done', 'done'],
    ['done', 'done'],
    ['import.notQuarantined', 'done'],
  ])
  await expect(demandSetAside(store, id)).rejects.toMatchObject({ details: { file: 'one.xls' } })
  expect(log.lines.filter(({ event }) => /undone|restored/.test(event)).map(({ facts }) => facts)).toEqual([
    { importId: id },
    { importId: id },
  ])
})

it('every file that was read with a layout is taken back, and no other', async () => {
  const { store, imports } = await openDesk()
  const [one, other] = [
    (await writeRead(store, repFile('one.xls', 300))).id,
    (
      await writeRead(store, {
        ...repFile('other.xls', 500),
        batches: [claimBatch([claimRecord(9, 'T2', 500)])],
      })
    ).id,
  ]
  const counted = { use: 'imported', rowsRead: 1, rowsKept: 1, rowsLeftOut: 0 }
  const sheets = JSON.stringify([{ sheet: 'Detail', layout: 'rep-ucs-120@1', ...counted }])
  await store.write((trx) =>
    trx.updateTable('import_file').set({ sheets_json: sheets }).where('id', '=', one).execute(),
  )
  const undone = { at: '2026-11-23T00:00:00.000Z', by: 'สมศรี', why: 'ส่งผิด' }
  const uses = await imports.listUses('rep-ucs-120@1')
  const taken = await store.write((trx) => imports.takeBackUses(trx, 'rep-ucs-120@1', undone))
  expect([uses.map(({ importId }) => importId), taken]).toEqual([[one], [one]])
  expect([(await imports.get(one)).file, (await imports.get(other)).file]).toMatchObject([
    { state: 'undone', undoneBy: 'สมศรี', why: 'ส่งผิด' },
    { state: 'imported' },
  ])
  expect((await imports.money()).claims.approvedSatang).toBe(500)
})
