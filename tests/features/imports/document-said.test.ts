import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDesk } from '#tests/features/imports/import-desk.ts'
import {
  claimBatch,
  claimRecord,
  sha256Of,
  type WrittenFile,
  writeRead,
} from '#tests/features/imports/written-file.ts'

const statement = path.join(import.meta.dirname, '../../cases/saved-under-another-name/เบิกตรง ต.ค. 68.xls')

describe('what a person says of a document', () => {
  it('stands beside who says its scheme, changes what it counts under, and is gone when it is taken back', async () => {
    const { imports } = await openDesk()
    const { files } = await imports.importPaths([statement])
    const id = files[0]?.id ?? 0
    const look = async () => {
      const { document } = await imports.get(id)
      const { untold } = await imports.questions()
      const { statements } = await imports.money()
      const [saidBy, told] = [document?.schemeSaidBy, document?.told]
      return { saidBy, told, untold: untold.map(({ lacks }) => lacks), schemes: statements.byScheme }
    }
    const sum = { rows: 2, approvedSatang: 300_000 }
    const before = await look()
    await imports.tell(id, { scheme: 'ofc', source: null })
    const said = await look()
    await imports.tell(id, { scheme: null, source: null })
    expect({ before, said }).toEqual({
      before: { saidBy: null, told: null, untold: ['scheme'], schemes: { unknown: sum } },
      said: { saidBy: 'person', told: { scheme: 'ofc', source: null }, untold: [], schemes: { ofc: sum } },
    })
    expect(await look()).toEqual(before)
  })
})

describe('a question about two files', () => {
  it('tells when each was made, and what says so', async () => {
    const { store, imports } = await openDesk()
    const issue = (name: string, satang: number): WrittenFile => ({
      ...{ name, sha256: sha256Of(`${satang}`), printedAt: '2026-01-05T00:00:00' },
      batches: [claimBatch([claimRecord(9, 'T1', satang)])],
    })
    await writeRead(store, issue('eclaim_10670_OP_25690105_101502117.xls', 500))
    await writeRead(store, issue('ดูแล้ว.xls', 300))
    const { questions } = await imports.questions()
    const inside = { printedAt: '2026-01-05T00:00:00', madeAt: '2026-01-05', listedAt: null }
    expect(questions.flatMap(({ files }) => files)).toEqual([
      {
        ...{ id: 1, name: 'eclaim_10670_OP_25690105_101502117.xls', satang: 500 },
        ...{ ...inside, namedAt: '2026-01-05T10:15:02' },
      },
      { id: 2, name: 'ดูแล้ว.xls', satang: 300, ...inside, namedAt: null },
    ])
  })
})
