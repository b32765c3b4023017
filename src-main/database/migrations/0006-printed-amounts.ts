import type { Migration } from '#main/database/migrations/migration.ts'

const outcomes = `
-- A code 0, and a fund that says EXCEPT- beside no code, are claims that NHSO passed.
UPDATE claim_version SET outcome = 'passed', error_codes = NULL
  WHERE outcome = 'failed' AND (error_codes = '0' OR (error_codes LIKE 'EXCEPT-%' AND instr(error_codes, ',') = 0));
`

const amounts = `
-- What a claim that did not pass prints as net. NHSO pays nothing of it, so it is no approved money.
ALTER TABLE claim_version ADD COLUMN printed_satang INTEGER;
UPDATE claim_version SET printed_satang = approved_satang, approved_satang = NULL WHERE outcome = 'failed';
`

const ranks = `
-- A row that only tells of an appeal, without money, does not wipe what an older one has.
UPDATE claim_version SET version_key = '0:' || substr(version_key, 2)
  WHERE life_cycle IN ('opened', 'waiting', 'refused', 'held') AND coalesce(printed_satang, approved_satang, 0) = 0
    AND version_key LIKE '1%';
UPDATE claim_version SET is_current = 0 WHERE is_current = 1 AND version_key LIKE '0:%';
UPDATE claim_version SET is_current = 1 WHERE id IN (
  SELECT (SELECT best.id FROM claim_version AS best
    WHERE best.tran_id = claim.tran_id AND best.hcode = claim.hcode AND best.is_retired = 0
    ORDER BY best.version_key DESC, best.id LIMIT 1)
  FROM claim_version AS claim WHERE claim.version_key LIKE '0:%'
  GROUP BY claim.tran_id, claim.hcode);
`

export const printedAmounts: Migration = {
  number: 6,
  why: 'Amounts that claims print which NHSO did not pass are kept beside, and are approved money no more.',
  sql: outcomes + amounts + ranks,
}
