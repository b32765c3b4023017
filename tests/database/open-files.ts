import { readdirSync, readlinkSync } from 'node:fs'

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    // it was closed meanwhile
    return ''
  }
}

/** @returns what this process holds open of a folder; nothing can be told where there is no /proc */
export function listOpen(folder: string): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc/self/fd')
    .map(targetOf)
    .filter((target) => target.startsWith(folder))
}
