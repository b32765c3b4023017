import { countClaims } from '#main/features/imports/claim-counts.sql.ts'
import { findScheme, mergeOutside, type Outside } from '#main/features/imports/evidence.ts'
import type { RowBatch, WorkbookFacts } from '#main/features/imports/import-job.ts'
import type { FileFacts, ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { selectOutside, updateOutside } from '#main/features/imports/outside.sql.ts'
import type { ReadingMarks } from '#main/features/imports/reading-marks.ts'
import { addWritten, noClaims } from '#main/features/imports/row-writer.sql.ts'
import { settle } from '#main/features/imports/settle.ts'
import { unknownScheme } from '#shared/model/scheme.ts'

type Read = Omit<WorkbookFacts, 'isPractice'> & { readonly marks: ReadingMarks }

/**
 * Takes the rows of a file into the record that was made for it, within the caller's transaction.
 * @param outside what the way by which it came says of it
 */
export async function openRoom(
  writer: ImportWriter,
  { id, hcode }: { readonly id: number; readonly hcode: string },
  outside: Outside,
) {
  const { settleDb } = writer
  const said = mergeOutside(await selectOutside(settleDb, id), outside)
  const schemeOf = (inside: string | null) => findScheme(inside, said)?.scheme ?? unknownScheme
  const place = { fileId: id, hcode, scheme: schemeOf(null) }
  let written = noClaims

  return {
    takeRows(batch: RowBatch): void {
      written = addWritten(written, writer.insertRows(place, batch))
    },

    /** Fills the record and settles what counts, once all rows are in. @returns how many claims were new, and replaced */
    async finish(
      file: FileFacts,
      { findings, issues, ...facts }: Read,
    ): Promise<{ added: number; replaced: number }> {
      writer.insertFindings(id, findings)
      writer.insertIssues(place, issues)
      writer.finishFile(id, file, schemeOf(facts.insideScheme), { ...facts, ...written })
      await updateOutside(settleDb, id, said, true)
      await settle(settleDb, { fileId: id, hcode, hasKnownClaims: written.known > 0 })
      const counts = await countClaims(settleDb, id, written)
      writer.countClaims(id, counts.added, counts.replaced)
      return counts
    },
  }
}
