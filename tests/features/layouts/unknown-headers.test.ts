import { expect, it } from 'vitest'
import { planRep, writeRep } from '#main/features/practice/maker/make-rep.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { usualOrder } from '#tests/features/layouts/invented-layout.ts'

const nameAll = (columns: readonly Column[]) =>
  columns.map(
    ([field, type], at): Column => [field, type, `Spalte ${String.fromCodePoint(65 + (at % 26))}${at}`],
  )

// columns that stand as they always did, each called by a word nobody has seen
it.each([
  ['OP', 'rep-ucs-120'],
  ['ORF', 'rep-orf-114'],
  ['IPOFC', 'rep-ofc-59'],
] as const)(
  'a file of %s none of whose headers anybody knows is named by a person and read to the satang',
  async (fileType, base) => {
    const plan = planRep({ ...usualOrder, fileType })
    const made = await writeRep({
      ...plan,
      oddities: [{ says: 'every header is another', columns: nameAll }],
    })
    const { root, imports, layouts } = await openDesk()
    const [file] = (await imports.importFiles([writeFile(root, made.name, made.bytes)])).files
    expect(file).toMatchObject({ state: 'quarantined', reason: { code: 'import.unknownLayout' } })
    const importId = file?.id ?? 0
    // the first words of a sheet that nobody knows may be a person's: none of them is written down
    expect(JSON.stringify([file, await imports.getComparison(importId)])).not.toContain('Spalte')
    // several kinds are as wide, and nothing else tells: a person says which it is
    const found = await layouts.examine({ importId, base })
    expect(found.bases.map(({ id }) => id)).toContain(base)
    const columns = found.expected.map(({ field }, at) => ({
      field,
      column: found.columns[at]?.column ?? null,
    }))
    await layouts.save({ importId, base, name: 'แบบใหม่', columns }, 'สมศรี')
    expect(await imports.retry(importId)).toMatchObject({ state: 'imported', sums: made.key.sums })
  },
)
