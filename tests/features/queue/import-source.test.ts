import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createExpand } from '#main/features/queue/expand.ts'
import { createImportSource } from '#main/features/queue/import-source.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { zipOf } from '#tests/platform/archive-bytes.ts'

function openDesk() {
  const root = temporaryFolder()
  const staging = createStaging(path.join(root, 'staging'))
  return { root, staging, openSource: createImportSource({ expand: createExpand({ staging }), staging }) }
}

it('gives the files of what was named, and takes its own copies away again and nothing else', async () => {
  const { root, staging, openSource } = openDesk()
  const [photo, zip] = [path.join(root, 'photo.jpg'), path.join(root, 'a.zip')]
  writeFileSync(photo, 'named, so it is tried')
  writeFileSync(zip, zipOf([{ path: 'b.xls', bytes: 'x' }]))
  const { files, done } = await openSource([photo, zip])
  expect(files.map(({ name, inside }) => [name, inside])).toEqual([
    ['photo.jpg', null],
    ['b.xls', 'a.zip'],
  ])
  expect(readdirSync(staging.folder)).toHaveLength(1)
  await done()
  expect(readdirSync(staging.folder)).toEqual([])
  expect([photo, zip].map((file) => existsSync(file))).toEqual([true, true])
})

it('says when nothing is inside, by the name of the first', async () => {
  const { root, openSource } = openDesk()
  const folders = ['empty', 'other'].map((name) => path.join(root, name))
  for (const folder of folders) mkdirSync(folder)
  const failure = { code: 'import.nothingInside', details: { file: 'empty' } }
  await expect(openSource(folders)).rejects.toMatchObject(failure)
  await expect(openSource([])).rejects.toMatchObject({ ...failure, details: { file: '' } })
})
