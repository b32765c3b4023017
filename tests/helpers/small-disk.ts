import { execFileSync } from 'node:child_process'
import { onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** Only root may mount. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** @returns a folder that is a disk of its own, until the running test ends */
export function mountSmallDisk(megabytes: number): string {
  const folder = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'satang-test', folder])
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]))
  return folder
}

/** Makes a small disk read-only, as a switch on it does, or writable again. */
export function remount(folder: string, mode: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${mode}`, folder])
}

/** A test on a disk of its own; left out, and told so, where this account may not mount one. */
export function withSmallDisk(
  megabytes: number,
  title: string,
  work: (folder: string) => Promise<void>,
): void {
  test.runIf(canMount)(title, () => work(mountSmallDisk(megabytes)))
}
