import { expect, it } from 'vitest'
import { migrate } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { openEmpty } from '#tests/database/empty-connection.ts'

const sheets = JSON.stringify([
  { sheet: 'Detail', use: 'imported', layout: 'rep-ucs-120', rowsRead: 1, rowsKept: 1, rowsLeftOut: 0 },
  { sheet: 'Detail 2', use: 'imported', layout: 'rep-ucs-120', rowsRead: 1, rowsKept: 1, rowsLeftOut: 0 },
  { sheet: 'Data Drug', use: 'imported', layout: 'data-drug-22', rowsRead: 1, rowsKept: 1, rowsLeftOut: 0 },
  { sheet: 'Notes', use: 'kept', layout: null, rowsRead: 3, rowsKept: 0, rowsLeftOut: 3 },
])

it('files of version 6 say with which layouts they were read, as those were before there were packs', () => {
  const connection = openEmpty()
  migrate(connection, () => undefined, migrations.slice(0, 6))
  const insert = connection.prepare(
    `insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, sheets_json, undone_at, error_json)
     values (?, ?, ?, 7, ?, '2026-01-01T00:00:00.000Z', ?, ?, '10670', 'ucs', ?, ?, ?)`,
  )
  const undoneAt = '2026-01-02T00:00:00.000Z'
  const refused = '{"code":"workbook.html","details":{}}'
  insert.run(1, 'a'.repeat(64), 'a.xls', 'imported', 'REP', 'rep-ucs-120', sheets, null, null)
  insert.run(2, 'b'.repeat(64), 'b.xls', 'imported', 'STM', 'stm-ucs-42@1', '[]', undoneAt, null)
  insert.run(3, 'c'.repeat(64), 'c.xls', 'refused', null, null, '[]', null, refused)
  migrate(connection, () => undefined)
  expect(connection.prepare('select id, reading_json from import_file order by id').raw().all()).toEqual([
    [1, '{"core":1,"pack":0,"layouts":{"data-drug-22":null,"rep-ucs-120":null}}'],
    [2, '{"core":1,"pack":0,"layouts":{"stm-ucs-42@1":null}}'],
    [3, '{}'],
  ])
})
