import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

const deviceOf = (folder: string) => statSync(folder).dev

/** @returns an empty folder on another disk than that of other tests' files; it is removed when the running test ends. */
export function otherDisk(): string {
  const other = deviceOf(os.tmpdir()) === deviceOf('/dev/shm') ? '/var/tmp' : '/dev/shm'
  const folder = mkdtempSync(path.join(other, 'satang-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
