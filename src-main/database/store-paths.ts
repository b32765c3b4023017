import path from 'node:path'

export const backupEnding = '.satang.db'
/** What SQLite keeps beside a file with what is not in it yet: played into whatever file stands there. */
export const companionEndings = ['-wal', '-journal'] as const

/** @returns where the last committed position of the store in a folder is kept */
export const positionFile = (folder: string): string => path.join(folder, 'satang.position')

/** @returns where the parts of a store lie in its folder. */
export function storePaths(folder: string) {
  const file = path.join(folder, 'satang.db')
  const backups = path.join(folder, 'backups')
  return {
    folder,
    file,
    wal: `${file}-wal`,
    sharedMemory: `${file}-shm`,
    lock: path.join(folder, 'satang.lock'),
    identity: path.join(folder, 'store.json'),
    /** Left behind when damage was met, so that the next start looks at every page. */
    suspect: path.join(folder, 'satang.suspect'),
    /** How far the store had come at its last commit: of another file as soon as a backup stands in its place. @see position.ts */
    position: positionFile(folder),
    /** The copy of a backup while it is looked at. */
    restoring: `${file}.restoring`,
    backups,
    identityCopy: path.join(backups, 'store.json'),
  }
}
export type StorePaths = ReturnType<typeof storePaths>

/** @returns a moment as names of files carry it, such as `20261121T193002Z`. */
export function toStamp(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')
}
