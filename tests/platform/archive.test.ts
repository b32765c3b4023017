import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArchive } from '#main/platform/archive.ts'
import { toSafePath } from '#main/platform/archive-names.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { type PackedFile, toThaiBytes, zipOf } from '#tests/platform/archive-bytes.ts'

const limits = { maxMembers: 50, maxMemberBytes: 1_000_000, maxBytes: 2_000_000 }

function open(files: readonly PackedFile[]) {
  const root = temporaryFolder()
  const file = path.join(root, 'a.zip')
  writeFileSync(file, zipOf(files))
  return { root, archive: openArchive(file, limits) }
}

describe('an archive', () => {
  it('gives its files by name with numbers in order, and none that is hidden', async () => {
    const { root, archive } = open([
      { path: 'รอบ/10.xls', bytes: 'ten', isUtf8: true },
      { path: 'รอบ/', bytes: '', isUtf8: true },
      { path: '__MACOSX/รอบ/._10.xls', bytes: 'x', isUtf8: true },
      { path: '.git/config', bytes: 'x' },
      { path: '~$9.xlsx', bytes: 'x' },
      { path: 'รอบ\\9.xls', bytes: 'nine', isUtf8: true },
    ])
    expect(archive.members.map(({ path: at, bytes }) => [at, bytes])).toEqual([
      ['รอบ/9.xls', 4],
      ['รอบ/10.xls', 3],
    ])
    const target = path.join(root, 'nine.xls')
    await archive.members[0]?.extract(target)
    archive.close()
    expect(readFileSync(target, 'utf8')).toBe('nine')
    expect(statSync(target).mode & 0o777).toBe(0o600)
  })

  it('keeps two files of one name apart', async () => {
    const { root, archive } = open([
      { path: 'a.xls', bytes: 'first' },
      { path: 'A.xls', bytes: 'second' },
      { path: 'a.xls', bytes: 'third' },
    ])
    const texts: string[] = []
    for (const [index, member] of archive.members.entries()) {
      const target = path.join(root, String(index))
      await member.extract(target)
      texts.push(readFileSync(target, 'utf8'))
    }
    expect(texts.toSorted()).toEqual(['first', 'second', 'third'])
  })

  it.each<[title: string, files: PackedFile[], isOneFile: boolean]>([
    [
      'a workbook',
      [
        { path: '[Content_Types].xml', bytes: '<Types/>' },
        { path: 'xl/workbook.bin', bytes: '' },
      ],
      true,
    ],
    [
      'kidney statements',
      [
        { path: 'STM1.xml', bytes: '<a/>' },
        { path: 'STM2.XML', bytes: '<a/>' },
      ],
      true,
    ],
    [
      'a bundle with one XML file',
      [
        { path: 'STM1.xml', bytes: '<a/>' },
        { path: 'a.xls', bytes: '' },
      ],
      false,
    ],
    ['an empty folder', [{ path: 'folder/', bytes: '' }], false],
  ])('with %s: is it one file to those who use it?', (_title, files, isOneFile) => {
    expect(open(files).archive.isOneFile).toBe(isOneFile)
  })

  it.each<[title: string, file: Partial<PackedFile>, code: string]>([
    ['locked with a password', { isLocked: true }, 'workbook.encrypted'],
    ['larger than allowed', { bytes: Buffer.alloc(1_000_001) }, 'workbook.tooLarge'],
    [
      'larger than the archive says',
      { bytes: Buffer.alloc(900_000), claimedBytes: 10 },
      'workbook.unreadable',
    ],
    ['broken', { packed: Buffer.from('this was never deflated') }, 'workbook.unreadable'],
  ])('leaves nothing of a file that is %s', async (_title, file, code) => {
    const { root, archive } = open([{ path: 'a.xls', bytes: 'content', ...file }])
    const target = path.join(root, 'a.xls')
    await expect(archive.members[0]?.extract(target)).rejects.toMatchObject({ code })
    expect(existsSync(target)).toBe(false)
  })

  it('leaves a file alone that is there already', async () => {
    const { root, archive } = open([{ path: 'a.xls', bytes: 'content' }])
    const target = path.join(root, 'a.xls')
    writeFileSync(target, 'of somebody else')
    await expect(archive.members[0]?.extract(target)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(target, 'utf8')).toBe('of somebody else')
  })

  it.each<[title: string, files: PackedFile[], limit: string]>([
    [
      'too many files',
      Array.from({ length: 51 }, (_, index) => ({ path: `${index}.xls`, bytes: '' })),
      'maxMembers',
    ],
    [
      'more than the disk should take',
      [1, 2, 3].map((index) => ({ path: `${index}.xls`, bytes: Buffer.alloc(900_000) })),
      'maxBytes',
    ],
  ])('of %s is refused before anything is taken out', (_title, files, limit) => {
    expect(() => open(files)).toThrow(
      expect.objectContaining({ code: 'workbook.tooLarge', details: { limit } }),
    )
  })
})

describe('a name in an archive', () => {
  const safe = (name: string | Buffer, isUtf8 = false) =>
    toSafePath({ path: typeof name === 'string' ? name : name.toString('latin1'), isUtf8 })

  it('is read as UTF-8 where it is that, marked or not, and as Thai of one byte a letter otherwise', () => {
    const name = 'ผลงวด ธ.ค. ๖๘/ผู้ป่วยนอก.xls'
    expect([safe(name, true), safe(Buffer.from(name)), safe(toThaiBytes(name))]).toEqual([name, name, name])
  })

  it.each([
    ['../../etc/passwd.xls', 'etc/passwd.xls'],
    ['/abs/./a.xls', 'abs/a.xls'],
    ['C:/x.xls', 'C_/x.xls'],
    ['a\u0000b\u202e.xls', 'a_b_.xls'],
    ['con.xls', '_con.xls'],
    ['LPT1', '_LPT1'],
    ['a. . ', 'a'],
    ['. .', '_'],
    ['..', '_'],
    ['a|b?"<>*.xls', 'a_b_____.xls'],
  ])('%j becomes %j', (name, expected) => {
    expect(safe(name, true)).toBe(expected)
  })

  it('is cut where it is too long for a disk, and keeps its ending', () => {
    const cut = safe(`${'ก'.repeat(300)}.xlsx`, true)
    expect([Buffer.byteLength(cut) <= 180, cut.endsWith('ก.xlsx')]).toEqual([true, true])
  })
})
