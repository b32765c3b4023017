import { expect, it } from 'vitest'
import { migrate } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { openEmpty } from '#tests/database/empty-connection.ts'

const file = (id: number, name: string, kind: string, producedAt: string | null, rest = 'null, null') =>
  `(${id}, '${String(id).repeat(64).slice(0, 64)}', '${name}', 7, 'imported', '2026-02-01T00:00:00.000Z', '${kind}', 'x', '10670', 'ofc',
    ${producedAt === null ? 'null' : `'${producedAt}'`}, ${rest})`

/** What a store of version 8 holds of one answer, two issues of a statement, and a list of transfers. */
const rowsOfVersion8 = `
  insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, produced_at, document_no, undone_at) values
    ${file(1, 'eclaim_10670_OP_25690105_201501885.xls', 'REP', '2026-01-05T20:15:01')},
    ${file(2, 'old.xls', 'STM', '2026-01-09T08:00:00', "'10670_OP202512_01', null")},
    ${file(3, 'new.xls', 'STM', null, "'10670_OP202512_01', null")},
    ${file(4, 'smt_budget_0000010670_20260110_192934.csv', 'SMT', '2026-01-10T19:29:34')},
    ${file(5, 'taken back.csv', 'SMT', null, "null, '2026-02-02T00:00:00.000Z'")};
  insert into claim_version (id, import_file_id, sheet, row_number, hcode, tran_id, version_key, is_current, rep_no, scheme, outcome, claimed_satang, approved_satang) values
    (1, 1, 'Detail', 9, '10670', 'T1', '12026-01-05T20:15:01|690100001|0000009|aaaa', 1, '690100001', 'ofc', 'passed', 900, 500),
    (2, 1, 'Detail', 10, '10670', 'T2', '0:2026-01-05T20:15:01|690100001|0000010|aaaa', 1, '690100001', 'ofc', 'failed', 100, null),
    (3, 1, 'Detail', 11, '10670', 'T3', '02026-01-05T20:15:01||0000011|aaaa', 0, null, 'ofc', 'failed', null, null);
  insert into import_slice (import_file_id, kind, hcode, slice, version_key, is_current, is_retired) values
    (2, 'statement', '10670', '10670_OP202512_01', 'a', 1, 0), (3, 'statement', '10670', '10670_OP202512_01', 'b', 0, 0),
    (4, 'transfer', '10670', '2026-01-05', 'a', 1, 0), (4, 'transfer', '10670', '2026-01-09', 'a', 0, 0),
    (5, 'transfer', '10670', '2026-01-09', 'a', 0, 1);
  insert into statement_row (import_file_id, sheet, row_number, hcode, scheme, layout, block, slice, rep_no, service_month, approved_satang) values
    (2, 'a', 12, '10670', 'ofc', 'x', 'whole', '10670_OP202512_01', '681200900', '2025-12', 300),
    (2, 'a', 13, '10670', 'ofc', 'x', 'whole', '10670_OP202512_01', null, '2025-12', null);
  insert into transfer_row (import_file_id, sheet, row_number, hcode, slice, posted_on, fiscal_year, is_appeal, is_audit, is_rerun_cancelled, source, gross_satang, net_satang) values
    (4, 'csv', 2, '10670', '2026-01-05', '2026-01-05', 2569, 0, 0, 0, 'UC', 700, 700),
    (4, 'csv', 3, '10670', '2026-01-09', '2026-01-09', 2569, 0, 0, 0, 'UC', 300, 0),
    (5, 'csv', 2, '10670', '2026-01-09', '2026-01-09', 2569, 0, 0, 0, null, 10, 10);
  insert into download_run (id, reason, state, started_at, sources_json, months_json, schemes_json, is_importing, is_dry_run, is_fetching_again)
    values (1, 'manual', 'done', '2026-01-10T00:00:00.000Z', '[]', '[]', '[]', 1, 0, 0);
  insert into download_file (source, scheme, month, name, state, bytes, sha256, stored_at, run_id) values
    ('smt', 'all', '2026-01', 'smt.csv', 'stored', 7, '${'4'.repeat(64)}', '2026-01-10T12:29:34.000Z', 1);
`

it('a store of version 8 keeps what counts, says what its files are, and waits to be settled anew', () => {
  const connection = openEmpty()
  migrate(connection, () => undefined, migrations.slice(0, 8))
  connection.exec(rowsOfVersion8)
  migrate(connection, () => undefined)
  const rows = (sql: string) => connection.prepare(sql).raw().all()
  expect({
    files: rows(
      'select id, printed_at, made_at, named_at, total_claimed_satang, total_approved_satang from import_file',
    ),
    portal: rows(`select json_extract(outside_json, '$.portal.asked') from import_file where id = 4`),
    claims: rows('select id, version_key, is_current, is_rival from claim_version order by id'),
    issues: rows(
      `select import_file_id, number, scheme, row_count, approved_satang, is_current from statement_issue order by 1`,
    ),
    batches: rows('select batch from statement_issue_batch order by 1'),
    lists: rows(
      'select import_file_id, source, first_day, last_day, row_count, is_retired from transfer_list order by 1',
    ),
    transfers: rows('select import_file_id, slice, posted_on, is_current from transfer_row order by id'),
    setting: rows(`select value_json from setting where name = 'imports.unsettled'`),
  }).toEqual({
    files: [
      [1, null, '2026-01-05T20:15', '2026-01-05T20:15:01', 1000, 500],
      [2, '2026-01-09T08:00:00', '2026-01-09T08:00', null, null, null],
      [3, null, null, null, null, null],
      [4, null, '2026-01-10T19:29', '2026-01-10T19:29:34', null, null],
      [5, null, null, null, null, null],
    ],
    portal: [['{"source":null,"firstDay":"2026-01-01","lastDay":"2026-01-10"}']],
    claims: [
      [1, '2|690100001', 1, 0],
      [2, '1|690100001', 1, 0],
      [3, '0|', 0, 0],
    ],
    issues: [
      [2, '10670_OP202512_01', 'ofc', 2, 300, 1],
      [3, '10670_OP202512_01', null, 0, null, 0],
    ],
    batches: [['681200900'], ['@2025-12']].toSorted(),
    lists: [
      [4, 'UC', '2026-01-05', '2026-01-09', 2, 0],
      [5, '', '2026-01-09', '2026-01-09', 1, 1],
    ],
    transfers: [
      [4, 'UC', '2026-01-05', 1],
      [4, 'UC', '2026-01-09', 0],
      [5, '', '2026-01-09', 0],
    ],
    setting: [['true']],
  })
})

it('a store without files has nothing to be settled anew', () => {
  const connection = openEmpty()
  migrate(connection, () => undefined)
  expect(connection.prepare(`select count(*) from setting`).pluck().get()).toBe(0)
})
