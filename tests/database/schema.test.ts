import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, openConnection } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

function openTables(): Connection {
  const connection = openConnection(
    { path: path.join(temporaryFolder(), 'a.db'), key: 'ab'.repeat(32) },
    'writer',
  )
  onTestFinished(() => void connection.close())
  migrate(connection, () => undefined)
  connection
    .prepare(
      `insert into import_file (sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme)
       values (?, 'a.xls', 1, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'rep-ucs-120', '10670', 'ucs')`,
    )
    .run('a'.repeat(64))
  return connection
}

const claim = {
  import_file_id: 1,
  sheet: 'Detail',
  row_number: 8,
  hcode: '10670',
  tran_id: '300000001',
  version_key: '2026-01-01T00:00:00|680100001|00008',
  is_current: 1,
  scheme: 'ucs',
  outcome: 'passed',
  claimed_satang: 100,
}

function insertClaim(
  connection: Connection,
  values: Readonly<Record<string, string | number | null>> = {},
): void {
  const row = { ...claim, ...values }
  const columns = Object.keys(row)
  connection
    .prepare(`insert into claim_version (${columns}) values (${columns.map(() => '?')})`)
    .run(...Object.values(row))
}

const planOf = (connection: Connection, sql: string): string[] =>
  connection
    .prepare<[], { detail: string }>(`explain query plan ${sql}`)
    .all()
    .map((step) => step.detail)

const groups = 'count(*), sum(claimed_satang), sum(approved_satang), sum(approved_satang is null)'

describe('what the tables refuse', () => {
  it.each([
    ['a second current version of a claim', { row_number: 9 }, 'UNIQUE'],
    ['the same row of a file twice', { tran_id: 'other' }, 'UNIQUE'],
    ['an import that does not exist', { row_number: 9, is_current: 0, import_file_id: 99 }, 'FOREIGN KEY'],
    [
      'baht with decimals where satang belongs',
      { row_number: 9, is_current: 0, claimed_satang: 12.5 },
      'cannot store REAL',
    ],
    ['an outcome nobody knows', { row_number: 9, is_current: 0, outcome: 'maybe' }, 'CHECK'],
    ['a claim without a number', { row_number: 9, is_current: 0, tran_id: '' }, 'CHECK'],
  ])('%s', (_title, values, message) => {
    const connection = openTables()
    insertClaim(connection)
    expect(() => insertClaim(connection, values)).toThrow(message)
  })

  it('the same bytes imported twice, though they may have been refused before', () => {
    const connection = openTables()
    const insert = connection.prepare(
      `insert into import_file (sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme)
       values (?, 'b.xls', 1, ?, '2026-01-01T00:00:00.000Z', 'REP', 'rep-ucs-120', '10670', 'ucs')`,
    )
    insert.run('a'.repeat(64), 'refused')
    expect(() => insert.run('a'.repeat(64), 'imported')).toThrow('UNIQUE')
  })

  it('nothing of an older version that is kept beside the current one; a blank amount stays blank', () => {
    const connection = openTables()
    insertClaim(connection)
    insertClaim(connection, { row_number: 9, is_current: 0, claimed_satang: null })
    expect(connection.prepare('select claimed_satang from claim_version order by id').pluck().all()).toEqual([
      100,
      null,
    ])
  })
})

describe('hot queries use an index', () => {
  it.each([
    ['by fiscal year, month, scheme and fund', `fiscal_year, service_month, scheme, fund`, ''],
    ['by month of one fiscal year', 'service_month', 'and fiscal_year = 2569'],
  ])('dashboard groups %s read the covering index in order', (_title, columns, filter) => {
    const sql = `select ${columns}, ${groups}, sum(outcome = 'failed') from claim_version where is_current = 1 ${filter} group by ${columns}`
    expect(planOf(openTables(), sql)).toEqual([
      expect.stringMatching(/^(SCAN|SEARCH) claim_version USING COVERING INDEX claim_current_group/),
    ])
  })

  it.each(['fund', 'scheme'])('dashboard groups by %s read the covering index alone', (column) => {
    const sql = `select ${column}, ${groups} from claim_version where is_current = 1 group by ${column}`
    expect(planOf(openTables(), sql)[0]).toBe('SCAN claim_version USING COVERING INDEX claim_current_group')
  })

  it('counts and sums of a claim filter read the covering index alone', () => {
    const sql = `select ${groups} from claim_version where is_current = 1 and fund = 'AE' and patient_type = 'IP' and outcome = 'failed'`
    expect(planOf(openTables(), sql)).toEqual(['SCAN claim_version USING COVERING INDEX claim_current_group'])
  })

  it.each([
    ['rep_no', 'claim_version_rep_no'],
    ['tran_id', 'claim_current'],
  ])('a search for the start of %s seeks', (column, index) => {
    const sql = `select id, outcome from claim_version where is_current = 1 and ${column} >= '12' and ${column} < '13'`
    expect(planOf(openTables(), sql)).toEqual([
      expect.stringMatching(new RegExp(`^SEARCH claim_version USING INDEX ${index} \\(`)),
    ])
  })

  it('the newest claims come from the index of admissions without sorting', () => {
    const sql =
      'select id, hn from claim_version where is_current = 1 order by admitted_at desc, id desc limit 200'
    expect(planOf(openTables(), sql)).toEqual(['SCAN claim_version USING INDEX claim_current_admitted'])
  })

  it('the current version and the history of a claim are sought', () => {
    const connection = openTables()
    const one = `tran_id = '1' and hcode = '10670' and is_current =`
    const every = `select id from claim_version where (${one} 1) or (${one} 0) order by version_key desc`
    expect([
      planOf(connection, `select id from claim_version where ${one} 1`)[0],
      planOf(connection, `select count(*) from claim_version where ${one} 0`)[0],
      planOf(connection, every).filter((step) => step.startsWith('SEARCH')),
    ]).toEqual([
      expect.stringMatching(
        /^SEARCH claim_version USING (COVERING )?INDEX claim_current \(tran_id=\? AND hcode=\?\)$/,
      ),
      expect.stringMatching(
        /^SEARCH claim_version USING (COVERING )?INDEX claim_older \(tran_id=\? AND hcode=\?\)$/,
      ),
      [expect.stringContaining('INDEX claim_current'), expect.stringContaining('INDEX claim_older')],
    ])
  })
})
