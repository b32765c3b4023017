import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import { makeHardDay } from '#main/features/practice/maker/hard-day.ts'
import { oddities } from '#main/features/practice/maker/oddities.ts'

test('a hard day has sixty files and more, no two of one name, with every oddity a REP file can have', async () => {
  const day = await makeHardDay('maker')
  expect(day.length).toBeGreaterThanOrEqual(60)
  expect(new Set(day.map(({ name }) => name)).size).toBe(day.length)
  const said = new Set(day.flatMap(({ says }) => says.split(', ')))
  const isSaid = (says: string) => says.split(', ').every((part) => said.has(part))
  expect(Object.values(oddities).filter(({ says }) => !isSaid(says))).toEqual([])
  expect(new Set(day.map(({ ends }) => ends.state))).toEqual(new Set(['imported', 'refused', 'quarantined']))
})

test('the same seed gives the same day', async () => {
  const [one, again] = await Promise.all([makeHardDay('same'), makeHardDay('same')])
  expect(
    again.map(({ name, bytes }) => [
      name,
      bytes.equals(one.find((file) => file.name === name)?.bytes ?? Buffer.alloc(0)),
    ]),
  ).toEqual(one.map(({ name }) => [name, true]))
})

test('an independent reader asks for the password of the files behind one', async () => {
  const day = await makeHardDay('maker')
  const locked = day.filter(({ says }) => says.includes('password'))
  const streams = locked.map(({ bytes }) => {
    expect(() => xlsx.read(bytes, { type: 'buffer' })).toThrow('password-protected')
    const { FileIndex } = xlsx.CFB.read(bytes, { type: 'buffer' }) as {
      FileIndex: { name: string; size: number }[]
    }
    return FileIndex.filter(({ size }) => size > 0).map(({ name }) => name)
  })
  expect(streams).toEqual([['Workbook'], ['EncryptedPackage', 'EncryptionInfo']])
})

test('of two files with the same bytes one has another name, and another is a later report', async () => {
  const day = await makeHardDay('maker')
  const copies = day.filter((file) => day.some((other) => other !== file && other.bytes.equals(file.bytes)))
  expect(copies.map(({ name }) => name.endsWith(' (1).xls'))).toEqual([false, true])
  const reports = day.filter(({ name }) => name.startsWith('STM_10670_OPUCS256811_01'))
  expect(reports.map(({ name }) => name)).toEqual([
    'STM_10670_OPUCS256811_01.xls',
    'STM_10670_OPUCS256811_01 (1).xls',
  ])
})
