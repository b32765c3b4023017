import { expect, it } from 'vitest'
import type { ClaimRecord } from '#main/features/imports/import-job.ts'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { openTables, type Tables } from '#tests/features/imports/what-counts/desk.ts'
import { claimBatch, claimRecord, sha256Of, type WrittenFile } from '#tests/features/imports/written-file.ts'

const repFile = (name: string, record: ClaimRecord): WrittenFile => ({
  ...{ name, sha256: sha256Of(name), batches: [claimBatch([record])], printedAt: null },
})

/** Which file counts, and which one a person is asked about beside it. */
function answer(tables: Tables) {
  const nameWhere = (condition: string) =>
    tables
      .rows(
        `SELECT name FROM claim_version JOIN import_file AS file ON file.id = import_file_id WHERE ${condition}`,
      )
      .map(({ name }) => name)
  return { counted: nameWhere('is_current = 1'), asked: nameWhere('is_rival = 1') }
}

/** What two answers to one claim come to, the first of them first and the last of them first. */
async function settled(tables: Tables, one: ClaimRecord, other: ClaimRecord) {
  const files = [repFile('one', one), repFile('other', other)]
  const answers: unknown[] = []
  for (const order of [files, files.toReversed()]) {
    tables.begin()
    for (const file of order) await tables.write(file, {})
    answers.push(answer(tables))
    tables.rollBack()
  }
  return answers
}

const plain = claimRecord(9, 'T1')
const { pid } = makePerson('claims', 1)

it('two answers to one claim that differ in anything are asked about, and the same one counts whichever came first', async () => {
  const tables = openTables()
  const found: unknown[] = []
  const changes = [
    ...[
      [17, 8_001],
      [18, 1],
      [16, 10_001],
      [15, 'C305'],
      [3, 'waiting'],
      [9, 'IP'],
    ],
    ...[
      [10, 'RE'],
      [11, '2026-01-06'],
      [5, 'OQ'],
      [6, '000124'],
      [7, '690000001'],
      [8, pid],
    ],
  ] as const
  for (const [index, value] of changes) {
    const other = plain.with(index, value) as unknown as ClaimRecord
    for (const each of await settled(tables, plain, other)) found.push({ index, ...(each as object) })
  }
  const right = { counted: ['one'], asked: ['other'] }
  expect(found).toEqual(changes.flatMap(([index]) => [index, index].map((of) => ({ index: of, ...right }))))
})
