import { expect, it } from 'vitest'
import { migrate } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { openEmpty } from '#tests/database/empty-connection.ts'

const file = `insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, row_count)
  values (1, '${'a'.repeat(64)}', 'a.xls', 7, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'rep-ofc-59', '10670', 'ofc', 9)`

type Claim = readonly [
  id: number,
  tranId: string,
  key: string,
  isCurrent: number,
  outcome: string,
  codes: string | null,
  lifeCycle: string | null,
  approved: number | null,
]

/** Claims as version 5 had them. */
const claims: readonly Claim[] = [
  [1, '300000001', '12026-01', 1, 'passed', null, null, 500],
  [2, '300000002', '12026-01', 1, 'failed', 'DENY', null, 48_500],
  [3, '300000003', '12026-01', 1, 'failed', '0', null, 700],
  [4, '300000004', '12026-01', 1, 'failed', 'EXCEPT-OPCS', null, 800],
  [5, '300000005', '12026-01', 1, 'failed', 'EXCEPT-OPCS,305', null, 900],
  // the appeal that was opened without money hides what was paid
  [6, '300000006', '12026-01|old', 0, 'passed', null, null, 400],
  [7, '300000006', '12026-02|opened', 1, 'failed', 'AP0', 'opened', null],
  // an appeal with money of its own, and one that is alone, stay where they are
  [8, '300000007', '12026-01|old', 0, 'passed', null, null, 400],
  [9, '300000007', '12026-02|waits', 1, 'failed', 'AP2', 'waiting', 450],
  [10, '300000008', '12026-02|alone', 1, 'failed', 'AP0', 'opened', 0],
]

it('claims of version 5 that NHSO did not pass print what they were thought to be paid, and are paid nothing', () => {
  const connection = openEmpty()
  migrate(connection, () => undefined, migrations.slice(0, 5))
  connection.exec(file)
  const insert = connection.prepare(
    `insert into claim_version (id, import_file_id, sheet, row_number, hcode, scheme, tran_id, version_key, is_current,
       outcome, error_codes, life_cycle, approved_satang)
     values (?, 1, 'Detail', ?, '10670', 'ofc', ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [id, ...rest] of claims) insert.run(id, id, ...rest)
  migrate(connection, () => undefined)
  const found = connection
    .prepare(
      `select id, version_key, is_current, outcome, error_codes, approved_satang, printed_satang
       from claim_version order by id`,
    )
    .raw()
    .all()
  expect(found).toEqual([
    [1, '2|', 1, 'passed', null, 500, null],
    [2, '2|', 1, 'failed', 'DENY', null, 48_500],
    [3, '2|', 1, 'passed', null, 700, null],
    [4, '2|', 1, 'passed', null, 800, null],
    [5, '2|', 1, 'failed', 'EXCEPT-OPCS,305', null, 900],
    [6, '2|', 1, 'passed', null, 400, null],
    [7, '1|', 0, 'failed', 'AP0', null, null],
    [8, '2|', 0, 'passed', null, 400, null],
    [9, '2|', 1, 'failed', 'AP2', null, 450],
    [10, '1|', 1, 'failed', 'AP0', null, 0],
  ])
})
