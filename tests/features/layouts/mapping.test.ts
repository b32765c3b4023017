import { describe, expect, it } from 'vitest'
import { createLayouts } from '#main/features/layouts/layouts.service.ts'
import { openDesk, orderRep, writeFile } from '#tests/features/imports/import-desk.ts'
import { makeInvented, openInvented, takeProposals } from '#tests/features/layouts/invented-layout.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'

describe('examining a file in an invented layout', () => {
  it('says for every column it does not find which one it may be, a proof of the Summary before all', async () => {
    const { layouts, files, importId, made } = await openInvented()
    const found = await layouts.examine({ importId })
    const open = found.expected.filter(({ foundAt, doubt }) => foundAt === null || doubt !== null)
    const reimbursed = made.key.sums['reimb_nhso'] ?? 0
    const claimed = made.key.sums['claim_net'] ?? 0

    expect(files).toMatchObject([{ state: 'quarantined' }])
    expect(found).toMatchObject({ sheet: 'Detail', base: 'rep-ucs-120', headerRows: [6, 7, 8], dataRows: 60 })
    const seen = open.map(({ field, isRequired, doubt, proposals: [best, ...others] }) => {
      return {
        field,
        isRequired,
        doubt,
        best,
        others: others.map(({ column, isSure }) => ({ column, isSure })),
      }
    })
    const betweenBAndE = [
      { kind: 'beside', left: 'B', right: 'E' },
      { kind: 'values', shape: 'numbers' },
    ]
    const proof = { kind: 'proof', sheet: 'Summary', header: 'จ่ายชดเชยทั้งสิ้น', satang: reimbursed }
    const needed = { isRequired: true, doubt: null, others: [] }
    // amounts that nobody claims may be any money that is missing
    const unsure = (...letters: string[]) => letters.map((column) => ({ column, isSure: false }))
    expect(seen).toEqual([
      { ...needed, field: 'tran_id', best: { column: 'C', isSure: false, reasons: betweenBAndE } },
      { ...needed, field: 'hn', best: { column: 'D', isSure: false, reasons: betweenBAndE } },
      {
        ...needed,
        field: 'reimb_nhso',
        best: {
          ...{ column: 'K', isSure: true },
          reasons: [proof, { kind: 'beside', left: 'J', right: 'L' }, { kind: 'values', shape: 'amounts' }],
        },
        others: unsure('AO', 'AQ'),
      },
      {
        ...needed,
        field: 'claim_net',
        best: {
          ...{ column: 'AO', isSure: true },
          reasons: [
            { kind: 'text', share: expect.any(Number) },
            { kind: 'beside', left: 'AN', right: 'AP' },
            { kind: 'sumOf', from: 'AM', to: 'AN', satang: claimed },
            { kind: 'values', shape: 'amounts' },
          ],
        },
        others: unsure('K', 'AQ'),
      },
      {
        ...{ field: 'drug', isRequired: true, doubt: 'moved' },
        best: { column: 'AQ', isSure: true, reasons: expect.any(Array) },
        others: [],
      },
    ])
  })

  it('proves a column by the money of claims that passed, those with the code 0 among them', async () => {
    const { root, imports, layouts } = await openDesk()
    const made = await makeInvented({ claims: 120 })
    const { files } = await imports.importFiles([writeFile(root, made.name, made.bytes)])
    const { expected } = await layouts.examine({ importId: files[0]?.id ?? 0 })
    const [best] = expected.find(({ field }) => field === 'reimb_nhso')?.proposals ?? []
    const proof = { kind: 'proof', sheet: 'Summary', satang: made.key.sums['reimb_nhso'] }
    expect(best).toMatchObject({ column: 'K', isSure: true, reasons: [proof, {}, {}] })
  })

  it('shows the form of its cells and nothing that stands in them', async () => {
    const { layouts, importId, made } = await openInvented()
    const { columns } = await layouts.examine({ importId })
    const values = made.workbook.sheets.flatMap(({ rows }) =>
      [...rows()].flatMap(({ fields }) => Object.values(fields).map(String)),
    )
    // what is left of a value once its letters and digits are gone is no secret
    const secrets = new Set(values.filter((value) => /[^\s9AกN./,:-]/.test(value)))
    const shown = columns.flatMap(({ samples }) => samples)
    expect({
      leaked: shown.filter((sample) => secrets.has(sample)),
      strange: shown.filter((sample) => !/^[9Aก\s!-/:-@[-`{-~·…]{1,16}$/.test(sample)),
      isEmpty: shown.length < 60,
    }).toEqual({ leaked: [], strange: [], isEmpty: false })
  })

  it('can be held against another kind of sheet, and says which kinds it may be', async () => {
    const { layouts, importId } = await openInvented()
    const found = await layouts.examine({ importId, base: 'rep-lgo-59' })
    expect({ base: found.base, likeliest: found.bases.slice(0, 2).map(({ id }) => id) }).toEqual({
      base: 'rep-lgo-59',
      likeliest: ['rep-ucs-120', 'rep-ucs-118'],
    })
    const summary = await layouts.examine({ importId, sheet: 'Summary' })
    expect(summary).toMatchObject({ sheet: 'Summary', base: 'rep-summary-57' })
    await expect(layouts.examine({ importId, base: 'rep-unheard' })).rejects.toMatchObject({
      code: 'layout.unknown',
    })
    await expect(layouts.examine({ importId, sheet: 'Unheard' })).rejects.toMatchObject({
      code: 'import.unknownLayout',
    })
  })

  it('can be given up, and is refused for files that are not in quarantine', async () => {
    const { root, imports, layouts, importId } = await openInvented()
    const good = await orderRep(root)
    await imports.importFiles([good.path])
    const given = layouts.examine({ importId })
    const code = given.catch((error: { code: string }) => error.code)
    while ((await Promise.race([code, new Promise((resolve) => setTimeout(resolve, 5))])) === undefined)
      layouts.cancel()
    expect(await code).toBe('cancelled')
    await expect(layouts.examine({ importId: 2 })).rejects.toMatchObject({ code: 'import.notQuarantined' })
    await expect(layouts.examine({ importId: 9 })).rejects.toMatchObject({ code: 'import.unknown' })
  })
})

describe('a layout made for it', () => {
  it('gives in the preview what the import then gives, and reads the next file by itself', async () => {
    const { root, imports, layouts, importId, made, store } = await openInvented()
    const columns = takeProposals(await layouts.examine({ importId }))
    const before = await hashContent(store)
    const preview = await layouts.preview({ importId, columns })
    const after = await hashContent(store)

    const id = await layouts.save({ importId, name: 'REP แบบใหม่', columns }, 'สมศรี')
    const imported = await imports.retry(importId)
    const next = await makeInvented({ seed: 'next', producedAt: '2026-01-06T20:15:01' })
    const { files } = await imports.importFiles([writeFile(root, next.name, next.bytes)])

    expect([id, after]).toEqual(['rep-ucs-120@1', before])
    expect(preview).toMatchObject({ state: 'read', layout: id, rows: 60, sums: made.key.sums })
    const { state: _state, passed, failed, ...said } = preview as Extract<typeof preview, { state: 'read' }>
    expect(imported).toMatchObject({ state: 'imported', ...said })
    expect((passed ?? 0) + (failed ?? 0)).toBe(60)
    expect(said.checks.filter(({ isEqual }) => !isEqual)).toEqual([])
    expect(files).toMatchObject([{ state: 'imported', layout: id, sums: next.key.sums }])
  })

  it('is not kept while an import would take another column than was meant', async () => {
    const { layouts, importId } = await openInvented()
    const columns = takeProposals(await layouts.examine({ importId }))
    const open = columns.filter(({ field }) => field !== 'reimb_nhso')
    const mapping = { importId, columns: open }
    await expect(layouts.preview(mapping)).rejects.toMatchObject({
      code: 'layout.incomplete',
      details: { column: 'ชดเชยสุทธิ › สปสช.' },
    })
    await expect(layouts.save({ ...mapping, name: 'ไม่ครบ' }, 'admin')).rejects.toMatchObject({
      code: 'layout.incomplete',
    })
    const twice = [...open, { field: 'reimb_nhso', column: 'C' }]
    await expect(layouts.preview({ importId, columns: twice })).rejects.toMatchObject({
      code: 'layout.columnTwice',
      details: { column: 'C' },
    })
    expect(await layouts.listMade()).toEqual([])
  })

  it('shows in the preview what the proofs say when a column is taken for another one', async () => {
    const { layouts, importId } = await openInvented()
    const columns = takeProposals(await layouts.examine({ importId })).map(({ field, column }) =>
      field === 'reimb_nhso' ? { field, column: 'L' } : { field, column },
    )
    const wrong = [...columns, { field: 'reimb_agency', column: 'K' }]
    const preview = await layouts.preview({ importId, columns: wrong })
    const right = await layouts.preview({
      importId,
      columns: takeProposals(await layouts.examine({ importId })),
    })
    const differing = (one: typeof preview) =>
      one.state === 'read' ? one.checks.filter(({ isEqual }) => !isEqual).map(({ what }) => what) : one
    expect([differing(preview), differing(right)]).toEqual([['reimb_agency'], []])
  })

  it('is undone in one step: used no more, and every file read with it is taken back', async () => {
    const { root, imports, layouts, importId, store } = await openInvented()
    const good = await orderRep(root)
    await imports.importFiles([good.path])
    const before = await imports.totals()
    const columns = takeProposals(await layouts.examine({ importId }))
    const id = await layouts.save({ importId, name: 'REP แบบใหม่', columns }, 'สมศรี')
    await imports.retry(importId)
    const next = await makeInvented({ seed: 'next', producedAt: '2026-01-06T20:15:01' })
    await imports.importFiles([writeFile(root, next.name, next.bytes)])
    const uses = await layouts.uses(id)

    const taken = await layouts.remove(id, 'จับคู่ผิดคอลัมน์', 'สมศรี')

    expect(uses).toMatchObject({
      name: 'REP แบบใหม่',
      files: [
        { importId, rows: 60 },
        { importId: 3, rows: 60 },
      ],
    })
    expect(taken).toEqual([importId, 3])
    const { funds, claims, files } = await imports.totals()
    expect({ funds, claims, states: files.map(({ state }) => state) }).toEqual({
      funds: before.funds,
      claims: before.claims,
      states: ['undone', 'imported', 'undone'],
    })
    const [entry] = (await layouts.list()).slice(-1)
    expect(entry).toMatchObject({ id, removed: { by: 'สมศรี', why: 'จับคู่ผิดคอลัมน์' } })
    expect(await layouts.listMade()).toEqual([])

    // the same as if a person had taken each of them back
    const removed = await hashContent(store)
    await imports.restore(importId)
    await imports.restore(3)
    await imports.undo(importId, 'จับคู่ผิดคอลัมน์', 'สมศรี')
    await imports.undo(3, 'จับคู่ผิดคอลัมน์', 'สมศรี')
    expect(await hashContent(store)).toEqual(removed)

    const { files: again } = await imports.importFiles([writeFile(root, next.name, next.bytes)])
    expect(again).toMatchObject([{ state: 'refused', reason: { code: 'import.columnMoved' } }])
    await expect(layouts.remove(id, 'อีกครั้ง', 'สมศรี')).rejects.toMatchObject({ code: 'layout.unknown' })
    await expect(layouts.remove('rep-ucs-120', 'ไม่ใช้', 'สมศรี')).rejects.toMatchObject({
      code: 'layout.unknown',
    })
  })

  it('is named anew after it was removed, once the file is brought again', async () => {
    const { root, imports, layouts, importId, made } = await openInvented()
    const columns = takeProposals(await layouts.examine({ importId }))
    const first = await layouts.save({ importId, name: 'แบบแรก', columns }, 'สมศรี')
    await imports.retry(importId)
    await layouts.remove(first, 'จับคู่ผิดคอลัมน์', 'สมศรี')
    await expect(layouts.examine({ importId })).rejects.toMatchObject({ code: 'import.fileMissing' })

    await imports.importFiles([writeFile(root, made.name, made.bytes)])
    const second = await layouts.save({ importId, name: 'แบบที่สอง', columns }, 'สมศรี')

    expect([first, second]).toEqual(['rep-ucs-120@1', 'rep-ucs-120@2'])
    expect(await imports.retry(importId)).toMatchObject({ state: 'imported', layout: second, rows: 60 })
  })

  it('stays in use with all its files when one of them cannot be taken back', async () => {
    const desk = await openInvented()
    const { imports, importId, store, root } = desk
    const columns = takeProposals(await desk.layouts.examine({ importId }))
    const id = await desk.layouts.save({ importId, name: 'REP แบบใหม่', columns }, 'สมศรี')
    await imports.retry(importId)
    const before = await hashContent(store)
    const layouts = createLayouts({
      ...imports,
      store,
      clock: { now: () => new Date(0) },
      exportFolder: root,
      async takeBackUses(trx, layout, undone) {
        await imports.takeBackUses(trx, layout, undone)
        throw new Error('the disk is gone')
      },
    })
    await expect(layouts.remove(id, 'จับคู่ผิดคอลัมน์', 'สมศรี')).rejects.toThrow('the disk is gone')
    expect([await hashContent(store), (await layouts.listMade()).map((one) => one.id)]).toEqual([
      before,
      [id],
    ])
  })
})
