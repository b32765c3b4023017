import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { findTemporaryPlace } from '#main/platform/temporary-place.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const isRoot = process.getuid?.() === 0
const anybody = 54_321

function makeFolder(name: string, mode = 0o700): string {
  const folder = path.join(temporaryFolder(), name)
  mkdirSync(folder)
  chmodSync(folder, mode)
  return folder
}

/** Places that cannot be used, each for another reason. */
const unfit: Readonly<Record<string, () => string>> = {
  'is not there': () => path.join(temporaryFolder(), 'missing'),
  'is named by a relative path': () => '.',
  'is a file': () => {
    const file = path.join(temporaryFolder(), 'file')
    writeFileSync(file, '', { mode: 0o700 })
    return file
  },
  'has a path too long for a socket': () => makeFolder('x'.repeat(60)),
  'has a path too long when its Thai letters are counted as bytes': () => makeFolder('ก'.repeat(20)),
  'lets everybody rename what lies in it': () => makeFolder('open', 0o777),
}

it.runIf(process.platform !== 'win32').each(Object.entries(unfit))(
  'a place that %s is passed over for the next',
  (_reason, make) => {
    const good = makeFolder('good')
    expect(findTemporaryPlace([make(), good])).toBe(good)
  },
)

it.runIf(process.platform !== 'win32')('a place open to all like /tmp is taken', () => {
  const shared = makeFolder('shared', 0o1777)
  expect(findTemporaryPlace([shared, makeFolder('good')])).toBe(shared)
})

it.runIf(isRoot)('a place of another user is passed over, even when it can be written', () => {
  const foreign = makeFolder('foreign', 0o1777)
  chownSync(foreign, anybody, anybody)
  const good = makeFolder('good')
  expect(findTemporaryPlace([foreign, good])).toBe(good)
})

it('where none can be used, the first is named', () => {
  const missing = path.join(temporaryFolder(), 'missing')
  expect(() => findTemporaryPlace([missing, `${missing} as well`])).toThrow(
    expect.objectContaining({ code: 'folder.temporary', details: { folder: missing } }),
  )
})
