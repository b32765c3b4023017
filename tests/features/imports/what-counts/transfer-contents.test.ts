import { expect, it } from 'vitest'
import { openTables } from '#tests/features/imports/what-counts/desk.ts'
import { answer, listOf } from '#tests/features/imports/what-counts/transfers.ts'
import { transferBatch, transferRecord } from '#tests/features/imports/written-file.ts'

it('two lists that differ in any cell of a transfer are asked about, and the same one counts whichever came first', async () => {
  const plain = transferRecord(2, '2026-01-10', 100, { batchNo: 'A' })
  // what is not said at all comes after what is said
  const changes = [
    ...[
      [4, 'B'],
      [5, '6811_IP_02'],
      [12, 'OP'],
      [14, '1102050101.203'],
      [15, 'W'],
      [17, 1],
      [18, 1],
      [19, 1],
    ],
    ...[
      [13, 'HC', 'changed plain'],
      [20, 1, 'changed plain'],
      [21, 1, 'changed plain'],
    ],
  ] as const
  const tables = openTables()
  const found: unknown[] = []
  for (const [index, value] of changes) {
    const records = [plain, plain.with(index, value) as unknown as typeof plain]
    const files = records.map((record, at) => {
      const { written } = listOf(at === 0 ? 'plain' : 'changed', [])
      return { ...written, batches: [transferBatch('csv', [record])] }
    })
    const answers: unknown[] = []
    for (const order of [files, files.toReversed()]) {
      tables.begin()
      for (const file of order) await tables.write(file, {})
      answers.push(answer(tables))
      tables.rollBack()
    }
    expect(answers[1]).toEqual(answers[0])
    found.push(answers[0])
  }
  expect(found).toMatchObject(
    changes.map(([, , pair = 'plain changed']) => ({
      told: [`undecided 2026-01-10 – 2026-01-10 ${pair} 1 100 100`],
    })),
  )
})
