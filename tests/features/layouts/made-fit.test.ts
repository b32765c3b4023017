import { describe, expect, it } from 'vitest'
import { openDesk, orderRep, writeFile } from '#tests/features/imports/import-desk.ts'
import { makeInvented, takeProposals } from '#tests/features/layouts/invented-layout.ts'

describe('a layout made here', () => {
  it('reads files in which only the order of columns changed, and leaves those as they were to the shipped one', async () => {
    const { root, imports, layouts } = await openDesk()
    const swapped = await orderRep(root, { oddities: ['swappedColumns'] })
    const [odd] = (await imports.importFiles([swapped.path])).files
    const importId = odd?.id ?? 0
    const found = await layouts.examine({ importId })
    const id = await layouts.save({ importId, name: 'สลับลำดับ', columns: takeProposals(found) }, 'admin')
    const again = await imports.retry(importId)
    const usual = await orderRep(root, { seed: 'usual', producedAt: '2026-01-06T20:15:01' })
    const next = await orderRep(root, {
      ...{ seed: 'next', producedAt: '2026-01-07T20:15:01' },
      oddities: ['swappedColumns'],
    })
    const { files } = await imports.importFiles([usual.path, next.path])

    expect(odd).toMatchObject({ state: 'quarantined', reason: { code: 'import.columnMoved' } })
    expect(again).toMatchObject({ state: 'imported', layout: id, sums: swapped.key.sums })
    expect(files).toMatchObject([
      { state: 'imported', layout: 'rep-ucs-120', sums: usual.key.sums },
      { state: 'imported', layout: id, sums: next.key.sums },
    ])
  })

  it('reads files of the kind a person says they are, though another kind looks likelier', async () => {
    const { root, imports, layouts } = await openDesk()
    const made = await makeInvented()
    const [odd] = (await imports.importFiles([writeFile(root, made.name, made.bytes)])).files
    const importId = odd?.id ?? 0
    const base = 'rep-ucs-96'
    const found = await layouts.examine({ importId, base })
    const columns = takeProposals(found)
    const preview = await layouts.preview({ importId, base, columns })
    const id = await layouts.save({ importId, base, name: 'แบบ 96', columns }, 'admin')
    expect([found.bases[0]?.id, id]).toEqual(['rep-ucs-120', 'rep-ucs-96@1'])
    expect(preview).toMatchObject({ state: 'read', layout: id })
    const sumOf = (field: string) => made.key.sums[field]
    expect(await imports.retry(importId)).toMatchObject({
      ...{ state: 'imported', layout: id, rows: 60 },
      sums: { reimb_nhso: sumOf('reimb_nhso'), claim_net: sumOf('claim_net'), drug: sumOf('drug') },
    })
  })
})
