import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findFetchedKind } from '#main/features/downloads/file-check.ts'
import { shippedEclaim } from '#main/features/downloads/nhso.portal.ts'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

async function kindOf(bytes: Buffer): Promise<string> {
  const file = path.join(temporaryFolder(), 'x.part')
  writeFileSync(file, bytes)
  const { limits } = shippedEclaim.profile
  const kind = await findFetchedKind(file, limits)
  expect(await findFetchedKind(bytes, limits), 'in memory').toBe(kind)
  return kind
}

async function makeWorkbook(container: 'xls' | 'xlsx'): Promise<Buffer> {
  const hospital = createPracticeHospital({
    seed: 'file-check',
    hospitalCode: '10670',
    container,
    claimsPerFile: 200,
  })
  const [first] = hospital.listReps('2026-01', 'ucs')
  return (await hospital.makeRep(first?.name ?? '')).bytes
}

test.each(['xls', 'xlsx'] as const)(
  'a whole %s is a workbook, and cut anywhere it is not',
  async (container) => {
    const bytes = await makeWorkbook(container)
    expect(await kindOf(bytes)).toBe('workbook')
    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9, 0.97]) {
      expect(await kindOf(bytes.subarray(0, Math.floor(bytes.length * share))), `${share}`).toBe('cutOff')
    }
  },
)

test.each([
  ['', 'empty'],
  ['<!DOCTYPE html><html><body>frmErr</body></html>', 'html'],
  ['\ufeff  <html lang="th">'.padEnd(300), 'html'],
  ['<table><tr><td>1</td></tr></table>', 'html'],
  ['x'.repeat(99), 'tooSmall'],
  ['x'.repeat(5_000), 'notWorkbook'],
  ['{"error":"expired"}'.padEnd(200), 'notWorkbook'],
])('%j is seen as %s', async (text, kind) => {
  expect(await kindOf(Buffer.from(text))).toBe(kind)
})
