import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { write } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { addEntry } from '#tools/feature/edit-source.ts'
import { parseMissingLibraries } from '#tools/machine/shared-libraries.ts'
import { unpackZip } from '#tools/machine/zip.ts'
import { checkLockFile, findUnlocked } from '#tools/steps/locked-packages.ts'

it('our lock file names every optional package of every platform', () => {
  expect(checkLockFile()).toEqual([])
})

it('an optional package that the lock file lacks is found, wherever npm would look for it', () => {
  const optional = { optionalDependencies: { '@tool/linux': '1.0.0', '@tool/windows': '1.0.0' } }
  const packages = {
    '': {},
    'node_modules/outer': {},
    'node_modules/outer/node_modules/tool': { version: '1.0.0', ...optional },
    'node_modules/outer/node_modules/@tool/linux': {},
    'node_modules/@tool/windows': {},
    'node_modules/tool': { version: '2.0.0', ...optional },
  }
  expect(findUnlocked(packages)).toEqual(['node_modules/tool@2.0.0 names @tool/linux, which is not locked'])
})

it('a missing library is read from what ldd says', () => {
  const said =
    '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibnss3.so => not found\n'
  expect(parseMissingLibraries(said)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
})

it('a zip file is unpacked without any other program, and a damaged one is refused', () => {
  const folder = temporaryFolder()
  const zip: Buffer = write(
    { SheetNames: ['a'], Sheets: { a: { A1: { t: 's', v: 'ไทย' }, '!ref': 'A1' } } },
    { type: 'buffer', bookType: 'xlsx', compression: true },
  )
  const file = path.join(folder, 'book.xlsx')
  const out = path.join(folder, 'out')
  mkdirSync(out)
  writeFileSync(file, zip)
  unpackZip(file, out, (name) => name.startsWith('xl/'))
  expect(readFileSync(path.join(out, 'xl/worksheets/sheet1.xml'), 'utf8')).toContain('<worksheet')
  zip.writeUInt8(zip.readUInt8(200) ^ 0xff, 200)
  writeFileSync(file, zip)
  expect(() => unpackZip(file, path.join(folder, 'again'), () => true)).toThrow()
})

it('an entry is added to a list however it is written, and never to one of two that look alike', () => {
  expect(addEntry('const a = { one, two: { three } }', 'const a = {', 'four')).toBe(
    'const a = { one, two: { three },\nfour,\n}',
  )
  expect(addEntry('const a = [\n  1,\n]', 'const a = [', '2')).toBe('const a = [\n  1,\n2,\n]')
  expect(() => addEntry('a = { } a = { }', 'a = {', 'one')).toThrow('once')
})
