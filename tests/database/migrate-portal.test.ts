import { describe, expect, it } from 'vitest'
import { migrate } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { openEmpty } from '#tests/database/empty-connection.ts'

describe('migrations of what concerns the portal', () => {
  it('keep the runs and files of version 3, whose plans nobody wrote down', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, migrations.slice(0, 3))
    connection.exec(`
      insert into download_run (id, reason, state, started_at, months_json, schemes_json, listed, stored, failed, error_json)
        values (7, 'nightly', 'failed', '2026-01-01T19:30:00.000Z', '["2026-01"]', '["ucs"]', 3, 2, 1, '{"code":"portal.down","details":{}}');
      insert into download_file (source, scheme, month, name, state, bytes, sha256, stored_at, run_id)
        values ('rep', 'ucs', '2026-01', 'a.xls', 'stored', 9, '${'c'.repeat(64)}', '2026-01-01T19:31:00.000Z', 7)`)
    migrate(connection, () => undefined)
    const all = (sql: string) => connection.prepare(sql).raw().all()
    expect([
      all(`select id, reason, state, started_by, sources_json, months_json, is_importing, is_dry_run, resumes, listed,
        stored, failed, json_extract(error_json, '$.code') from download_run`),
      all('select name, state, is_stale, run_id from download_file'),
      all('select count(*) from download_list'),
      connection.pragma('foreign_key_check'),
    ]).toEqual([
      [[7, 'nightly', 'failed', null, '["rep"]', '["2026-01"]', 1, 0, 0, 3, 2, 1, 'portal.down']],
      [['a.xls', 'stored', 0, 7]],
      [[0]],
      [],
    ])
  })

  it('keep the accounts of version 4 in the order a run tried them, without a note', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, migrations.slice(0, 4))
    connection.exec(`
      insert into portal_account (id, user_name, sign_in, is_enabled, created_at) values
        (3, 'first', 'stored', 1, '2026-01-01T00:00:00.000Z'), (8, 'second', 'assisted', 0, '2026-01-02T00:00:00.000Z')`)
    migrate(connection, () => undefined)
    expect(
      connection
        .prepare(
          'select id, user_name, sign_in, is_enabled, created_at, note from portal_account order by position',
        )
        .raw()
        .all(),
    ).toEqual([
      [3, 'first', 'stored', 1, '2026-01-01T00:00:00.000Z', ''],
      [8, 'second', 'assisted', 0, '2026-01-02T00:00:00.000Z', ''],
    ])
  })

  it('bring a store of version 7 a place for what is understood of lists, and touch nothing else', () => {
    const connection = openEmpty()
    migrate(connection, () => undefined, migrations.slice(0, 7))
    const tables = () =>
      connection
        .prepare<[], string>(
          "select name || ' ' || sql from sqlite_schema where sql is not null order by name",
        )
        .pluck()
        .all()
    const before = tables()
    migrate(connection, () => undefined, migrations.slice(0, 8))
    expect(
      tables()
        .filter((table) => !before.includes(table))
        .map((table) => table.split(' ')[0]),
    ).toEqual(['list_reading'])
    const insert = connection.prepare("insert into list_reading values ('p', 'rep', 'ucs', ?, null)")
    expect(() => insert.run('no JSON')).toThrow('CHECK')
    insert.run('{}')
    expect(() => insert.run('{}')).toThrow('UNIQUE')
  })
})
