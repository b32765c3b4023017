import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCopies, fillStore, flip, listPages, pageBytes } from '#tests/database/filled-store.ts'
import { startChild, type TestNeeds } from '#tests/database/test-store.ts'
import { canFaultDisks, createDiskFault, type DiskFault } from '#tests/helpers/disk-fault.ts'

const copyStore = createCopies(fillStore)
const markOf = ({ folder }: TestNeeds) => path.join(folder, 'satang.suspect')

/** @returns what another Satang says that opens the store and closes it again */
function tryWith({ root }: TestNeeds, env: Readonly<Record<string, string>>): string {
  const script = new URL('./store-child.ts', import.meta.url).pathname
  const { stdout } = spawnSync(process.execPath, [script, root, 'try'], { env: { ...process.env, ...env } })
  return String(stdout).split(' ')[0]?.trim() ?? ''
}

describe.runIf(canFaultDisks)('a store opens again, and is not called damaged, after', () => {
  it.each<readonly [string, DiskFault, string]>([
    ['its disk was away', { awayFrom: 0 }, 'store.diskAway'],
    ['some of its disk did not answer', { awayFrom: 2 * pageBytes }, 'store.diskAway'],
    ['its file system gave no locks', 'noLocks', 'store.noLocks'],
  ])('%s', async (_title, fault, code) => {
    const needs = await copyStore()
    const before = readFileSync(needs.file)
    const disk = createDiskFault(needs.folder)
    disk.start(fault)
    const away = tryWith(needs, disk.env)
    const kept = [readFileSync(needs.file).equals(before), existsSync(markOf(needs))]
    disk.end()
    expect([away, kept, tryWith(needs, disk.env)]).toEqual([code, [true, false], 'opened'])
  })

  it('its disk went away while all of it was looked at', async () => {
    const needs = await copyStore()
    writeFileSync(markOf(needs), '')
    const disk = createDiskFault(needs.folder)
    disk.start({ awayFrom: 20 * pageBytes })
    const away = tryWith(needs, disk.env)
    const isMarked = existsSync(markOf(needs))
    disk.end()
    expect([away, isMarked, tryWith(needs, disk.env)]).toEqual(['store.diskAway', true, 'opened'])
  })
})

it.runIf(canFaultDisks)(
  'a lock that another Satang holds is not taken for a disk without locks',
  async () => {
    const needs = await copyStore()
    const other = startChild(needs, 'hold')
    await other.line()
    expect(tryWith(needs, {})).toBe('store.inUse')
  },
)

it('a store that is damaged is called so when every byte of it can be read', async () => {
  const needs = await copyStore()
  for (const page of await listPages(needs, 'claim_version')) flip(needs.file, page)
  writeFileSync(markOf(needs), '')
  expect(tryWith(needs, {})).toBe('store.corrupt')
})
