import type { Store } from '#main/database/store.ts'
import { selectPortalWord } from '#main/features/imports/document.sql.ts'
import type { FindBytes } from '#main/features/imports/find-bytes.ts'
import type { ImportOutcome, ReadAgain } from '#main/features/imports/import-job.ts'
import type { FileAgain, ImportRuns } from '#main/features/imports/import-runs.ts'
import type { Quarantine } from '#main/features/imports/quarantine.ts'
import { compareReading, findCounts, isSame } from '#main/features/imports/reading-comparison.ts'
import { findWhyOlder, type LayoutsInUse } from '#main/features/imports/reading-marks.ts'
import {
  parseMarks,
  type ReadFile,
  selectChecks,
  selectFilesReadAs,
  selectReadAlike,
  selectReadFile,
} from '#main/features/imports/readings.sql.ts'
import { demandFile } from '#main/features/imports/take-back.ts'
import type { Log } from '#main/platform/log.ts'
import type { Output } from '#shared/contract/index.ts'
import type { AcceptedReading, ReadingComparison } from '#shared/contract/readings.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'

type Needs = {
  readonly store: Store
  readonly log: Log
  readonly runs: ImportRuns
  readonly quarantine: Quarantine
  readonly findBytes: FindBytes
  readonly inUse: () => Promise<LayoutsInUse>
}

/** What is wanted of files that are read again. */
type How = Pick<ReadAgain, 'aim' | 'isAsked'>
/** A file that nothing was read of. */
type NotRead = Extract<AcceptedReading, { state: 'current' | 'missing' | 'failed' }>
/** Where a file lies, or why nothing of it is read. */
type Found = { readonly file: ReadFile; readonly again: FileAgain } | { readonly notRead: NotRead }

/** Reads files again whose rows would be others today, and puts those in the place of the old ones once somebody says so. */
export function createRereading({ store, log, runs, quarantine, findBytes, inUse }: Needs) {
  /** A folder that cannot be reached is told as it is: the file may well be there. */
  async function findPath(file: ReadFile & { readonly bytes: number }): Promise<string | ErrorRecord | null> {
    try {
      return await findBytes(file)
    } catch (error) {
      if (error instanceof AppError) return toErrorRecord(error)
      throw error
    }
  }

  /** @throws AppError `import.unknown` */
  async function find(id: number, how: How, now: LayoutsInUse): Promise<Found> {
    const { name, bytes } = await demandFile(store, id)
    const file = await store.read((db) => selectReadFile(db, id))
    // one that was taken back counts nowhere, and is told again once it is restored
    if (file === null || !(how.isAsked || findWhyOlder(file.kind, file.marks, now) !== null))
      return { notRead: { state: 'current', id, name } }
    const path = await findPath({ ...file, bytes })
    if (path === null) return { notRead: { state: 'missing', id, name } }
    if (typeof path !== 'string') return { notRead: { state: 'failed', id, name, reason: path } }
    const told = await store.read((db) => selectPortalWord(db, id))
    const counts = findCounts(await store.read((db) => selectChecks(db, id)))
    return { file, again: { path, name, counts, told, at: file.at, again: { ...how, importId: id } } }
  }

  /** What became of a file of which nothing new came. */
  function toNotRead({ id, name }: ReadFile, outcome: ImportOutcome): NotRead {
    if (outcome.state === 'unchanged') return { state: 'current', id, name }
    if (outcome.state === 'unread') {
      const { reason } = outcome
      return reason.code === 'import.fileMissing'
        ? { state: 'missing', id, name }
        : { state: 'failed', id, name, reason }
    }
    throw new Error(`import ${id} was read again and is ${outcome.state}`)
  }

  async function toComparison(file: ReadFile, outcome: ImportOutcome): Promise<ReadingComparison> {
    if (outcome.state !== 'older') return toNotRead(file, outcome)
    const comparison = await compareReading(store, file, outcome.today)
    // of a file that nothing tells to be older only a difference is news
    const isOlder = findWhyOlder(file.kind, file.marks, await inUse()) !== null
    return isOlder || !isSame(comparison) ? comparison : { state: 'current', id: file.id, name: file.name }
  }

  async function toAccepted(file: ReadFile, outcome: ImportOutcome): Promise<AcceptedReading> {
    const { id, name, sha256 } = file
    if (outcome.state !== 'imported') return toNotRead(file, outcome)
    log.info('imports.rereadAccepted', { importId: id })
    await quarantine.drop(sha256)
    return { state: 'accepted', id, name }
  }

  /** One file after another, each looked for when its turn comes. */
  async function readAgain<T>(
    ids: readonly number[],
    how: How,
    toEnd: (file: ReadFile, outcome: ImportOutcome) => Promise<T>,
  ): Promise<{ files: (T | NotRead)[]; wasCancelled: boolean }> {
    const now = await inUse()
    const found: Found[] = []
    for (const id of new Set(ids)) found.push(await find(id, how, now))
    const toRead = found.flatMap((one) => ('again' in one ? one : []))
    const { ends, wasCancelled } = await runs.readAgain(toRead.map(({ again }) => again))
    const read = new Map<number, T>()
    for (const [index, outcome] of ends.entries()) {
      const file = toRead[index]?.file
      if (file) read.set(file.id, await toEnd(file, outcome))
    }
    const files = found.flatMap((one) => ('notRead' in one ? one.notRead : (read.get(one.file.id) ?? [])))
    return { files, wasCancelled }
  }

  return {
    /** Imported files whose rows would be others today, the newest first. */
    async olderReadings(limit: number): Promise<Output<'imports.olderReadings'>> {
      const now = await inUse()
      const whyOf = (kind: string, marksJson: string) => findWhyOlder(kind, parseMarks(marksJson), now)
      return store.read(async (db) => {
        const ways = (await selectReadAlike(db)).filter(
          ({ kind, marksJson }) => whyOf(kind, marksJson) !== null,
        )
        const total = ways.reduce((sum, { files }) => sum + files, 0)
        const files = await selectFilesReadAs(db, ways, limit)
        return {
          total,
          files: files.flatMap(({ id, name, at, kind, layout, marks }) => {
            const why = findWhyOlder(kind, marks, now)
            return why === null ? [] : { id, name, at, kind, layout, pack: marks.pack, why }
          }),
        }
      })
    },

    /**
     * Reads files again and compares; nothing is written.
     * @param isAsked also files that nothing tells to be older; one that comes to the same is `current`
     * @throws AppError `import.unknown`, and of the store
     */
    reread: (ids: readonly number[], isAsked = false): Promise<Output<'imports.reread'>> =>
      readAgain(ids, { aim: 'compare', isAsked }, toComparison),

    /**
     * Puts today's rows of files in the place of those they have, each file in one transaction.
     * @throws AppError `import.unknown`, and of the store
     */
    acceptReread: (ids: readonly number[], isAsked = false): Promise<Output<'imports.acceptReread'>> =>
      readAgain(ids, { aim: 'replace', isAsked }, toAccepted),
  }
}
