import * as XLSX from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { characters, number, record, words, xlsFile } from '#tests/platform/workbook/biff8-bytes.ts'
import { createFolder } from '#tests/platform/workbook/sample-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const mark = 'Satang_practice_hospital'

async function namesOf(bytes: Uint8Array): Promise<string[]> {
  const source = await openSource(folder.write('file', bytes))
  await source.close()
  return [source.format, ...source.names]
}

const order = {
  ...{ seed: 'names', hospitalCode: '10670', fileType: 'OP', claims: 4 },
  ...{ producedAt: '2026-01-05T20:15:01', month: '2025-12' },
}

test('a workbook of the practice hospital defines its name, also after another program saved it anew', async () => {
  const [xls, xlsx] = [await makeRep(order), await makeRep({ ...order, container: 'xlsx' })]
  const saved = (bytes: Buffer, bookType: 'xlsx' | 'xlml') =>
    Buffer.from(XLSX.write(XLSX.read(bytes), { type: 'buffer', bookType }))
  expect(await namesOf(xls.bytes)).toEqual(['biff8', mark])
  expect(await namesOf(xlsx.bytes)).toEqual(['xlsx', mark])
  expect(await namesOf(saved(xls.bytes, 'xlsx'))).toEqual(['xlsx', mark])
  expect(await namesOf(saved(xls.bytes, 'xlml'))).toEqual(['xml2003', mark])
  expect(await namesOf((await makeRep({ ...order, forms: 'older' })).bytes)).toEqual(['biff8'])
})

test('names are read in any letters, and one that ends before it should is left out', async () => {
  const define = (name: string, length = name.length) =>
    record(0x0018, words(0, length << 8, 0, 0, 0, 0, 0), characters(name))
  const sheet = { name: 'A', records: [number(0, 0, 1)] }
  const book = xlsFile([define('rate'), define('ยอดรวม'), define('cut', 200), record(0x0018)], [sheet])
  expect(await namesOf(book)).toEqual(['biff8', 'rate', 'ยอดรวม'])
})
