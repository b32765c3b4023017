import * as z from 'zod'
import type { StoreCounts, WritableDb } from '#main/database/store.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  readonly startReader: () => Promise<DatabaseThread>
  readonly write: (work: (trx: WritableDb) => Promise<void>) => Promise<void>
  readonly signal: AbortSignal
}

const Part = z.union([z.object({ table: z.string() }), z.object({ document: z.int() })])
const Parts = z.tuple([z.object({ pages: z.int(), parts: z.array(Part) })])
const Look = z.object({
  id: z.int(),
  rows: z.int(),
  taken: z.object({ digest: z.string(), readings: z.int(), version: z.int() }).nullable(),
})
/** What became of a document; nothing for a table, null for a document that is not there any more. */
const Looks = z.array(Look.nullable())
type Taken = NonNullable<z.infer<typeof Look>['taken']> & { readonly id: number }

const keptAtOnce = 200

/** Rows that were written anew since they were looked at have another digest by now: theirs is not kept. */
async function keep(trx: WritableDb, { id, digest, readings, version }: Taken): Promise<void> {
  await trx
    .insertInto('document_digest')
    .values({ import_file_id: id, readings, digest, schema_version: version })
    .onConflict((conflict) =>
      conflict
        .column('import_file_id')
        .doUpdateSet({ digest, schema_version: version })
        .where('document_digest.readings', '=', readings),
    )
    .execute()
}

/**
 * Reads every page of every table and index, holds rows against indexes and references, and the rows of every document
 * against what they came to before. In a thread of its own, part by part; between two parts it can be ended.
 * @throws AppError `store.suspect`, `store.rowsChanged`, `cancelled`
 */
export async function checkStore({ startReader, write, signal }: Needs): Promise<StoreCounts> {
  const thread = await startReader()
  try {
    const listed = await thread.request({ kind: 'check', part: null })
    const [{ pages, parts }] = Parts.parse(listed?.rows)
    const looks: z.infer<typeof Look>[] = []
    for (const part of parts) {
      if (signal.aborted) throw new AppError('cancelled')
      const result = await thread.request({ kind: 'check', part })
      looks.push(...Looks.parse(result?.rows).flatMap((one) => one ?? []))
    }
    const fresh = looks.flatMap(({ id, taken }) => (taken === null ? [] : { id, ...taken }))
    for (let start = 0; start < fresh.length; start += keptAtOnce)
      await write(async (trx) => {
        for (const taken of fresh.slice(start, start + keptAtOnce)) await keep(trx, taken)
      })
    return { pages, documents: looks.length, rows: looks.reduce((sum, { rows }) => sum + rows, 0) }
  } finally {
    await thread.stop()
  }
}
