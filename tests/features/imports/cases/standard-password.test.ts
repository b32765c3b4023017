import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { applyRc4 } from '#main/platform/workbook/standard-password.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { createRandom } from '#tests/platform/workbook/sample-files.ts'

/**
 * One workbook of two claims, locked in every way Excel knows: the .xlsx by a program of others, the .xls such that it
 * opens them.
 */
const open = (file: string) => readFileSync(path.join(import.meta.dirname, 'standard-password', file))
const nameFor = (file: string) => `eclaim_10670_OP_25690105_201501885${path.extname(file)}`

test.each(['agile.xlsx', 'standard.xlsx', 'rc4.xls', 'rc4-cryptoapi.xls', 'rc4-cryptoapi-40.xls', 'xor.xls'])(
  '%s, which Excel opens without asking, is read',
  async (file) => {
    const { batches } = demandRead(await readBytes(nameFor(file), open(file)))
    const claims = batches.flatMap((batch) => (batch.table === 'claim_version' ? batch.rows : []))
    expect(claims.map((row) => [row[0], row[1], row[17]])).toEqual([
      [9, '700000001', 10_000],
      [10, '700000002', 20_050],
    ])
  },
)

test.each([
  'own-password-agile.xlsx',
  'own-password-standard.xlsx',
  'own-password-rc4.xls',
  'own-password-cryptoapi.xls',
])('%s needs its password, and says so', async (file) => {
  expect(await readBytes(nameFor(file), open(file))).toMatchObject({
    state: 'failed',
    error: { code: 'workbook.encrypted' },
  })
})

test('a locked .xls whose key does not fit counts as one with a password of its own', async () => {
  const bytes = open('xor.xls')
  bytes.writeUInt16LE(0x1234, bytes.indexOf(Buffer.from([0x59, 0xb3, 0x0a, 0x9a])))
  expect(await readBytes(nameFor('xor.xls'), bytes)).toMatchObject({ error: { code: 'workbook.encrypted' } })
})

test.each([
  ['rc4.xls', 60],
  ['rc4-cryptoapi.xls', 60],
  ['xor.xls', 60],
  ['standard.xlsx', 15],
  ['agile.xlsx', 5],
])('a damaged %s is read or refused by name', async (file, times) => {
  for (let seed = 1; seed <= times; seed++) {
    const random = createRandom(seed)
    const bytes = open(file)
    for (let flips = 1 + random.below(20); flips > 0; flips--)
      bytes[random.below(bytes.length)] = random.below(256)
    const cut = random.below(3) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes
    // anything but an AppError is thrown on
    const reading = await readBytes(nameFor(file), cut)
    expect(['read', 'misfit', 'failed']).toContain(reading.state)
  }
})

test('RC4 gives the key streams of RFC 6229', () => {
  const stream = (key: string) => {
    const bytes = Buffer.alloc(16)
    applyRc4(Buffer.from(key, 'hex'), bytes)
    return bytes.toString('hex')
  }
  expect(stream('0102030405')).toBe('b2396305f03dc027ccc3524a0a1118a8')
  expect(stream('0102030405060708090a0b0c0d0e0f10')).toBe('9ac7cc9a609d1ef7b2932899cde41b97')
})
