import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from '#main/database/connection.ts'
import { digestedColumns, listDocuments, lookAtDocument } from '#main/database/document-digest.ts'
import { migrate } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { AppError } from '#shared/errors/app-error.ts'

const version = migrations.length

/** One document with a row in each table: 7 rows, of which 3 are counted. */
function openWithDocument(): Connection {
  const connection = new Sqlite(':memory:')
  onTestFinished(() => void connection.close())
  migrate(connection, () => undefined)
  connection.exec(`
    insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, row_count) values
      (1, '${'a'.repeat(64)}', 'a.xls', 7, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'rep-ucs-120', '10670', 'ucs', 3),
      (2, '${'b'.repeat(64)}', 'b.xls', 7, 'refused', '2026-01-01T00:00:00.000Z', null, null, null, null, 0);
    insert into claim_version (import_file_id, sheet, row_number, hcode, tran_id, version_key, is_current, scheme, outcome)
      values (1, 'Detail', 9, '10670', '300000001', 'k', 1, 'ucs', 'passed');
    insert into claim_line (import_file_id, sheet, row_number, hcode, kind)
      values (1, 'Data Drug', 4, '10670', 'drug');
    insert into summary_row (import_file_id, sheet, row_number, hcode, kind, layout, block)
      values (1, 'Summary', 3, '10670', 'repSummary', 'rep-summary-57', 'whole');
    insert into statement_row (import_file_id, sheet, row_number, hcode, scheme, layout, block, slice)
      values (1, 'STM', 12, '10670', 'ucs', 'stm-ucs-42', 'normal', 's');
    insert into transfer_row (import_file_id, sheet, row_number, hcode, slice, posted_on, fiscal_year, is_appeal, is_audit, is_rerun_cancelled)
      values (1, 'SMT', 2, '10670', '2026-01-01', '2026-01-01', 2569, 0, 0, 0);
    insert into cell_block (import_file_id, sheet, first_row, packing, cells) values (1, 'SMT', 2, 'plain', x'010203');
    insert into import_finding (import_file_id, weight, reason, sheet, row_number, column_letter, field, value_kind)
      values (1, 'rejected', 'notAmount', 'Detail', 9, 'AO', 'reimb_nhso', 'text');
  `)
  return connection
}

const typeOf = (connection: Connection, table: string, column: string) =>
  connection.prepare('select type from pragma_table_info(?) where name = ?').pluck().get(table, column)

/** What a column holds, changed a little: a blob keeps its length. */
function toOther(type: unknown, column: string): string {
  if (type === 'INTEGER') return `coalesce(${column}, 0) + 1`
  return type === 'BLOB' ? "x'010204'" : `coalesce(${column}, '') || 'x'`
}

function look(connection: Connection): unknown {
  try {
    return lookAtDocument(connection, 1)
  } catch (error) {
    return error
  }
}

const changed = (reason: string) => new AppError('store.rowsChanged', { import: 1, reason })
const digest = expect.stringMatching(/^[0-9a-f]{64}$/)
const taken = (readings: number) => ({ id: 1, rows: 7, taken: { digest, readings, version } })
const kept = { id: 1, rows: 7, taken: null }

type Known = readonly [readings: number, digest: string | null, version: number | null] | null

function note(connection: Connection, known: Known): void {
  if (known === null) return
  connection
    .prepare(
      'insert into document_digest (import_file_id, readings, digest, schema_version) values (1, ?, ?, ?)',
    )
    .run(...known)
}

/** Keeps what a look at the document came to, as the store does. */
function keep(connection: Connection, readings: number): void {
  note(connection, [readings, lookAtDocument(connection, 1)?.taken?.digest ?? null, version])
}

describe('a look at a document', () => {
  it('sees every column of every row that is not decided anew, and the bytes of its cells', () => {
    const connection = openWithDocument()
    keep(connection, 1)
    connection.pragma('ignore_check_constraints=on')
    connection.pragma('foreign_keys=off')
    const before = look(connection)
    const unseen: string[] = []
    for (const [table, columns] of Object.entries(digestedColumns))
      for (const column of columns) {
        connection.exec('begin')
        connection.exec(
          `update ${table} set ${column} = ${toOther(typeOf(connection, table, column), column)}`,
        )
        const found = look(connection)
        if (!(found instanceof AppError) || found.details['reason'] !== 'digest')
          unseen.push(`${table}.${column}`)
        connection.exec('rollback')
      }
    expect([before, unseen, look(connection)]).toEqual([kept, [], kept])
  })

  it('comes to the digest it always came to: released stores hold it', () => {
    const rows = [
      ...[
        'claim_version',
        '[1,"Detail",9,"10670","300000001","k",null,null,null,null,null,null,null,null,null,null,"passed",null,null,null,null,null]',
      ],
      ...['claim_line', '[1,"Data Drug",4,"10670","drug",null,null,null,null,null,null,null,null]'],
      ...[
        'summary_row',
        '[1,"Summary",3,"10670","repSummary","rep-summary-57","whole",null,null,null,null,null,null]',
      ],
      ...[
        'statement_row',
        '[1,"STM",12,"10670","stm-ucs-42","normal","s",null,null,null,null,null,null,null,null,null,null,null,null]',
      ],
      ...[
        'transfer_row',
        '[1,"SMT",2,"10670","2026-01-01",2569,null,null,null,null,0,0,0,null,null,null,null,null,null,null,null,null,null,null,null]',
      ],
      ...['cell_block', '[1,"SMT",2,"plain",3]'],
    ]
    const written = createHash('sha256')
      .update(`${rows.join('\n')}\n`)
      .update(Buffer.from([1, 2, 3]))
      .update('import_finding\n[1,"rejected","notAmount","Detail",9,"AO","reimb_nhso","text"]\n')
      .digest('hex')
    expect(lookAtDocument(openWithDocument(), 1)?.taken?.digest).toBe(written)
  })

  it('tells a changed row by its document', () => {
    const connection = openWithDocument()
    keep(connection, 1)
    connection.exec('delete from claim_line')
    expect(look(connection)).toEqual(changed('digest'))
  })

  it('is at none that is gone or was refused', () => {
    const connection = openWithDocument()
    expect([
      listDocuments(connection),
      lookAtDocument(connection, 2),
      lookAtDocument(connection, 99),
    ]).toEqual([[1], null, null])
  })
})

describe('a document of which is known', () => {
  it.each<readonly [string, Known, unknown]>([
    ['nothing at all', null, taken(0)],
    ['that an older Satang wrote it', [0, null, null], taken(0)],
    ['how often it was written', [2, null, null], taken(2)],
    ['its digest by an older schema', [2, 'f'.repeat(64), version - 1], taken(2)],
    ['that somebody went on with what it is', [0, null, version], taken(0)],
    ['another digest', [2, 'f'.repeat(64), version], changed('digest')],
  ])('%s is looked at for what it is', (_title, known, expected) => {
    const connection = openWithDocument()
    note(connection, known)
    expect(look(connection)).toEqual(expected)
  })

  it.each<readonly [string, Known, unknown]>([
    ['was written once, and misses a row', [1, null, null], changed('count')],
    ['is of an older Satang, which counted otherwise', [0, null, null], taken(0)],
    ['is of an older schema, which counted otherwise', [1, 'f'.repeat(64), version - 1], taken(1)],
    ['was never looked at', null, taken(0)],
  ])('another number of rows than it has: it %s', (_title, known, expected) => {
    const connection = openWithDocument()
    connection.exec('update import_file set row_count = 4 where id = 1')
    note(connection, known)
    expect(look(connection)).toEqual(expected)
  })
})
