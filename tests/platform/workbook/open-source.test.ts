import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { number, xlsFile } from '#tests/platform/workbook/biff8-bytes.ts'
import { createFolder, createRandom, type Random, readRows } from '#tests/platform/workbook/sample-files.ts'
import { findRefusal, readSource, utf16le } from '#tests/platform/workbook/source-files.ts'
import { sheetXml, xlsxFile, zipFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const folder = createFolder()
afterAll(folder.remove)

const bill = (index: number) =>
  `<TBill><invno>${index}</invno><paid>${index}.50</paid><name>ใจดี</name></TBill>`
const xml = `<STM><hcode>10670</hcode>${Array.from({ length: 40 }, (_, index) => bill(index)).join('')}</STM>`
const lines = Array.from(
  { length: 60 },
  (_, index) => `2569010${index % 10},"กองทุน ""${index}""",${index}.50`,
)
const list = Array.from({ length: 40 }, (_, index) => ({
  postingDate: `${index}`,
  amount: index / 4,
  note: 'กองทุน',
}))

const files: readonly (readonly [string, Buffer])[] = [
  ['biff8', xlsFile([], [{ name: 'Detail', records: [number(0, 0, 5)] }])],
  ['xlsx', xlsxFile({ sheet: sheetXml('<row r="1"><c r="A1"><v>5</v></c></row>') })],
  ['csv', Buffer.from(['a,b,c', ...lines].join('\r\n'))],
  ['json', Buffer.from(JSON.stringify({ datas: list }))],
  ['xml', zipFile([{ path: 'STM.xml', text: xml }])],
]

describe('what a file is', () => {
  it.each(files)('is told by its content: %s under any ending', async (format, bytes) => {
    for (const name of ['file.xls', 'file.csv', 'file.zip', 'file']) {
      expect((await readSource(folder.write(name, bytes))).format).toBe(format)
    }
  })

  it.each([
    ['a file of 0 bytes', Buffer.alloc(0), 'workbook.empty'],
    ['a sign-in page under the .csv name', Buffer.from('\n<!DOCTYPE html><html>เข้าสู่ระบบ'), 'workbook.html'],
    ['a page in UTF-16', utf16le('<html><body>a,b'), 'workbook.webPage'],
    ['a magic number cut short', Buffer.from('PK'), 'workbook.truncated'],
    ['99 bytes of rubbish', Buffer.alloc(99, 7), 'workbook.notWorkbook'],
  ])('%s is refused', async (_what, bytes, code) => {
    expect(await findRefusal(folder.write('file.csv', bytes))).toEqual({
      code,
      details: { file: 'file.csv' },
    })
  })

  it('cannot be told of a file that is not there', async () => {
    expect((await findRefusal(folder.path('nowhere.csv')))?.code).toBe('import.fileMissing')
  })
})

describe('a table', () => {
  it.each(files.slice(2))(
    'as %s can be read twice, left early, cancelled, and asked for a sheet it has not',
    async (_format, bytes) => {
      const path = folder.write('file.xls', bytes)
      const cancel = new AbortController()
      const source = await openSource(path, { signal: cancel.signal })
      const [sheet = ''] = source.sheetNames
      for await (const _batch of source.rows(sheet)) break
      expect((await readRows(source.rows(sheet))).length).toBeGreaterThan(40)
      await expect(readRows(source.rows('Detail'))).rejects.toMatchObject({ code: 'import.sheetMissing' })
      cancel.abort()
      await expect(readRows(source.rows(sheet))).rejects.toMatchObject({ code: 'cancelled' })
      await source.close()
    },
  )
})

const limits = {
  maxBytes: 1_000_000,
  maxRowsPerSheet: 500,
  maxColumns: 40,
  maxTextCharacters: 300,
  maxPartBytes: 100_000,
}

function damage(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length)
  const kinds = [
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(random.below(bytes.length))]),
    () => bytes.fill(random.below(256), at, Math.min(bytes.length, at + 1 + random.below(40))),
    () => {
      for (let flips = 1 + random.below(6); flips > 0; flips--) {
        const place = random.below(bytes.length)
        bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << random.below(8)), place)
      }
      return bytes
    },
    () =>
      Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(random.pick(['"', ',', '\r', '[', '{', '<', '\0'])),
        bytes.subarray(at),
      ]),
  ] as const
  return random.pick(kinds)()
}

it('1,200 damaged text tables, lists and archives are each read within the limits or refused by name', async () => {
  const texts = files.slice(2).map(([, bytes]) => bytes)
  const outcomes = new Map<string, number>()
  for (let seed = 1; seed <= 1_200; seed++) {
    const random = createRandom(seed)
    const base = texts[seed % texts.length] ?? Buffer.alloc(0)
    const refusal = await findRefusal(folder.write('damaged', damage(Buffer.from(base), random)), limits)
    const outcome = refusal?.code ?? 'read'
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  const allowed = /^(?:read|workbook\.\w+|import\.rowUnreadable)$/
  expect([...outcomes.keys()].filter((outcome) => !allowed.test(outcome))).toEqual([])
  for (const outcome of ['read', 'workbook.unreadable', 'workbook.truncated', 'import.rowUnreadable']) {
    expect({ outcome, isSeen: outcomes.has(outcome) }).toEqual({ outcome, isSeen: true })
  }
})
