import path from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Connection, openConnection } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import type { Database } from '#main/database/schema.ts'
import type { ReadableDb } from '#main/database/store.ts'
import { selectLines, selectStatements } from '#main/features/claims/claim-parts.sql.ts'
import { selectClaims, selectVersions } from '#main/features/claims/claims.sql.ts'
import { selectStoredAs } from '#main/features/downloads/stored-as.sql.ts'
import { selectFindings } from '#main/features/imports/imports.sql.ts'
import { selectFilesReadAs, selectReadAlike } from '#main/features/imports/readings.sql.ts'
import { claimStatements } from '#main/features/imports/settle-claims.sql.ts'
import { selectCodeGroups } from '#main/features/quality/quality.sql.ts'
import { selectOriginals } from '#main/features/queue/queue.sql.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

function openTables(): Connection {
  const file = path.join(temporaryFolder(), 'a.db')
  const connection = openConnection({ path: file, key: 'ab'.repeat(32) }, 'writer')
  onTestFinished(() => void connection.close())
  migrate(connection, () => undefined)
  return connection
}

function explain(connection: Connection, text: string, parameters: readonly unknown[]): string[] {
  const steps = connection.prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
  return steps.all(...parameters).map(({ detail }) => detail)
}

/** How SQLite goes about every statement that `ask` sends. */
async function plansOf(ask: (db: ReadableDb) => Promise<unknown>, rows = ''): Promise<string[]> {
  const connection = openTables()
  connection.exec(rows)
  const sent: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: connection }),
    log: ({ query }) => void sent.push(query),
  })
  await ask(db)
  return sent.flatMap(({ sql, parameters }) => explain(connection, sql, parameters))
}

const scans = (plan: readonly string[]) => plan.filter((step) => step.startsWith('SCAN'))

it('a search for a number of any kind seeks in each index, month by month where patients come again', async () => {
  const search = {
    filter: { search: '12' },
    sort: 'tranId',
    isDescending: true,
    limit: 9,
    offset: 0,
  } as const
  const oneClaim = `
    insert into import_file (id, sha256, name, bytes, state, imported_at) values (1, '${'a'.repeat(64)}', 'a.xls', 1, 'refused', '');
    insert into claim_version (import_file_id, sheet, row_number, hcode, tran_id, version_key, is_current, scheme, outcome, admitted_at, service_month)
      values (1, 'Detail', 9, '10670', '1', '1', 1, 'ucs', 'passed', '2026-01-05', '2026-01')`
  const plan = await plansOf((db) => selectClaims(db, search), oneClaim)
  const seeks = [
    'claim_current (tran_id>? AND tran_id<?)',
    'claim_version_hn (service_month=? AND hn>? AND hn<?)',
    'claim_version_an (service_month=? AND an>? AND an<?)',
    'claim_version_pid (service_month=? AND pid>? AND pid<?)',
    'claim_version_rep_no (rep_no>? AND rep_no<?)',
  ]
  expect(scans(plan).filter((step) => step.includes('claim_version'))).toEqual([])
  expect(seeks.filter((seek) => !plan.some((step) => step.includes(`USING INDEX ${seek}`)))).toEqual([])
})

describe('what a screen or an undo asks of the largest tables reads no more rows than it needs', () => {
  it.each([
    [
      'the items of a claim',
      (db: ReadableDb) => selectLines(db, '1', [1, 2]),
      'claim_line USING INDEX claim_line_claim (import_file_id=? AND tran_id=?)',
    ],
    [
      'the statements that name a claim',
      (db: ReadableDb) => selectStatements(db, '10670', '1'),
      'statement_row USING INDEX statement_row_claim (tran_id=? AND hcode=?)',
    ],
    [
      'the versions of a claim',
      (db: ReadableDb) => selectVersions(db, '10670', '1'),
      'claim_version USING INDEX claim_older (tran_id=? AND hcode=?)',
    ],
    [
      'the findings of a file',
      (db: ReadableDb) => selectFindings(db, 1, 1000),
      'import_finding USING INDEX import_finding_file (import_file_id=?)',
    ],
    [
      'the claims of one file',
      (db: ReadableDb) =>
        selectClaims(db, {
          filter: { importId: 1 },
          sort: 'tranId',
          isDescending: true,
          limit: 9,
          offset: 0,
        }),
      'claim_version USING INDEX claim_version_source (import_file_id=?)',
    ],
  ])('%s', async (_title, ask, seek) => {
    const plan = await plansOf(ask)
    expect({ scans: scans(plan), seek: plan.filter((step) => step.includes(seek)).length }).toEqual({
      scans: [],
      seek: 1,
    })
  })

  it('the codes of failed claims come from their index alone', async () => {
    expect(await plansOf(selectCodeGroups)).toEqual([
      expect.stringContaining('claim_version USING COVERING INDEX claim_current_errors'),
    ])
  })

  it.each(Object.entries(claimStatements))('which claims count after an undo: %s', (_name, statement) => {
    const connection = openTables()
    const values = Array.from({ length: statement.split('?').length - 1 }, () => 1)
    const plan = explain(connection, statement, values)
    // rows of one file, which are few beside those of the store
    expect(scans(plan).filter((step) => !/SCAN (?:claim|\(subquery-\d+\))$/.test(step))).toEqual([])
    expect(plan.some((step) => step.includes('claim_version_source'))).toBe(true)
  })

  it('the rows of a file are dropped without looking at those of others', () => {
    const connection = openTables()
    const tables = [
      'claim_version',
      'claim_line',
      'summary_row',
      'statement_row',
      'transfer_row',
      'cell_block',
    ]
    const plan = [...tables, 'import_finding', 'statement_issue', 'transfer_list'].flatMap((table) =>
      explain(connection, `delete from ${table} where import_file_id = ?`, [1]),
    )
    expect({ scans: scans(plan), steps: plan.length }).toEqual({ scans: [], steps: 11 })
  })

  it('which readings there are, and their files, are answered by one index', async () => {
    const alike = { kind: 'REP', marksJson: '{}', files: 1 }
    const plan = [
      ...(await plansOf(selectReadAlike)),
      ...(await plansOf((db) => selectFilesReadAs(db, [alike, { ...alike, kind: 'STM' }], 10))),
      ...(await plansOf((db) => selectStoredAs(db, 'a'.repeat(64)))),
      ...(await plansOf((db) => selectOriginals(db, 1))),
    ]
    const named = plan
      .filter((step) => /^(SCAN|SEARCH)/.test(step))
      .map((step) => / INDEX (\w+)/.exec(step)?.[1])
    expect(new Set(named)).toEqual(
      new Set([
        'import_file_reading',
        'download_file_bytes',
        'download_version_bytes',
        'import_queue_result',
      ]),
    )
  })
})
