import path from 'node:path'

export const backupEnding = '.satang.db'

/** @returns where the parts of a store lie in its folder. */
export function storePaths(folder: string) {
  const file = path.join(folder, 'satang.db')
  const backups = path.join(folder, 'backups')
  return {
    file,
    wal: `${file}-wal`,
    sharedMemory: `${file}-shm`,
    lock: path.join(folder, 'satang.lock'),
    identity: path.join(folder, 'store.json'),
    /** Left behind when damage was met, so that the next start looks at every page. */
    suspect: path.join(folder, 'satang.suspect'),
    backups,
    identityCopy: path.join(backups, 'store.json'),
  }
}
export type StorePaths = ReturnType<typeof storePaths>
