import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createExpand } from '#main/features/queue/expand.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import { defaultLimits } from '#main/platform/workbook/limits.ts'
import { openZip } from '#main/platform/workbook/zip.ts'
import { detailGrid, repName, writeExcelJs } from '#tests/features/imports/cases/made-grid.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { allLong, type LongFields, zip64Of } from '#tests/platform/zip64-bytes.ts'

const given = 'eclaim_10670_OP_25681211_101010101.xlsx'

async function approvedOf(name: string, bytes: Uint8Array) {
  const { batches } = demandRead(await readBytes(name, bytes))
  return batches.flatMap((batch) => (batch.table === 'claim_version' ? batch.rows.map((row) => row[17]) : []))
}

/** Takes an archive apart, to be packed anew in another way. */
async function partsOf(bytes: Uint8Array) {
  const file = path.join(temporaryFolder(), 'book.zip')
  writeFileSync(file, bytes)
  const open = openFileBytes(file)
  const zip = openZip(open, defaultLimits)
  const parts = []
  for (const at of zip.paths) {
    const pieces: Uint8Array[] = []
    for await (const piece of zip.read(at)) pieces.push(Buffer.from(piece))
    parts.push({ path: at, bytes: Buffer.concat(pieces) })
  }
  open.close()
  return parts
}

const claims = () => writeExcelJs(detailGrid([{ reimb_nhso: 100 }, { reimb_nhso: 200.5 }]))

test('a workbook in a zip64 archive is read: 4 claims, 1,003.00', async () => {
  const approved = await approvedOf(given, readFileSync(`tests/cases/zip64/${given}`))
  expect(approved).toHaveLength(4)
  expect(approved.reduce((sum, satang) => Number(sum) + Number(satang), 0)).toBe(100_300)
})

const kinds: [title: string, fields: LongFields][] = [
  ['sizes, places and the end', allLong],
  ['the places alone', { sizes: false, position: true, end: false }],
  ['the sizes alone', { sizes: true, position: false, end: false }],
  ['the end alone', { sizes: false, position: false, end: true }],
]

test.each(kinds)('where %s stand in 64 bits, nothing is lost', async (_title, fields) => {
  expect(await approvedOf(repName, zip64Of(await partsOf(await claims()), fields))).toEqual([10_000, 20_050])
})

test('an archive of statements may be zip64, and one within it', async () => {
  const root = temporaryFolder()
  const inner = zip64Of([{ path: 'ผู้ป่วยใน.xlsx', bytes: await claims() }])
  const archive = path.join(root, 'outer.zip')
  writeFileSync(
    archive,
    zip64Of([
      { path: 'REP/inner.zip', bytes: inner },
      { path: 'b.csv', bytes: Buffer.from('a,b') },
    ]),
  )
  const expand = createExpand({ staging: createStaging(path.join(root, 'staging')) })
  const { files } = await expand([archive], { isChosen: true })
  expect(files.map(({ name, inside, refusal }) => ({ name, inside, refusal }))).toEqual([
    { name: 'b.csv', inside: 'outer.zip', refusal: null },
    { name: 'ผู้ป่วยใน.xlsx', inside: 'outer.zip/REP/inner.zip', refusal: null },
  ])
  expect(await approvedOf(repName, readFileSync(files[1]?.path ?? ''))).toEqual([10_000, 20_050])
})

test('a zip64 archive that is cut off or points outside of itself is refused by name', async () => {
  const whole = zip64Of(await partsOf(await claims()))
  const lost = Buffer.from(whole)
  lost.writeBigUInt64LE(2n ** 60n, whole.length - 22 - 20 + 8)
  const moved = Buffer.from(whole)
  moved.writeBigUInt64LE(5n, whole.length - 22 - 20 + 8)
  const codes = []
  for (const bytes of [whole.subarray(0, -30), lost, moved]) {
    const reading = await readBytes(repName, bytes)
    codes.push(reading.state === 'failed' ? reading.error : reading.state)
  }
  const details = { file: 'file' }
  expect(codes).toEqual([
    { code: 'workbook.truncated', details },
    { code: 'workbook.unreadable', details },
    { code: 'workbook.unreadable', details },
  ])
})
