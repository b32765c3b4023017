import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Runs `work` with another function in place of one of `node:fs/promises`, as a machine in trouble answers. */
export async function withOther<T>(
  name: 'copyFile' | 'readdir' | 'rename' | 'statfs',
  other: object,
  work: () => Promise<T>,
): Promise<T> {
  const real = fs.promises[name]
  Object.assign(fs.promises, { [name]: other })
  syncBuiltinESMExports()
  try {
    return await work()
  } finally {
    Object.assign(fs.promises, { [name]: real })
    syncBuiltinESMExports()
  }
}
