import { expect, it } from 'vitest'
import { digestedColumns } from '#main/database/document-digest.ts'
import { migrate } from '#main/database/migrate.ts'
import { openEmpty } from '#tests/database/empty-connection.ts'

/** What settling, undoing and outside evidence decide anew, and the document itself. */
const decidedAnew = [
  ...[
    'claim_version.scheme',
    'claim_version.is_current',
    'claim_version.is_retired',
    'claim_version.is_rival',
  ],
  ...['statement_row.scheme', 'transfer_row.slice', 'transfer_row.is_current'],
]

it('every column of the rows of a document is in its digest, but those that are decided anew', () => {
  const connection = openEmpty()
  migrate(connection, () => undefined)
  const ofTables = Object.keys(digestedColumns).flatMap((table) =>
    connection
      .prepare<[string], string>('select name from pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((column) => column !== 'import_file_id')
      .map((column) => `${table}.${column}`),
  )
  const digested = Object.entries(digestedColumns).flatMap(([table, columns]) =>
    columns.map((column) => `${table}.${column}`),
  )
  expect([...digested, ...decidedAnew].toSorted()).toEqual(ofTables.toSorted())
})

it('every table with rows of a document is in its digest, but those that settling writes anew', () => {
  const connection = openEmpty()
  migrate(connection, () => undefined)
  const tables = connection
    .prepare<[], string>(
      `select name from pragma_table_list where schema = 'main'
         and exists (select 1 from pragma_table_info(pragma_table_list.name) as one where one.name = 'import_file_id')`,
    )
    .pluck()
    .all()
  expect(tables.toSorted()).toEqual(
    [
      ...Object.keys(digestedColumns),
      ...['document_digest', 'import_queue', 'statement_issue', 'transfer_list'],
    ].toSorted(),
  )
})
