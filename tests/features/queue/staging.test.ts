import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createQuarantine } from '#main/features/imports/quarantine.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { asNobody } from '#tests/features/queue/as-nobody.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

it.runIf(process.platform !== 'win32')(
  'copies of files with rows of patients are for their owner only, whatever rights the originals have',
  async () => {
    const root = temporaryFolder()
    const original = path.join(root, 'rep.xls')
    writeFileSync(original, 'rows')
    chmodSync(original, 0o644)
    const staged = await createStaging(path.join(root, 'staging')).copy(original)
    const quarantine = createQuarantine(path.join(root, 'quarantine'))
    await quarantine.keep(original, 'a-hash')
    const kept = path.join(root, 'quarantine', 'a-hash')
    const modeOf = (file: string) => statSync(file).mode & 0o777
    expect(
      [staged, kept].map((file) => [readFileSync(file, 'utf8'), modeOf(file), modeOf(path.dirname(file))]),
    ).toEqual([
      ['rows', 0o600, 0o700],
      ['rows', 0o600, 0o700],
    ])
  },
)

function openStaging() {
  const root = temporaryFolder()
  const folder = path.join(root, 'staging')
  const staging = createStaging(folder)
  const add = (name: string) => staging.add(name, async (target) => writeFileSync(target, name))
  return { root, folder, staging, add }
}

it('of what a killed process left only the needed copies stay', async () => {
  const { folder, staging, add } = openStaging()
  expect(await staging.keepOnly([])).toBe(0)
  const [needed, left] = [await add('a.xls'), await add('a.xls')]
  expect(await staging.keepOnly([needed, path.join(folder, 'copy-gone', 'b.xls')])).toBe(1)
  expect([needed, left].map((copy) => existsSync(copy))).toEqual([true, false])
  expect(readdirSync(folder)).toEqual([path.basename(path.dirname(needed))])
})

it('only copies of its own are removed, and once is enough', async () => {
  const { root, folder, staging, add } = openStaging()
  const other = path.join(root, 'other', 'a.xls')
  mkdirSync(path.dirname(other))
  writeFileSync(other, 'rows')
  await expect(staging.remove(other)).rejects.toThrow('is not in the staging folder')
  const copy = await add('a.xls')
  await staging.remove(copy)
  await staging.remove(copy)
  expect([existsSync(other), readdirSync(folder)]).toEqual([true, []])
})

it('a copy that cannot be removed now is left for the next start', async () => {
  const { root, folder, staging, add } = openStaging()
  const copy = await add('a.xls')
  for (const open of [root, folder, path.dirname(copy)]) chmodSync(open, 0o755)
  await asNobody(() => staging.remove(copy))
  expect(existsSync(copy)).toBe(true)
})

it('trouble of the disk is named with the folder, anything else passed on; of a failure nothing is left', async () => {
  const { root, folder, staging } = openStaging()
  const codes = ['ENOSPC', 'EACCES', 'EIO']
  const causes = codes.map((code) => Object.assign(new Error(code), { code }))
  const met = []
  for (const cause of causes)
    met.push(await staging.add('a.xls', () => Promise.reject(cause)).catch((error: unknown) => error))
  expect(met).toMatchObject([
    { code: 'store.diskFull', details: { folder }, cause: causes[0] },
    { code: 'folder.denied', details: { folder }, cause: causes[1] },
    { code: 'EIO' },
  ])
  expect(readdirSync(folder)).toEqual([])
  const file = path.join(root, 'file')
  writeFileSync(file, '')
  const inFile = createStaging(path.join(file, 'staging'))
  const denied = { code: 'folder.denied', details: { folder: inFile.folder } }
  await expect(inFile.copy(file)).rejects.toMatchObject(denied)
  await expect(createStaging(file).keepOnly([])).rejects.toMatchObject({ code: 'folder.denied' })
})
