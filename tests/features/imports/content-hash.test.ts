import { beforeAll, expect, it } from 'vitest'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import { makeTransferCsv } from '#main/features/practice/maker/transfer-files.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { runSatang } from '#tests/helpers/command-line.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const rep: RepOrder = {
  seed: 'hash',
  hospitalCode: '10670',
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 60,
}
const statement: StatementOrder = {
  seed: 'hash',
  hospitalCode: '10670',
  scheme: 'UCS',
  patientType: 'OP',
  month: '2026-01',
  reportedAt: '2026-02-05T10:20:00',
  claims: 20,
}
const transfers = { seed: 'hash', hospitalCode: '10670', month: '2026-01', rows: 40 } as const

type Made = { readonly name: string; readonly bytes: Buffer }
let made: readonly Made[] = []

/** Originals, what comes back of them, and what takes the place of what: every pair depends on which one counts. */
beforeAll(async () => {
  made = [
    await makeRep(rep),
    await makeRep({ ...rep, producedAt: '2026-01-20T20:15:01', claims: 40 }),
    await makeRep({ ...rep, fileType: 'OP_APPEAL_NHSO', producedAt: '2026-02-09T20:15:01', claims: 20 }),
    await makeRep({ ...rep, fileType: 'IP', oddities: ['unreadableAmount'] }),
    await makeStatement(statement),
    await makeStatement({ ...statement, reportedAt: '2026-03-05T10:20:00' }),
    makeTransferCsv(transfers, 'new'),
    makeTransferCsv({ ...transfers, seed: 'later' }, 'old'),
  ]
})

async function openWith(order: readonly Made[]) {
  const desk = await openDesk()
  const paths = order.map(({ name, bytes }) => writeFile(desk.root, name, bytes))
  const { files } = await desk.imports.importFiles(paths)
  return { ...desk, paths, files, ids: files.map(({ id }) => id ?? 0) }
}

/** The one content all these files come to, and proof that it is not empty. */
async function expectedHash() {
  const { store, files } = await openWith(made)
  expect(files.map(({ state }) => state)).toEqual(made.map(() => 'imported'))
  const hash = await hashContent(store)
  expect(Object.values(hash).filter((line) => line.startsWith('0 '))).toEqual([])
  return hash
}

it('the store holds the same whether files come once, twice, or the other way round', async () => {
  const once = await expectedHash()
  const twice = await openWith([...made, ...made])
  const reversed = await openWith(made.toReversed())
  expect(twice.files.slice(made.length).map(({ state }) => state)).toEqual(made.map(() => 'unchanged'))
  expect([await hashContent(twice.store), await hashContent(reversed.store)]).toEqual([once, once])
})

it('the store holds the same after everything was taken back and brought back, in any order', async () => {
  const once = await expectedHash()
  const { store, imports, ids, paths } = await openWith(made)
  const undoAll = async (order: readonly number[]) => {
    for (const id of order) await imports.undo(id, 'test', 'admin')
  }
  await undoAll(ids)
  const undone = await hashContent(store)
  const totals = await imports.totals()
  for (const id of ids) await imports.restore(id)
  const restored = await hashContent(store)
  await undoAll(ids.toReversed())
  expect(await hashContent(store)).toEqual(undone)
  await imports.importFiles(paths.toReversed())
  expect({ claims: totals.claims.count, restored, again: await hashContent(store) }).toEqual({
    claims: 0,
    restored: once,
    again: once,
  })
})

it('two processes that import into one store at once leave what one alone would', async () => {
  const once = await expectedHash()
  const root = temporaryFolder()
  const paths = made.map(({ name, bytes }) => writeFile(root, name, bytes))
  const both = await Promise.all([
    runSatang(root, ['import', ...paths], 'first'),
    runSatang(root, ['import', ...paths.toReversed()], 'second'),
  ])
  const codes = both.map(({ code }) => code)
  // one may be told that the store is in use; it changed nothing then, and comes again
  expect(codes.filter((code) => code !== 3)).toContain(0)
  const again = await runSatang(root, ['import', ...paths])
  expect(again.code).toBe(0)
  expect(await withLeftStore(root, hashContent)).toEqual(once)
})
