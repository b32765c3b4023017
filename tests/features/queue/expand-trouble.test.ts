import { chmodSync, existsSync, mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createExpand, type FoundFile } from '#main/features/queue/expand.ts'
import { createStaging, type Staging } from '#main/features/queue/staging.ts'
import { asNobody } from '#tests/features/queue/as-nobody.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { type PackedFile, zipOf } from '#tests/platform/archive-bytes.ts'

const ole2 = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const chosen = { isChosen: true }

function openDesk(limits = {}, between: Partial<Staging> = {}) {
  const root = temporaryFolder()
  const staging = createStaging(path.join(root, 'staging'))
  const write = (name: string, bytes: Buffer | string) => {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return file
  }
  const writeZip = (name: string, files: readonly PackedFile[]) => write(name, zipOf(files))
  const copies = () => (existsSync(staging.folder) ? readdirSync(staging.folder).length : 0)
  return {
    root,
    write,
    writeZip,
    copies,
    expand: createExpand({ staging: { ...staging, ...between }, limits }),
  }
}

const namesOf = (files: readonly FoundFile[]) =>
  files.map(({ name, refusal }) => [name, refusal?.code ?? null])

/** @returns the files below a folder that this process holds open; where the system does not tell, none */
function findOpen(root: string): string[] {
  const list = '/proc/self/fd'
  if (!existsSync(list)) return []
  const targets = readdirSync(list).map((name) => {
    try {
      return readlinkSync(path.join(list, name))
    } catch {
      // the one the list itself was read through
      return ''
    }
  })
  return targets.filter((target) => target.startsWith(root))
}

it('no file stays open that was looked into: others want to move and to remove it', async () => {
  const { root, write, writeZip, expand } = openDesk()
  const files = [
    write('a.xls', ole2),
    writeZip('b.zip', [{ path: 'c.xls', bytes: ole2 }]),
    writeZip('STM.zip', [{ path: 'stm.xml', bytes: '<STMdoc/>' }]),
    writeZip('locked.zip', [{ path: 'd.xls', bytes: ole2, isLocked: true }]),
  ]
  expect((await expand(files, chosen)).files).toHaveLength(4)
  expect(findOpen(root)).toEqual([])
})

it('a named file that nobody may read is found with its length, for the import to say so', async () => {
  const { root, write, expand } = openDesk()
  chmodSync(root, 0o755)
  const file = write('a.xls', ole2)
  chmodSync(file, 0o000)
  const hidden = write('closed/b.xls', ole2)
  chmodSync(path.dirname(hidden), 0o000)
  onTestFinished(() => chmodSync(path.dirname(hidden), 0o700))
  const { files } = await asNobody(() => expand([file, hidden], chosen))
  expect(files).toMatchObject([
    { path: file, bytes: 8, refusal: null },
    // not even its length may be known
    { path: hidden, bytes: 0, refusal: null },
  ])
})

it('what by its name is nothing to import is not even opened, in a folder and in an archive', async () => {
  const { root, writeZip, expand } = openDesk()
  writeZip('REP/letter.docx', [{ path: 'a.xls', bytes: ole2 }])
  const zip = writeZip('a.zip', [{ path: 'photo.jpg', bytes: 'x', isLocked: true }])
  expect(await expand([path.join(root, 'REP'), zip], chosen)).toEqual({ files: [], leftOut: 2 })
})

it.each([
  ['takes one as large as it may be', 0, []],
  ['refuses a larger one', 1, [['a.zip', 'workbook.tooLarge']]],
])('an archive is measured before it is copied: it %s', async (_title, less, refused) => {
  const bytes = zipOf([{ path: 'photo.jpg', bytes: 'x' }])
  const { write, expand } = openDesk({ maxArchiveBytes: bytes.length - less })
  expect(namesOf((await expand([write('a.zip', bytes)], chosen)).files)).toEqual(refused)
})

it.each([
  ['fits', 0, ['b.xls', null]],
  ['does not fit', 1, ['inner.zip', 'workbook.tooLarge']],
])(
  'all that comes out of an archive is counted together: what is in the inner one %s',
  async (_title, less, last) => {
    const inner = zipOf([{ path: 'b.xls', bytes: ole2 }])
    const { writeZip, expand } = openDesk({ maxBytes: ole2.length + inner.length + ole2.length - less })
    const outer = writeZip('outer.zip', [
      { path: 'a.xls', bytes: ole2 },
      { path: 'inner.zip', bytes: inner },
    ])
    expect(namesOf((await expand([outer], chosen)).files)).toEqual([['a.xls', null], last])
  },
)

it('a member the disk cannot give is refused by name; a bug ends the whole', async () => {
  const meet = async (error: Error, where: 'add' | 'copy' = 'add') => {
    const { root, write, writeZip, copies, expand } = openDesk({}, { [where]: () => Promise.reject(error) })
    write('REP/a.xls', ole2)
    writeZip('REP/b.zip', [{ path: 'c.xls', bytes: ole2 }])
    const outcome = await expand([path.join(root, 'REP')], chosen).catch((met: unknown) => met)
    expect(copies()).toBe(0)
    return outcome
  }
  const named = (code: string) => Object.assign(new Error(code), { code })
  expect(await meet(named('EIO'))).toMatchObject({
    files: [
      { name: 'a.xls', refusal: null },
      { name: 'c.xls', refusal: { code: 'import.fileMissing', details: { file: 'c.xls' } } },
    ],
  })
  const bug = new Error('a bug')
  expect([await meet(bug), await meet(bug, 'copy')]).toEqual([bug, bug])
})

it('files of others stay where they are when the disk is full for the copies', async () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  const root = temporaryFolder()
  const staging = createStaging(path.join(root, 'staging'))
  const expand = createExpand({
    staging: { ...staging, add: (name) => staging.add(name, () => Promise.reject(full)) },
  })
  const [file, zip] = [path.join(root, 'a.xls'), path.join(root, 'b.zip')]
  writeFileSync(file, ole2)
  writeFileSync(zip, zipOf([{ path: 'c.xls', bytes: ole2 }]))
  await expect(expand([file, zip], chosen)).rejects.toMatchObject({ code: 'store.diskFull' })
  expect(existsSync(file)).toBe(true)
})
