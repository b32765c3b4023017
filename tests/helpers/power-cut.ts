import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What changes a disk and is asked of the main thread. */
const changing = ['rename', 'rm', 'copyFile', 'writeFile', 'mkdir'] as const

/**
 * Runs `work` on a disk that stops at a step: that one and every later change fails, those of cleaning up as well, so
 * what lies there is what a cut of the power leaves.
 * @param steps how many changes still reach the disk
 * @returns whether the power was cut before the end
 */
export async function withPowerCut(steps: number, work: () => Promise<unknown>): Promise<boolean> {
  const real = { ...fs.promises }
  let left = steps
  let isCut = false
  for (const name of changing) {
    const call = real[name] as (...args: unknown[]) => Promise<unknown>
    Object.assign(fs.promises, {
      [name]: (...args: unknown[]) => {
        left -= 1
        isCut ||= left < 0
        return isCut ? Promise.reject(new Error('the power is cut')) : call(...args)
      },
    })
  }
  syncBuiltinESMExports()
  try {
    await work().catch((error: unknown) => {
      if (!isCut) throw error
    })
    return isCut
  } finally {
    Object.assign(fs.promises, real)
    syncBuiltinESMExports()
  }
}
