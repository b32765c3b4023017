import { expect, test } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { statementSchemes } from '#main/features/practice/practice-hospital.ts'
import { schemes } from '#shared/model/scheme.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'

const hospitalOf = (forms: 'today' | 'older') =>
  createPracticeHospital({
    ...{ seed: 'imported', hospitalCode: '10670', claimsPerFile: 12, filesPerMonth: 8, forms },
  })

test.each(['today', 'older'] as const)(
  'every file of a month in forms of %s is imported as its key says, and each says the same of itself',
  { timeout: 120_000 },
  async (forms) => {
    const hospital = hospitalOf(forms)
    const { root, store, imports } = await openDesk()
    const reps = schemes.flatMap((scheme) => hospital.listReps('2026-04', scheme).map(({ name }) => name))
    const made = await Promise.all(reps.map((name) => hospital.makeRep(name)))
    const { files } = await imports.importFiles(
      made.map(({ bytes }, index) => writeFile(root, reps[index] ?? '', bytes)),
    )
    const found = files.map((file) =>
      file.state === 'imported'
        ? [file.name, file.rows, file.sums, file.checks.filter(({ isEqual }) => !isEqual)]
        : [file.name, file],
    )
    expect(found).toEqual(made.map(({ key }) => [key.name, key.rows, key.sums, []]))

    for (const scheme of statementSchemes) {
      for (const { name } of hospital.listStatements({ scheme, month: '2026-04' })) {
        const statement = await hospital.makeStatement(name)
        const [file] = (await imports.importFiles([writeFile(root, name, statement.bytes)])).files
        // some of civil servants say nowhere whose they are: the portal does, or a person
        const told = name.includes(scheme) ? scheme.toLowerCase() : 'unknown'
        expect(file).toMatchObject({ name, state: 'imported', scheme: told })
        expect(file?.state === 'imported' && file.checks.every(({ isEqual }) => isEqual)).toBe(true)
      }
    }

    // nothing of it is taken for damage: not after the month, nor when documents were taken back, brought back, read anew
    const check = () => store.check(new AbortController().signal)
    const { documents, rows } = await check()
    for (const id of [1, 2, 3]) await imports.undo(id, 'test', 'admin')
    await imports.restore(2)
    await imports.importFiles([writeFile(root, reps[2] ?? '', made[2]?.bytes ?? new Uint8Array())])
    expect([documents > reps.length, await check()]).toEqual([
      true,
      { documents, rows, pages: expect.any(Number) },
    ])
  },
)

test('a hospital in older forms lists staff of Bangkok under BKK and numbers civil servants as it did', () => {
  const listed = (forms: 'today' | 'older') => [
    hospitalOf(forms).listReps('2026-04', 'bkk')[0]?.name.split('_')[2],
    hospitalOf(forms).listStatements({ scheme: 'OFC', month: '2026-04' })[0]?.documentNo,
  ]
  expect([listed('today'), listed('older')]).toEqual([
    [expect.stringMatching(/^[OI]PKTMN$/), '10670_IP202604_01'],
    [expect.stringMatching(/^[OI]PBKK$/), '10670_IPOFC256904_01'],
  ])
})
