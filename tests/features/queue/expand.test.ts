import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createExpand, type FoundFile } from '#main/features/queue/expand.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { asNobody } from '#tests/features/queue/as-nobody.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { toThaiBytes, zipOf } from '#tests/platform/archive-bytes.ts'

const ole2 = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const csv = 'วันที่,ยอด\n'
const noise = Buffer.from([1, 2, 3, 4])

function openDesk(limits = {}) {
  const root = temporaryFolder()
  const staging = createStaging(path.join(root, 'staging'))
  const write = (name: string, bytes: Buffer | string) => {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return file
  }
  const copies = () => (existsSync(staging.folder) ? readdirSync(staging.folder).length : 0)
  return { root, write, copies, staging, expand: createExpand({ staging, limits }) }
}

const chosen = { isChosen: true }
const placeOf = ({ inside, name }: FoundFile) => (inside === null ? name : `${inside}/${name}`)

describe('what a person drops', () => {
  it('a folder of mixed files gives those to import, in order, and counts the others', async () => {
    const { root, write, expand } = openDesk()
    for (const number of [10, 9, 1]) write(`REP/eclaim_${number}.xls`, ole2)
    write('REP/2568-12/statement.xlsx', 'PK\x03\x04')
    write('REP/error page.xls', '<html>sign in</html>')
    write('REP/smt.csv', csv)
    write('REP/smt.json', '[{}]')
    write('REP/kidney.xml', '<STMdoc/>')
    write('REP/no-ending', ole2)
    write('REP/noise.csv', noise)
    for (const name of ['photo.jpg', 'letter.doc', 'note.txt', 'readme']) write(`REP/${name}`, 'text')
    for (const name of ['.hidden.xls', '~$open.xlsx', '.cache/a.xls']) write(`REP/${name}`, ole2)

    const { files, leftOut } = await expand([path.join(root, 'REP')], chosen)

    expect(files.map(placeOf)).toEqual([
      'REP/2568-12/statement.xlsx',
      'REP/eclaim_1.xls',
      'REP/eclaim_9.xls',
      'REP/eclaim_10.xls',
      'REP/error page.xls',
      'REP/kidney.xml',
      'REP/no-ending',
      'REP/smt.csv',
      'REP/smt.json',
    ])
    expect(files[1]).toEqual({
      path: path.join(root, 'REP/eclaim_1.xls'),
      name: 'eclaim_1.xls',
      inside: 'REP',
      bytes: 8,
      isOwnCopy: false,
      refusal: null,
    })
    expect(leftOut).toBe(5)
  })

  it('a file named by itself is always tried, so that the import can say what is wrong', async () => {
    const { write, expand } = openDesk()
    const photo = write('photo.jpg', noise)
    const { files, leftOut } = await expand([photo], chosen)
    expect({ files: files.map(placeOf), leftOut }).toEqual({ files: ['photo.jpg'], leftOut: 0 })
    expect((await expand([photo], { isChosen: false })).files).toEqual([])
  })

  it('a name that was mistyped is called that, with its whole path', async () => {
    const { root, write, expand } = openDesk()
    const inFile = path.join(write('a.xls', ole2), 'b.xls')
    const gone = path.join(root, 'REP', 'ธันวาคม.xls')
    const { files } = await expand([gone, inFile], chosen)
    expect(files.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['ธันวาคม.xls', { code: 'import.noSuchFile', details: { file: 'ธันวาคม.xls', path: gone } }],
      ['b.xls', { code: 'import.noSuchFile', details: { file: 'b.xls', path: inFile } }],
    ])
    // what only the watched folder saw is gone, and was named by nobody
    await expect(expand([gone], { isChosen: false })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('links are not followed, so that a folder cannot lead out of itself or round in a circle', async () => {
    const { root, write, expand } = openDesk()
    const outside = write('outside/secret.xls', ole2)
    write('REP/a.xls', ole2)
    symlinkSync(outside, path.join(root, 'REP/link.xls'))
    symlinkSync(path.join(root, 'REP'), path.join(root, 'REP/again'))
    expect((await expand([path.join(root, 'REP')], chosen)).files.map(placeOf)).toEqual(['REP/a.xls'])
  })

  it('a folder with more files than allowed is refused by name', async () => {
    const { root, write, expand } = openDesk({ maxFiles: 2 })
    for (const name of ['a/b/c.xls', 'd.xls', 'e.xls']) write(`REP/${name}`, ole2)
    const { files } = await expand([path.join(root, 'REP')], chosen)
    const details = { limit: 'maxFiles', file: 'REP' }
    expect(files).toMatchObject([{ name: 'REP', refusal: { code: 'workbook.tooLarge', details } }])
  })

  it('a folder 20 folders deep is refused by its own name, and the files above it come', async () => {
    const { root, write, expand } = openDesk()
    const levels = Array.from({ length: 20 }, (_, index) => `${index + 1}`)
    write(`REP/${levels.join('/')}/deep.xls`, ole2)
    write('REP/1/a.xls', ole2)
    write('REP/b.xls', ole2)
    const { files } = await expand([path.join(root, 'REP')], chosen)
    const folder = path.join(root, 'REP', ...levels.slice(0, 17))
    expect(files).toMatchObject([
      { name: 'a.xls', inside: 'REP/1', refusal: null },
      { name: 'b.xls', inside: 'REP', refusal: null },
      {
        path: folder,
        name: '17',
        // what is a copy of ours is removed
        isOwnCopy: false,
        refusal: { code: 'folder.tooDeep', details: { folder, deepest: 16 } },
      },
    ])
  })

  it('a folder nobody may enter is refused by name, and the others come', async () => {
    const { root, write, expand } = openDesk()
    chmodSync(root, 0o755)
    write('REP/a.xls', ole2)
    write('REP/locked/b.xls', ole2)
    const locked = path.join(root, 'REP/locked')
    chmodSync(locked, 0o000)
    onTestFinished(() => chmodSync(locked, 0o700))
    const { files } = await asNobody(() => expand([path.join(root, 'REP'), locked], chosen))
    const refusal = { code: 'folder.unreadable', details: { folder: locked } }
    expect(files).toMatchObject([
      { name: 'a.xls', refusal: null },
      { name: 'locked', inside: 'REP', refusal },
      { name: 'locked', inside: null, refusal },
    ])
  })
})

describe('a zip archive', () => {
  it('gives its files as copies of their own, under their Thai names, and leaves itself as it is', async () => {
    const { write, copies, expand } = openDesk()
    const bytes = zipOf([
      { path: toThaiBytes('ผู้ป่วยนอก.xls'), bytes: ole2 },
      { path: 'งวด 2/ผู้ป่วยใน.xls', bytes: Buffer.concat([ole2, ole2]), isUtf8: true },
      { path: 'รูป.png', bytes: noise },
      { path: 'noise.csv', bytes: noise },
    ])
    const archive = write('ธันวาคม.zip', bytes)

    const { files, leftOut } = await expand([archive], chosen)

    expect(files.map((file) => [placeOf(file), file.bytes, file.isOwnCopy])).toEqual([
      ['ธันวาคม.zip/งวด 2/ผู้ป่วยใน.xls', 16, true],
      ['ธันวาคม.zip/ผู้ป่วยนอก.xls', 8, true],
    ])
    expect(files.map((file) => [path.basename(file.path), readFileSync(file.path)])).toEqual([
      ['ผู้ป่วยใน.xls', Buffer.concat([ole2, ole2])],
      ['ผู้ป่วยนอก.xls', ole2],
    ])
    expect({ leftOut, copies: copies(), same: readFileSync(archive).equals(bytes) }).toEqual({
      leftOut: 2,
      copies: 2,
      same: true,
    })
  })

  it('with evil names writes nothing outside the staging folder', async () => {
    const { root, write, staging, expand } = openDesk()
    const evil = ['../../evil.xls', '/tmp/evil.xls', '..\\..\\evil.xls', 'C:\\evil.xls', 'a/../../evil.xls']
    const archive = write('evil.zip', zipOf(evil.map((at) => ({ path: at, bytes: ole2 }))))
    const { files } = await expand([archive], chosen)
    expect(files).toHaveLength(evil.length)
    for (const file of files) expect(path.dirname(path.dirname(file.path))).toBe(staging.folder)
    expect(readdirSync(root).toSorted()).toEqual(['evil.zip', 'staging'])
  })

  it('is opened in an archive too; one six archives deep is left closed at the third, which is named', async () => {
    const { write, copies, expand } = openDesk()
    const pack = (name: string, bytes: Buffer) => zipOf([{ path: name, bytes }])
    const fourth = pack('5.zip', pack('6.zip', pack('too-deep.xls', ole2)))
    const second = zipOf([
      { path: 'b.xls', bytes: ole2 },
      { path: 'third.zip', bytes: pack('4.zip', fourth) },
    ])
    const first = zipOf([
      { path: 'a.xls', bytes: ole2 },
      { path: 'sub/second.zip', bytes: second },
    ])
    const { files, leftOut } = await expand([write('first.zip', first)], chosen)
    const inside = 'first.zip/sub/second.zip'
    const refusal = { code: 'import.archiveTooDeep', details: { file: 'third.zip', inside } }
    expect({ files: files.map((file) => [placeOf(file), file.refusal]), leftOut, copies: copies() }).toEqual({
      files: [
        ['first.zip/a.xls', null],
        [`${inside}/b.xls`, null],
        [`${inside}/third.zip`, refusal],
      ],
      leftOut: 0,
      copies: 2,
    })
  })

  it.each([
    ['a workbook under the name of a zip', 'book.zip', [{ path: '[Content_Types].xml', bytes: '<Types/>' }]],
    ['kidney statements', 'STM_10670.zip', [{ path: 'stm.xml', bytes: '<STMdoc/>' }]],
  ])('that is %s stays one file', async (_title, name, parts) => {
    const { write, copies, expand } = openDesk()
    const archive = write(name, zipOf(parts))
    const outer = write('outer.zip', zipOf([{ path: name, bytes: zipOf(parts) }]))
    const { files } = await expand([archive, outer], chosen)
    expect(files).toMatchObject([
      { path: archive, isOwnCopy: false, refusal: null },
      { name, inside: 'outer.zip', isOwnCopy: true, refusal: null },
    ])
    expect(copies()).toBe(1)
  })

  it('that cannot be opened is refused with its reason, and keeps nothing else out', async () => {
    const { write, copies, expand } = openDesk()
    const whole = zipOf([{ path: 'a.xls', bytes: ole2 }])
    const cut = write('cut.zip', whole.subarray(0, whole.length - 30))
    const nested = write(
      'nested.zip',
      zipOf([{ path: 'cut.zip', bytes: whole.subarray(0, whole.length - 30) }]),
    )
    const locked = write(
      'locked.zip',
      zipOf([
        { path: 'b.xls', bytes: ole2, isLocked: true },
        { path: 'c.xls', bytes: ole2 },
      ]),
    )
    const { files } = await expand([cut, nested, locked], chosen)
    const reason = (code: string, file: string) => ({
      refusal: { code, details: { file } },
      isOwnCopy: false,
    })
    expect(files).toMatchObject([
      { path: cut, name: 'cut.zip', inside: null, ...reason('workbook.truncated', 'cut.zip') },
      { path: nested, name: 'cut.zip', inside: 'nested.zip', ...reason('workbook.truncated', 'cut.zip') },
      { path: locked, name: 'b.xls', inside: 'locked.zip', ...reason('workbook.encrypted', 'b.xls') },
      { name: 'c.xls', inside: 'locked.zip', refusal: null, isOwnCopy: true },
    ])
    expect(copies()).toBe(1)
  })

  it('that is a bomb is refused before it fills the disk, also when it lies about its size', async () => {
    const { write, copies, expand } = openDesk()
    const honest = Array.from({ length: 3 }, (_, index) => ({
      path: `${index}.xls`,
      bytes: '',
      claimedBytes: 1_100_000_000,
    }))
    const liar = write(
      'liar.zip',
      zipOf([{ path: 'a.xls', bytes: Buffer.alloc(40_000_000), claimedBytes: 8 }]),
    )
    const { files } = await expand([write('honest.zip', zipOf(honest)), liar], chosen)
    expect(files).toMatchObject([
      { name: 'honest.zip', refusal: { code: 'workbook.tooLarge', details: { limit: 'maxBytes' } } },
      { name: 'a.xls', inside: 'liar.zip', refusal: { code: 'workbook.unreadable' } },
    ])
    expect(copies()).toBe(0)
  })

  it('that does not fit on the disk leaves no copy behind', async () => {
    const { root, write, copies } = openDesk()
    const archive = write('two.zip', zipOf(['a.xls', 'b.xls'].map((at) => ({ path: at, bytes: ole2 }))))
    const staging = createStaging(path.join(root, 'staging'))
    let places = 0
    const expand = createExpand({
      staging: {
        ...staging,
        add: (name, fill) =>
          staging.add(name, async (target) => {
            places += 1
            if (places === 2) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
            await fill(target)
          }),
      },
    })
    await expect(expand([archive], chosen)).rejects.toMatchObject({ code: 'store.diskFull' })
    expect(copies()).toBe(0)
  })
})
