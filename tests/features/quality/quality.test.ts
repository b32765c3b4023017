import path from 'node:path'
import { expect, it } from 'vitest'
import { createQuality } from '#main/features/quality/quality.service.ts'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import { openDesk, orderRep } from '#tests/features/imports/import-desk.ts'

const now = new Date('2026-11-22T03:00:00Z')

async function openReport() {
  const desk = await openDesk()
  const quality = createQuality({
    store: desk.store,
    clock: { now: () => now },
    findUnknownCodes: async (codes) => codes.filter((code) => code === 'V217'),
    exportFolder: path.join(desk.root, 'exports'),
  })
  return { ...desk, quality }
}

const everything = { limit: 200, offset: 0 }

it('a file that is right in every cell leaves nothing to look at but codes nobody knows', async () => {
  const { root, imports, quality } = await openReport()
  const { path: file, key } = await orderRep(root, { claims: 300 })
  await imports.importFiles([file])

  const report = await quality.get(everything)

  expect(report).toMatchObject({ counts: [], drifts: [], total: 0, findings: [] })
  expect(report.unknownCodes).toEqual([
    expect.objectContaining({
      code: 'V217',
      claims: key.errorCodes['V217'],
      file: key.name,
      sheet: 'Detail',
    }),
  ])
})

it('says where unreadable cells and strange headers stand, in all files or in one, never what they hold', async () => {
  const { root, imports, quality } = await openReport()
  const good = await orderRep(root)
  const bad = await orderRep(root, { seed: 'bad', oddities: ['unreadableAmount', 'extraColumnAtEnd'] })
  const { files } = await imports.importFiles([good.path, bad.path])
  const importId = files[1]?.id ?? 0

  const report = await quality.get(everything)

  expect(report.counts).toEqual([{ reason: 'notAmount', weight: 'rejected', count: 1, files: 1 }])
  expect(report.findings).toEqual([
    expect.objectContaining({ importId, file: bad.key.name, sheet: 'Detail', reason: 'notAmount' }),
  ])
  expect(report.drifts.map(({ file, warning }) => [file, warning.code])).toEqual([
    [bad.key.name, 'import.columnExtra'],
  ])
  const [onlyBad, onlyGood, otherReason] = [
    await quality.get({ ...everything, importId }),
    await quality.get({ ...everything, importId: files[0]?.id ?? 0 }),
    await quality.get({ ...everything, reason: 'notDate' }),
  ]
  expect([onlyBad.total, onlyGood.total, otherReason.total, otherReason.findings]).toEqual([1, 0, 0, []])
})

it('a file that was taken back brings no finding', async () => {
  const { root, imports, quality } = await openReport()
  const bad = await orderRep(root, { oddities: ['unreadableAmount'] })
  const { files } = await imports.importFiles([bad.path])
  await imports.undo(files[0]?.id ?? 0, 'wrong month', 'clerk')
  expect(await quality.get(everything)).toMatchObject({ counts: [], total: 0, drifts: [], unknownCodes: [] })
})

it('the report becomes a workbook with a row for each finding, code and header', async () => {
  const { root, imports, quality } = await openReport()
  const bad = await orderRep(root, { claims: 300, oddities: ['unreadableAmount', 'extraColumnAtEnd'] })
  await imports.importFiles([bad.path])

  const { path: file, rows } = await quality.export(undefined)

  const workbook = await openWorkbook(file)
  const counts: [string, number][] = []
  for (const sheet of workbook.sheetNames) {
    let count = 0
    for await (const batch of workbook.rows(sheet)) count += batch.length
    counts.push([sheet, count - 1])
  }
  await workbook.close()
  expect(path.basename(file)).toBe('satang-quality-20261122-100000.xlsx')
  expect(counts).toEqual([
    ['ช่องที่ต้องดู', 1],
    ['รหัสที่ไม่รู้จัก', 1],
    ['หัวคอลัมน์', 1],
  ])
  expect(rows).toBe(3)
})
