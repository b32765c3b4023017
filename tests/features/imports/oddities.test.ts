import { expect, test } from 'vitest'
import { type MadeRep, makeRep } from '#main/features/practice/maker/make-rep.ts'
import { type OddityName, odditiesOf } from '#main/features/practice/maker/oddities.ts'
import { getRepKind } from '#main/features/practice/maker/rep-kinds.ts'
import type { ImportResult } from '#shared/contract/imports.ts'
import { lifeCycleOf } from '#shared/model/life-cycle.ts'
import { hospitalCode, openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { inOrder, readTables, storedRows } from '#tests/features/imports/stored-rows.ts'
import { meantRows } from '#tests/helpers/compare-key.ts'
import { someOf } from '#tests/helpers/some-of.ts'

function makeOdd(fileType: string, ...oddities: OddityName[]): Promise<MadeRep> {
  return makeRep({
    // a seed of its own keeps the claims of one file from becoming versions of another's
    seed: `import-oddities ${fileType} ${oddities}`,
    hospitalCode,
    fileType,
    producedAt: '2026-01-05T20:15:01',
    month: '2025-12',
    claims: 30,
    oddities,
  })
}

/** What became of a file, in the words of its key. */
function toEnd(file: ImportResult | undefined) {
  if (file?.state === 'refused' || file?.state === 'quarantined') return { refused: file.reason.code }
  if (file?.state !== 'imported') throw new Error(`not imported: ${JSON.stringify(file)}`)
  const { layout, scheme, rows, sums, rejectedCount, checks } = file
  const differs = checks.filter(({ isEqual }) => !isEqual).map(({ against, what }) => `${against} ${what}`)
  return { layout, scheme, rows, sums, rejected: rejectedCount, differs }
}

function meantEnd({ key, workbook }: MadeRep) {
  if (key.refused !== undefined) return { refused: key.refused }
  const { layout, rows, sums, rejected } = key
  return { layout, scheme: workbook.scheme, rows, sums, rejected, differs: workbook.differs ?? [] }
}

/** One of each family, appeals among them; OPCS for its older width. */
const fileTypes = ['OP', 'IP_APPEAL', 'IPLGO', 'OPCS', 'OPSSS', 'ORF_APPEAL']

for (const fileType of someOf(fileTypes, 3)) {
  const names = odditiesOf(getRepKind(fileType))

  test(`every ${fileType} file that is odd ends as its answer key says, cell by cell`, {
    timeout: 120_000,
  }, async () => {
    const { root, store, imports } = await openDesk()
    const made: MadeRep[] = []
    for (const name of names) made.push(await makeOdd(fileType, name))

    const { files } = await imports.importFiles(made.map(({ name, bytes }) => writeFile(root, name, bytes)))

    const ends = files.map((file, index) => ({ name: names[index], ...toEnd(file) }))
    expect(ends).toEqual(made.map((rep, index) => ({ name: names[index], ...meantEnd(rep) })))
    for (const [index, file] of files.entries()) {
      const workbook = made[index]?.workbook
      if (!workbook || file.id === null) continue
      const tables = await readTables(store, file.id)
      expect([names[index], storedRows(workbook, tables)]).toEqual([
        names[index],
        meantRows(workbook).sort(inOrder),
      ])
    }
  })
}

test('an original printed again beside its appeal is replaced by it: it counts as nothing and comes before it', async () => {
  const { root, store, imports } = await openDesk()
  const { name, bytes, workbook } = await makeOdd('IP_APPEAL', 'reprintedOriginals', 'lifeCycleCodes')
  const { files } = await imports.importFiles([writeFile(root, name, bytes)])
  const { claims } = await readTables(store, files[0]?.id ?? 0)

  const meant = [...(workbook.sheets[0]?.rows() ?? [])]
  const lifeCycles = claims.map(({ life_cycle }) => life_cycle)
  expect(lifeCycles).toEqual(meant.map(({ fields }) => lifeCycleOf(String(fields['error_code'] ?? ''))))
  expect(new Set(lifeCycles)).toEqual(new Set([null, 'superseded', 'waiting', 'refused']))
  const replaced = claims.filter(({ life_cycle }) => life_cycle === 'superseded')
  expect(replaced.length).toBe(10)
  expect(replaced.every((claim) => claim.is_current === 0 && claim.approved_satang === null)).toBe(true)
  expect(claims.filter(({ is_current }) => is_current === 1).length).toBe(30)
})
