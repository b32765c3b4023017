import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** Needs a C compiler, and a system that loads a library before its own. */
export const canFaultDisks = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

/** From this byte on nothing is read, or no lock is given. */
export type DiskFault = { readonly awayFrom: number } | 'noLocks'

/**
 * Makes what a program does in `folder` fail as on a disk that goes away and comes back.
 * @returns the environment to start that program with, and how to order and end a fault while it runs
 */
export function createDiskFault(folder: string) {
  const place = temporaryFolder()
  const library = path.join(place, 'disk-fault.so')
  const order = path.join(place, 'order')
  const source = path.join(import.meta.dirname, 'disk-fault.c')
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'])
  return {
    env: { LD_PRELOAD: library, DISK_FAULT_FOLDER: folder, DISK_FAULT_ORDER: order },
    start: (fault: DiskFault) => writeFileSync(order, fault === 'noLocks' ? fault : `away ${fault.awayFrom}`),
    end: () => rmSync(order, { force: true }),
  }
}
