import { expect, test } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { makeHardDay } from '#main/features/practice/maker/hard-day.ts'
import type { HardFile } from '#main/features/practice/maker/hard-day-file.ts'
import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import type { ImportResult } from '#shared/contract/imports.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { meantRows, storedValues } from '#tests/helpers/compare-key.ts'
import { hashContent } from '#tests/helpers/content-hash.ts'
import { readStoredCells } from '#tests/helpers/stored-cells.ts'

const rowTables = ['claim_version', 'claim_line', 'summary_row', 'statement_row', 'transfer_row'] as const

type Desk = Awaited<ReturnType<typeof openDesk>>

/** Rows of one file in every table that holds rows. */
async function readRows(store: Store, fileId: number) {
  return store.read(async (db) => {
    const rows = []
    for (const table of rowTables) {
      rows.push(
        ...(await db
          .selectFrom(table)
          .select(['sheet', 'row_number'])
          .where('import_file_id', '=', fileId)
          .execute()),
      )
    }
    return rows
  })
}

async function countRows(store: Store): Promise<number> {
  return store.read(async (db) => {
    let count = 0
    for (const table of rowTables) {
      const { rows } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
      count += Number(rows)
    }
    return count
  })
}

const isEarlier = (a: { sheet: string; row: number }, b: { sheet: string; row: number }) =>
  a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? -1 : 1

async function expectRows(store: Store, fileId: number, says: string, key: WorkbookKey): Promise<void> {
  const layouts = new Map(key.sheets.map(({ sheet, layout }) => [sheet, layout]))
  const cellsOf = await readStoredCells(store, fileId)
  const stored = (await readRows(store, fileId)).map((row) => {
    const layout = layouts.get(row.sheet)
    return { sheet: row.sheet, row: row.row_number, cells: layout ? storedValues(layout, cellsOf(row)) : {} }
  })
  expect({ says, rows: stored.sort(isEarlier) }).toEqual({ says, rows: meantRows(key).sort(isEarlier) })
}

/** What a result says in the words of a key. */
function toEnd(file: ImportResult | undefined) {
  if (file?.state === 'refused' || file?.state === 'quarantined') {
    return { state: file.state, code: file.reason.code }
  }
  return { state: file?.state }
}

async function importDay({ root, imports }: Desk, day: readonly HardFile[]) {
  const { files } = await imports.importFiles(day.map(({ name, bytes }) => writeFile(root, name, bytes)))
  return new Map(day.map((hard, index) => [hard.name, files[index]]))
}

/** Of two files with the same bytes the second one changes nothing, whichever it is. */
function meantEnd({ ends, bytes }: HardFile, before: readonly HardFile[]) {
  if (ends.state !== 'imported') return { state: ends.state, code: ends.code }
  return { state: before.some((other) => other.bytes.equals(bytes)) ? 'unchanged' : 'imported' }
}

async function expectEnds(
  { store }: Desk,
  day: readonly HardFile[],
  results: Awaited<ReturnType<typeof importDay>>,
) {
  for (const [index, hard] of day.entries()) {
    const { says, ends, name } = hard
    const file = results.get(name)
    expect({ says, ...toEnd(file) }).toEqual({ says, ...meantEnd(hard, day.slice(0, index)) })
    if (ends.state !== 'imported' || file?.state !== 'imported') continue
    const differing = file.checks.filter(({ isEqual }) => !isEqual)
    expect({
      says,
      rejected: file.rejectedCount,
      differs: [...new Set(differing.map(({ against, what }) => `${against} ${what}`))],
    }).toEqual({ says, rejected: ends.rejected, differs: ends.key.differs ?? [] })
    await expectRows(store, file.id, says, ends.key)
  }
}

test('every file of a hard day ends as its key says, and once more changes nothing', async () => {
  const desk = await openDesk()
  const day = await makeHardDay('hard')
  expect(day.length).toBeGreaterThanOrEqual(60)

  await expectEnds(desk, day, await importDay(desk, day))

  const taken = day.filter((hard, index) => meantEnd(hard, day.slice(0, index)).state === 'imported')
  const meant = taken.flatMap(({ ends }) => (ends.state === 'imported' ? meantRows(ends.key) : []))
  expect(await countRows(desk.store)).toBe(meant.length)
  const content = await hashContent(desk.store)
  const again = await importDay(desk, day.toReversed())
  expect(day.map(({ name, says }) => ({ says, ...toEnd(again.get(name)) }))).toEqual(
    day.map(({ says, ends }) => ({
      says,
      ...(ends.state === 'imported' ? { state: 'unchanged' } : { state: ends.state, code: ends.code }),
    })),
  )
  expect(await hashContent(desk.store)).toEqual(content)
})

test('a hard day in another order ends the same, and of one statement the later report counts', async () => {
  const day = await makeHardDay('hard')
  const order = [day, day.toSorted((a, b) => (a.name < b.name ? 1 : -1))]
  const contents = []
  for (const files of order) {
    const desk = await openDesk()
    const results = await importDay(desk, files)
    contents.push(await hashContent(desk.store))
    const later = results.get('STM_10670_OPUCS256811_01 (1).xls')
    const current = await desk.store.read((db) =>
      db
        .selectFrom('statement_issue')
        .select('import_file_id')
        .where('number', '=', '10670_OPUCS256811_01')
        .where('is_current', '=', 1)
        .execute(),
    )
    expect(current).toEqual([{ import_file_id: later?.id }])
  }
  expect(contents[1]).toEqual(contents[0])
})
