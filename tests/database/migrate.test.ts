import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrate, readVersion } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import type { Migration } from '#main/database/migrations/migration.ts'
import { type PackedCells, unpackCells } from '#main/platform/cell-block.ts'
import { openEmpty } from '#tests/database/empty-connection.ts'

/** Digests of all steps. A step that was released is never edited: add a new one instead. */
const written = [
  [1, 'd2861d00f759205f75db49860e4e2630c4f4ca2de27f77638623020332bbf958'],
  [2, '0ca80528ddb7e9336bcfc02d205c141b878c768a1f3195ce493cfb6598f1c479'],
  [3, '472f1e4e1786fc0aaae6410838a10b96fcca12001fa888f9c49e3da582a79693'],
  [4, '8c6d843a943d9a3cfabc36ac624886298f4511594badd686a0b10522c96526c4'],
  [5, '431c78492185ea8d9a4db27dc1decfd36942190e9284ee9314af08419b0e9d40'],
  [6, 'fa421ef000538444c6b4a0be82acdd505df062eaf228ec2417ef9609f9e03e46'],
  [7, '43473dfeab09d8639dbbca154d4cd325868c715fd377c8dc13318a74a61a2b60'],
  [8, '70625b7c0a29d62f3c393c5c17ec56ad8d91dc67384337856b6e47938172da9c'],
  [9, 'b94054d6436cfb9da72d01c70bdcaf5598a49153d31b3fb94cade9ac4bc4456d'],
  [10, '0f658c21cbac81d748d08373ceb29bd59f40c985ed7f90c210db44455dac51c2'],
]

const steps: readonly Migration[] = [
  { number: 1, why: 'first', sql: 'create table one (a text not null) strict; insert into one values (1)' },
  { number: 2, why: 'second', sql: 'create table two (b text not null) strict' },
]

/** What a store of version 1 holds after one import, one refusal and one unreadable cell. */
const rowsOfVersion1 = `
  insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, row_count, rejected_count)
    values (1, '${'a'.repeat(64)}', 'a.xls', 7, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'rep-ucs-120', '10670', 'ucs', 1, 1);
  insert into import_file (id, sha256, name, bytes, state, imported_at, error_json)
    values (2, '${'b'.repeat(64)}', 'b.xls', 7, 'refused', '2026-01-02T00:00:00.000Z', '{"code":"workbook.html","details":{}}');
  insert into import_rejected_cell values (5, 1, 'Detail', 9, 'AO', 'reimb_nhso', 'text', 'notAmount');
  insert into claim_version (id, import_file_id, sheet, row_number, hcode, tran_id, version_key, is_current, scheme, outcome, cells_json)
    values (1, 1, 'Detail', 9, '10670', '300000001', 'k', 1, 'ucs', 'passed', '{"reimb_nhso":"?abc"}');
`

const fileOfVersion2 = `
  insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, row_count)
    values (1, '${'a'.repeat(64)}', 'a.xls', 7, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'rep-ucs-120', '10670', 'ucs', 1);`

/** One row in each table that kept its cells beside it. */
const rowsOfVersion2 = `
  insert into claim_version (import_file_id, sheet, row_number, hcode, tran_id, version_key, is_current, scheme, outcome, cells_json)
    values (1, 'Detail', 9, '10670', '300000001', 'k', 1, 'ucs', 'passed', '{"tran_id":"300000001","reimb_nhso":1250,"หมายเหตุ":"ก\\nข"}');
  insert into claim_line (import_file_id, sheet, row_number, hcode, kind, cells_json)
    values (1, 'Data Drug', 4, '10670', 'drug', '{"drug_name":"PARA \\"500\\"","qty":"2.00"}');
  insert into summary_row (import_file_id, sheet, row_number, hcode, kind, layout, block, cells_json)
    values (1, 'Summary', 3, '10670', 'repSummary', 'rep-summary-57', 'whole', '{"cases":"7"}');
  insert into statement_row (import_file_id, sheet, row_number, hcode, scheme, layout, block, slice, cells_json)
    values (1, 'STM', 12, '10670', 'ucs', 'stm-ucs-42', 'normal', 's', '{}');
  insert into transfer_row (import_file_id, sheet, row_number, hcode, slice, posted_on, fiscal_year, is_appeal, is_audit, is_rerun_cancelled, cells_json)
    values (1, 'SMT', 2, '10670', '2026-01-01', '2026-01-01', 2569, 0, 0, 0, '{"net":99}');`

describe('migrations', () => {
  it('are numbered without gaps, each in its own file, each with a reason', () => {
    const folder = new URL('../../src-main/database/migrations/', import.meta.url).pathname
    const files = readdirSync(folder)
      .filter((name) => /^\d{4}-[a-z0-9-]+\.ts$/.test(name))
      .sort()
    expect({
      files: files.map((name) => Number(name.slice(0, 4))),
      numbers: migrations.map(({ number }) => number),
      reasons: migrations.every(({ why }) => why.length > 20),
    }).toEqual({
      files: migrations.map((_step, index) => index + 1),
      numbers: migrations.map((_step, index) => index + 1),
      reasons: true,
    })
  })

  it('stay as they were written', () => {
    const digests = migrations.map(
      ({ number, sql }) => [number, createHash('sha256').update(sql).digest('hex')] as const,
    )
    expect(digests).toEqual(written)
  })

  it('make only strict tables whose references all lead somewhere', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined)
    const tables = connection
      .prepare(
        `select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`,
      )
      .all()
    expect([
      tables.filter((table) => JSON.stringify(table).includes('"strict":0')),
      tables.length,
      connection.pragma('foreign_key_check'),
    ]).toEqual([[], 27, []])
  })

  it('bring what version 1 held along: files, claims, and every unreadable cell as a finding', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, migrations.slice(0, 1))
    connection.exec(rowsOfVersion1)
    migrate(connection, () => undefined)
    const all = (sql: string) => connection.prepare(sql).all()
    expect({
      files: all(
        'select id, state, rejected_count, suspect_count, undone_at, comparison_json from import_file',
      ),
      findings: all('select * from import_finding'),
      claims: all('select tran_id, is_current, is_retired, life_cycle from claim_version'),
      oldTable: all(`select name from sqlite_schema where name like 'import_rejected_cell%'`),
    }).toEqual({
      files: [
        {
          id: 1,
          state: 'imported',
          rejected_count: 1,
          suspect_count: 0,
          undone_at: null,
          comparison_json: null,
        },
        {
          id: 2,
          state: 'refused',
          rejected_count: 0,
          suspect_count: 0,
          undone_at: null,
          comparison_json: null,
        },
      ],
      findings: [
        {
          id: 5,
          import_file_id: 1,
          weight: 'rejected',
          reason: 'notAmount',
          sheet: 'Detail',
          row_number: 9,
          column_letter: 'AO',
          field: 'reimb_nhso',
          value_kind: 'text',
        },
      ],
      claims: [
        {
          tran_id: '300000001',
          is_current: 1,
          is_retired: 0,
          life_cycle: null,
        },
      ],
      oldTable: [],
    })
  })

  it('move the cells of every row of version 2 into blocks, as they were', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, migrations.slice(0, 2))
    connection.exec(`${fileOfVersion2} ${rowsOfVersion2}`)
    migrate(connection, () => undefined, migrations.slice(0, 3))
    const blocks = connection
      .prepare<[], PackedCells & { sheet: string }>(
        'select sheet, packing, cells from cell_block order by sheet',
      )
      .all()
    const columns = connection
      .prepare(
        `select count(*) from sqlite_schema where type = 'table' and sql like '%cells_json%' and name like '%_row'`,
      )
      .pluck()
      .get()
    expect([blocks.map((block) => [block.sheet, [...unpackCells(block)]]), columns]).toEqual([
      [
        ['Data Drug', [[4, { drug_name: 'PARA "500"', qty: '2.00' }]]],
        ['Detail', [[9, { reimb_nhso: 1250, tran_id: '300000001', หมายเหตุ: 'ก\nข' }]]],
        ['SMT', [[2, { net: 99 }]]],
        ['STM', [[12, {}]]],
        ['Summary', [[3, { cases: '7' }]]],
      ],
      0,
    ])
  })

  it('order the versions of version 1 anew: an original that an appeal replaced is no longer current', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, migrations.slice(0, 1))
    connection.exec(rowsOfVersion1)
    const insert = connection.prepare(
      `insert into claim_version (id, import_file_id, sheet, row_number, hcode, tran_id, version_key, is_current, scheme,
         outcome, error_codes, approved_satang, cells_json)
       values (?, 1, 'Detail', ?, '10670', ?, ?, ?, 'ucs', 'passed', ?, 500, '{}')`,
    )
    insert.run(11, 11, '300000002', '2026-01|old', 0, null)
    insert.run(12, 12, '300000002', '2026-02|original', 1, '241,AP1')
    insert.run(13, 13, '300000003', '2026-02|alone', 1, 'EA1')
    insert.run(14, 14, '300000004', '2026-02|waits', 1, 'AP2')
    migrate(connection, () => undefined)
    const claims = connection
      .prepare(
        'select id, version_key, is_current, life_cycle, approved_satang from claim_version where id > 10',
      )
      .raw()
      .all()
    expect(claims).toEqual([
      [11, '2|', 1, null, 500],
      [12, '0|', 0, 'superseded', null],
      [13, '0|', 1, 'superseded', null],
      [14, '2|', 1, 'waiting', 500],
    ])
  })

  it('take a backup once, before the first pending step, and nothing when none is pending', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, steps.slice(0, 1))
    const backups: number[] = []
    const backUp = (version: number) => void backups.push(version)
    expect([
      migrate(connection, backUp, steps),
      migrate(connection, backUp, steps),
      backups,
      readVersion(connection),
    ]).toEqual([1, 0, [1], 2])
  })

  it('leave the store at the step before when one fails, and change nothing without a backup', () => {
    const connection = openEmpty()
    const broken = {
      number: 2,
      why: 'broken',
      sql: 'create table two (b text) strict; insert into missing values (1)',
    }
    const noBackup = () => {
      throw new Error('no room for a backup')
    }
    expect(() => migrate(connection, noBackup, steps)).toThrow('no room for a backup')
    const untouched = readVersion(connection)
    expect(() => migrate(connection, () => undefined, [...steps.slice(0, 1), broken])).toThrow(
      'no such table: missing',
    )
    const tables = connection.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all()
    expect([untouched, readVersion(connection), tables]).toEqual([0, 1, ['one']])
  })

  it('refuse a step that leaves a reference to nothing', () => {
    const connection = openEmpty()
    const orphan = {
      number: 1,
      why: 'orphan',
      sql: 'create table a (id integer primary key) strict; create table b (a_id integer references a (id)) strict; insert into b values (7)',
    }
    expect(() => migrate(connection, () => undefined, [orphan])).toThrow('breaks references')
    expect(readVersion(connection)).toBe(0)
  })

  it('refuse a store of a newer Satang', () => {
    const connection = openEmpty()
    connection.pragma('user_version=3')
    expect(() => migrate(connection, () => undefined, steps)).toThrow(
      expect.objectContaining({ code: 'store.newer', details: { found: 3, known: 2 } }),
    )
  })
})
