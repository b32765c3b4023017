import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createFolder } from '#tests/platform/workbook/sample-files.ts'
import { findRefusal, readSource, utf16le } from '#tests/platform/workbook/source-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const write = (bytes: Buffer | string) => folder.write('list.csv', Buffer.from(bytes))
const read = async (document: unknown) => (await readSource(write(JSON.stringify(document)))).sheets['json']

const first = { postingDate: '25690109', amount: 1000.5, bankNm: ' ' }
const second = { postingDate: 25690109, vat: 0, isTest: false, note: null, bankNm: '' }
const rows = {
  0: ['postingDate', 'amount', 'bankNm', 'vat', 'isTest', 'note'],
  1: ['25690109', 1000.5, ' ', null, null, null],
  2: [25690109, null, null, 0, false, null],
}

describe('a list of JSON objects', () => {
  it.each([
    ['alone', [first, second]],
    ['as the service answers it', { datas: [first, second], pages: [{ number: 1 }] }],
    ['as the only list of another object', { total: 2, rows: [first, second] }],
  ])('%s is one sheet: keys by first appearance, then values', async (_where, document) => {
    expect(await readSource(write(JSON.stringify(document)))).toEqual({
      format: 'json',
      sheets: { json: rows },
    })
  })

  it('may come behind a byte order mark, or in UTF-16', async () => {
    const text = JSON.stringify([first, second], null, 1)
    for (const bytes of [Buffer.from(`\ufeff \n${text}`), utf16le(text)]) {
      expect((await readSource(write(bytes))).sheets['json']).toEqual(rows)
    }
  })

  it('keeps what is nested as JSON text', async () => {
    expect(await read([{ a: { b: [1, 'ก'] } }])).toEqual({ 0: ['a'], 1: ['{"b":[1,"ก"]}'] })
  })

  it('finds no value in what every object has', async () => {
    const hidden = '[{"a":1,"__proto__":5,"toString":"x"},{"a":2}]'
    expect((await readSource(write(hidden))).sheets['json']).toEqual({
      0: ['a', '__proto__', 'toString'],
      1: [1, 5, 'x'],
      2: [2, null, null],
    })
  })

  it('may be empty', async () => {
    expect(await read({ datas: [] })).toEqual({})
  })
})

describe('JSON that is no such list', () => {
  it.each([
    ['a number in a list', '[1,2]', 'workbook.notWorkbook'],
    ['an object without a list', '{"a":1}', 'workbook.notWorkbook'],
    ['two lists of which neither is the one', '{"a":[{"x":1}],"b":[{"y":1}]}', 'workbook.notWorkbook'],
    ['a list that was cut off', '[{"a":1},{"a":2', 'workbook.truncated'],
    ['a list that was cut off behind an object', '[{"a":1},{"a":2}', 'workbook.unreadable'],
    ['a comma too many', '[{"a":1},]', 'workbook.unreadable'],
  ])('%s', async (_what, text, code) => {
    expect((await findRefusal(write(text)))?.code).toBe(code)
  })

  it.each([
    ['maxColumns', { maxColumns: 1 }],
    ['maxRowsPerSheet', { maxRowsPerSheet: 2 }],
    ['maxTextCharacters', { maxTextCharacters: 4 }],
  ])('more than %s is too large', async (limit, limits) => {
    const path = write(JSON.stringify([{ a: '12345', b: 1 }, { a: '1' }]))
    expect(await findRefusal(path, limits)).toMatchObject({ code: 'workbook.tooLarge', details: { limit } })
  })
})

it('any list of objects comes back as it was', async () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ minLength: 1 }),
    fc.boolean(),
  )
  const record = fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), value, { minKeys: 1, maxKeys: 5 })
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }), async (list) => {
      const sheet = (await read(list)) ?? {}
      const keys = sheet[0] ?? []
      const seen = list.map((_, index) =>
        Object.fromEntries(
          keys.flatMap((key, at) => (sheet[index + 1]?.[at] === null ? [] : [[key, sheet[index + 1]?.[at]]])),
        ),
      )
      expect(seen).toEqual(list.map((one) => JSON.parse(JSON.stringify(one))))
    }),
    { numRuns: 100 },
  )
})
