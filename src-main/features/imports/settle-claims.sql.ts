import type { SettleDb } from '#main/features/imports/settle-needs.ts'

/** Claims of a file, as the other statements look for them. */
const claimsOfFile = 'SELECT tran_id FROM claim_version WHERE import_file_id = ?'

/** What two rows of a claim may differ in. */
const contents = [
  ...['approved_satang', 'printed_satang', 'claimed_satang', 'outcome', 'error_codes', 'life_cycle', 'fund'],
  ...['service_type', 'admitted_at', 'patient_type', 'hn', 'an', 'pid'],
]

const clearCurrent = `UPDATE claim_version SET is_current = 0
  WHERE is_current = 1 AND hcode = ? AND tran_id IN (${claimsOfFile})`

const clearRivals = `UPDATE claim_version SET is_rival = 0
  WHERE is_current = 0 AND is_rival = 1 AND hcode = ? AND tran_id IN (${claimsOfFile})`

/**
 * Kind of row and NHSO's number first, then when the file was made, then what a person chose, then the written rule of
 * document-order.ts. Within one file the row that was read last counts. Rows that are still alike are put in order by what
 * stands in them; only those that are the same in all of it are left, and of those it does not matter which one counts.
 */
const setCurrent = `UPDATE claim_version SET is_current = 1, is_rival = 0 WHERE id IN (
  SELECT (
    SELECT best.id FROM claim_version AS best JOIN import_file AS file ON file.id = best.import_file_id
    WHERE best.tran_id = claim.tran_id AND best.hcode = claim.hcode AND best.is_current = 0 AND best.is_retired = 0
      AND NOT EXISTS (SELECT 1 FROM claim_version AS later
        WHERE later.tran_id = best.tran_id AND later.hcode = best.hcode AND later.is_current = 0
          AND later.import_file_id = best.import_file_id AND later.version_key >= best.version_key
          AND later.id > best.id)
    ORDER BY best.version_key DESC, file.rank_key DESC, file.preference DESC, file.total_approved_satang,
      (SELECT count(*) FROM claim_version AS row WHERE row.import_file_id = file.id), file.total_claimed_satang,
      ${contents.map((column) => `best.${column}`).join(', ')}
    LIMIT 1)
  FROM (SELECT DISTINCT tran_id, hcode FROM claim_version WHERE import_file_id = ? AND hcode = ?) AS claim)`

const kindOf = (row: string) => `substr(${row}.version_key, 1, 1)`
const startsWith = (text: string, start: string) => `substr(${text}, 1, length(${start})) = ${start}`
const made = (file: string) => `coalesce(${file}.made_at, '')`

/** Whether nothing shows that the row that counts is the newer one. @see isTellablyNewer in evidence.ts */
const isUndecided = `CASE
    WHEN ${kindOf('counted')} <> ${kindOf('other')} THEN 0
    WHEN counted.rep_no <> other.rep_no THEN 0
    WHEN NOT (${startsWith(made('counting'), made('losing'))} OR ${startsWith(made('losing'), made('counting'))})
      THEN counting.made_at < losing.made_at
    WHEN counting.named_at <> losing.named_at THEN counting.named_at < losing.named_at
    WHEN counting.listed_at <> losing.listed_at THEN counting.listed_at < losing.listed_at
    ELSE 1 END`

const setRivals = `UPDATE claim_version SET is_rival = 1 WHERE id IN (
  SELECT other.id
  FROM (SELECT DISTINCT tran_id, hcode FROM claim_version WHERE import_file_id = ? AND hcode = ?) AS claim
  JOIN claim_version AS other
    ON other.tran_id = claim.tran_id AND other.hcode = claim.hcode AND other.is_current = 0 AND other.is_retired = 0
  JOIN claim_version AS counted
    ON counted.tran_id = claim.tran_id AND counted.hcode = claim.hcode AND counted.is_current = 1
  JOIN import_file AS counting ON counting.id = counted.import_file_id
  JOIN import_file AS losing ON losing.id = other.import_file_id
  WHERE counting.id <> losing.id
    AND (${contents.map((column) => `counted.${column} IS NOT other.${column}`).join(' OR ')})
    AND ${isUndecided}
    AND NOT EXISTS (SELECT 1 FROM document_choice AS choice
      WHERE choice.withdrawn_at IS NULL AND choice.verdict = 'counts'
        AND choice.file_id = counting.id AND choice.other_file_id = losing.id))`

/** Makes of every claim that a file has a row of exactly one row count, whatever counted before. */
export async function settleClaims(db: SettleDb, fileId: number, hcode: string): Promise<void> {
  await db.run(clearCurrent, [hcode, fileId])
  await db.run(clearRivals, [hcode, fileId])
  await db.run(setCurrent, [fileId, hcode])
  await db.run(setRivals, [fileId, hcode])
}

/** The statements, for a look at how they are answered. */
export const claimStatements = { clearCurrent, clearRivals, setCurrent, setRivals } as const
