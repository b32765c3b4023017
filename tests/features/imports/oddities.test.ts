import { expect, test } from 'vitest'
import { type OddityName, oddities } from '#main/features/practice/maker/oddities.ts'
import { openDesk, orderRep, readContent } from '#tests/features/imports/import-desk.ts'

const names = Object.keys(oddities) as OddityName[]
const toCheckName: Readonly<Record<string, string>> = {
  total_cases: 'rows',
  passed_cases: 'passed',
  failed_cases: 'failed',
}

test.each(names)('a practice file with the oddity %s ends as its answer key says', async (oddity) => {
  const { root, store, imports } = await openDesk()
  const { path, key } = await orderRep(root, { oddities: [oddity] })

  const { files } = await imports.importFiles([path])

  const [file] = files
  if (key.refused !== undefined) {
    expect(file).toMatchObject({ state: 'refused', reason: { code: key.refused } })
    expect((await readContent(store)).claims).toEqual([])
    return
  }
  if (file?.state !== 'imported') throw new Error(`not imported: ${JSON.stringify(file)}`)
  expect({
    rows: file.rows,
    sums: file.sums,
    rejected: file.rejectedCount,
    differs: file.checks.filter(({ isEqual }) => !isEqual).map(({ what }) => what),
  }).toEqual({
    rows: key.rows,
    sums: key.sums,
    rejected: key.rejected,
    differs: (key.summaryDiffers ?? []).map((field) => toCheckName[field] ?? field),
  })
})
