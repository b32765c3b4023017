import { createHmac } from 'node:crypto'
import { closeSync, constants, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { StoreAccess } from '#main/database/store.ts'
import { positionFile } from '#main/database/store-paths.ts'
import { errorCodeOf, isMissing, privateFileMode } from '#main/platform/files.ts'

/** What counting commits needs of a connection. */
type Counted = {
  exec(sql: string): unknown
  prepare(sql: string): { pluck(): { get(): unknown } }
}

const digitsOfPosition = 12

const readNumber = (connection: Counted, sql: string) => Number(connection.prepare(sql).pluck().get())

/** How many commits a store holds; it stands in the header of its file, which copies and backups keep. */
const readPosition = (connection: Counted) => readNumber(connection, 'PRAGMA application_id')

/** Belongs to the store's key, so that a file of another store, or a torn one, says nothing. */
function toLine({ key }: StoreAccess, position: number): string {
  const digits = String(position).padStart(digitsOfPosition, '0')
  return `${digits} ${createHmac('sha256', key).update(digits).digest('hex').slice(0, 16)}\n`
}

function findNoted(access: StoreAccess): number | null {
  try {
    const text = readFileSync(positionFile(path.dirname(access.path)), 'utf8')
    const noted = Number(text.slice(0, digitsOfPosition))
    return toLine(access, noted) === text ? noted : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Without a sync: the commit it tells of is on the disk already, and an older position only sees less. */
function note(access: StoreAccess, position: number): void {
  try {
    const file = positionFile(path.dirname(access.path))
    const place = openSync(file, constants.O_RDWR | constants.O_CREAT, privateFileMode)
    try {
      writeSync(place, toLine(access, position), 0)
    } finally {
      closeSync(place)
    }
  } catch (error) {
    // what was committed stays committed where no room or right is left to say so
    if (errorCodeOf(error) === '') throw error
  }
}

/**
 * Commits of one connection, counted inside the store and noted outside of it: a store that lost its newest writes (the
 * WAL of a crashed program is gone, cut off or torn, an older copy lies in its place) is behind what is noted.
 */
export function createCommits(access: StoreAccess, connection: Counted) {
  const readChanges = () => readNumber(connection, 'SELECT total_changes()')
  let changesBefore = 0
  return {
    begin(): void {
      connection.exec('BEGIN IMMEDIATE')
      changesBefore = readChanges()
    },
    /** Commits what `begin` began. One that changed nothing costs nothing. */
    commit(): void {
      if (readChanges() === changesBefore) {
        connection.exec('COMMIT')
        return
      }
      const position = readPosition(connection) + 1
      connection.exec(`PRAGMA application_id=${position}`)
      connection.exec('COMMIT')
      note(access, position)
    },
  }
}

export type Commits = ReturnType<typeof createCommits>

export type LostWrites = {
  readonly writes: number
  /** When the last of them was committed. */
  readonly lastAt: Date
}

/** @returns how many commits a store has lost, or null when it holds all that is known of */
export function findLostWrites(access: StoreAccess, connection: Counted): LostWrites | null {
  const noted = findNoted(access)
  const writes = noted === null ? 0 : noted - readPosition(connection)
  if (writes <= 0) return null
  return { writes, lastAt: statSync(positionFile(path.dirname(access.path))).mtime }
}
