import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeStatement } from '#main/features/practice/maker/made-statement.ts'
import type { MadeWorkbook, MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import type { OddityName } from '#main/features/practice/maker/oddities.ts'
import { getDocumentKind } from '#main/features/practice/maker/statement-kinds.ts'
import { readMade } from '#tests/features/imports/read-made.ts'

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** The first half of the SHA-256 of each file, as practice hospitals made it before real lists were known. */
const reps: readonly (readonly [fileType: string, hash: string, ...oddities: OddityName[]])[] = [
  ['OP', 'c4e1593226698a52'],
  ['IP', 'e696e12a52a84cb3'],
  ['IP', '8c7877d2557fd595', 'width96'],
  ['IP_APPEAL', '83adbe7bc2b14b64', 'reprintedOriginals'],
  ['ORF', 'ebd3bb77e5974158'],
  ['IPLGO', '59960ff41d382184', 'width59'],
  ['IPCS', 'b9a5b91dfe695858'],
  ['OPSSS', '057b49fdbbcd3405'],
  ['OPBKK', '11c6a07778b98569'],
]

const documents = [
  ['stm-ucs-op-42', 'STM_10670_OPUCS256811_01.xls', 'a7ed054a2aed3b0e'],
  ['stm-ucs-ip-42', 'STM_10670_IPUCS256811_01.xls', 'f984cccd4b426121'],
  ['stm-ucs-ip-41', 'STM_10670_IPUCS256811_01.xls', '8db71e45ac68236c'],
  ['stm-ofc-20', 'STM_10670_OPOFC256811_01.xls', 'a2d20af11b980f68'],
  ['stm-kidney-ucs', 'STM_10670_HDUCS256811_01.xls', 'dae517e684a4f200'],
  ['smt-summary-15-older', 'smt_budget_0000010670_20251128_192934.xls', '2ac826cbe8177fc6'],
] as const

const repOrder = {
  ...{ seed: 'base', hospitalCode: '10670', claims: 40, forms: 'older' as const },
  ...{ producedAt: '2026-01-05T20:15:01', month: '2026-01' },
}

test('files in older forms have the bytes they always had', async () => {
  const madeReps = await Promise.all(
    reps.map(async ([fileType, , ...oddities]) => {
      const { bytes } = await makeRep({ ...repOrder, fileType, oddities })
      return [fileType, hashOf(bytes), ...oddities]
    }),
  )
  expect(madeReps).toEqual(reps)
  const madeDocuments = await Promise.all(
    documents.map(async ([id]) => {
      const { name, bytes } = await getDocumentKind(id).make('base', { container: 'xls' })
      return [id, name, hashOf(bytes)]
    }),
  )
  expect(madeDocuments).toEqual(documents)
})

/** Rows without their blanks, and numbers without the zeros that a cell does not keep. */
function toPlain(fields: MeantFields): MeantFields {
  const plain = (value: string | number) =>
    typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [[field, plain(value)]])),
  )
}

const meantRows = ({ key }: Pick<MadeWorkbook, 'key'>) =>
  key.sheets.flatMap(({ sheet, rows }) =>
    [...rows()].map(({ row, fields }) => ({ sheet, row, fields: toPlain(fields) })),
  )

test('a REP file and a statement in older forms are still read cell by cell, and their proofs agree', async () => {
  const rep = await makeRep({ ...repOrder, fileType: 'IP' })
  const statement = await makeStatement({
    ...{ seed: 'older', hospitalCode: '10670', scheme: 'UCS', patientType: 'OP', forms: 'older' as const },
    ...{ month: '2025-11', reportedAt: '2025-12-05T10:20:00', claims: 30 },
  })
  for (const made of [{ ...rep, key: rep.workbook }, statement]) {
    const { facts, rows } = await readMade(made)
    expect(rows.map((row) => ({ ...row, fields: toPlain(row.fields) }))).toEqual(meantRows(made))
    expect(facts.rejectedCount).toBe(0)
    expect(facts.checks.length).toBeGreaterThan(1)
    expect(facts.checks.filter(({ isEqual }) => !isEqual)).toEqual([])
  }
})
