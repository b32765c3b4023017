/**
 * Statements that make exactly one row of each group current: the greatest version key among the rows whose file was
 * not undone. They look at every group one file has a row in, so what counts follows from the set of live files and
 * never from the order in which they came. Each takes the id of the import file as its only parameter.
 * The `is_current = …` conditions stand as they do in the partial indexes that answer them.
 */

/** For claims. Equal keys only meet inside a file, where the row that was read first counts. */
export const settleClaims: readonly string[] = [
  `UPDATE claim_version SET is_current = 0 WHERE id IN (
    SELECT current.id FROM claim_version AS mine
    JOIN claim_version AS current
      ON current.tran_id = mine.tran_id AND current.hcode = mine.hcode AND current.is_current = 1
    WHERE mine.import_file_id = ?)`,
  `UPDATE claim_version SET is_current = 1 WHERE id IN (
    SELECT (
      SELECT best.id FROM claim_version AS best
      WHERE best.tran_id = mine.tran_id AND best.hcode = mine.hcode AND best.is_current = 0 AND best.is_retired = 0
      ORDER BY best.version_key DESC, best.id LIMIT 1)
    FROM claim_version AS mine WHERE mine.import_file_id = ?)`,
]

/** For slices. Two files of one moment may describe the same slice: then their bytes decide, and not who came first. */
export const settleSlices: readonly string[] = [
  `UPDATE import_slice SET is_current = 0 WHERE id IN (
    SELECT current.id FROM import_slice AS mine
    JOIN import_slice AS current
      ON current.kind = mine.kind AND current.hcode = mine.hcode AND current.slice = mine.slice
        AND current.is_current = 1
    WHERE mine.import_file_id = ?)`,
  `UPDATE import_slice SET is_current = 1 WHERE id IN (
    SELECT (
      SELECT best.id FROM import_slice AS best JOIN import_file AS file ON file.id = best.import_file_id
      WHERE best.kind = mine.kind AND best.hcode = mine.hcode AND best.slice = mine.slice
        AND best.is_current = 0 AND best.is_retired = 0
      ORDER BY best.version_key DESC, file.sha256 DESC LIMIT 1)
    FROM import_slice AS mine WHERE mine.import_file_id = ?)`,
]
