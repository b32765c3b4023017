import { chownSync, existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createProfileFolder, deleteLeftoverProfiles } from '#main/platform/browser/profile-folders.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const gone = 999_999_999

it('a profile is a new folder each time, which nobody else may enter', async () => {
  const folder = temporaryFolder()
  const made = [await createProfileFolder(folder), await createProfileFolder(folder)]
  expect(new Set(made).size).toBe(2)
  if (process.platform === 'win32') return
  expect(made.map((profile) => statSync(profile).mode & 0o777)).toEqual([0o700, 0o700])
})

it('only own profiles of processes that are gone are removed', async () => {
  const folder = temporaryFolder()
  const elsewhere = temporaryFolder()
  const at = (name: string) => path.join(folder, name)
  const [left, living, link, foreign] = [
    at(`satang-browser-${gone}-Left12`),
    at(`satang-browser-${process.pid}-Alive1`),
    at(`satang-browser-${gone}-Link12`),
    at(`satang-browser-${gone}-Other1`),
  ] as const
  for (const made of [left, living, foreign]) mkdirSync(made)
  symlinkSync(elsewhere, link)
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(foreign, 54_321, 54_321)
  await deleteLeftoverProfiles(folder, createRecordingLog())
  expect([left, living, link, foreign].map((one) => existsSync(one))).toEqual([false, true, true, isRoot])
})
