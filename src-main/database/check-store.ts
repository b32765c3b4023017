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
type Look = z.infer<typeof Look>

const keptAtOnce = 200

/** Rows that were written anew since they were looked at have another digest by now: theirs is not kept. */
async function keep(trx: WritableDb, { id, taken }: Look): Promise<void> {
  if (taken === null) return
  const { digest, readings, version } = taken
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
 * @throws AppError `store.corrupt`, `store.rowsChanged`, `cancelled`
 */
export async function checkStore({ startReader, write, signal }: Needs): Promise<StoreCounts> {
  const thread = await startReader()
  try {
    const listed = await thread.request({ kind: 'check', part: null })
    const [{ pages, parts }] = Parts.parse(listed?.rows)
    const looks: Look[] = []
    for (const part of parts) {
      if (signal.aborted) throw new AppError('cancelled')
      const result = await thread.request({ kind: 'check', part })
      if ('document' in part)
        looks.push(
          ...z
            .array(Look.nullable())
            .parse(result?.rows)
            .flatMap((one) => one ?? []),
        )
    }
    const fresh = looks.filter(({ taken }) => taken !== null)
    for (let start = 0; start < fresh.length; start += keptAtOnce)
      await write(async (trx) => {
        for (const look of fresh.slice(start, start + keptAtOnce)) await keep(trx, look)
      })
    return { pages, documents: looks.length, rows: looks.reduce((sum, { rows }) => sum + rows, 0) }
  } finally {
    await thread.stop()
  }
}
