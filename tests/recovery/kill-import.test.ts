import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import * as z from 'zod'
import type { Store } from '#main/database/store.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { SheetCount, Totals } from '#shared/contract/imports.ts'
import { runSatang, startSatang } from '#tests/helpers/command-line.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'
import { isSoak } from '#tests/helpers/some-of.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const kills = isSoak ? 20 : 8
const claimsPerFile = 1500

async function makeFiles(folder: string) {
  return Promise.all(
    [0, 1, 2].map(async (index) => {
      const made = await makeRep({
        seed: `kill-${index}`,
        hospitalCode: '10670',
        fileType: index === 2 ? 'IP' : 'OP',
        producedAt: `2026-01-0${index + 1}T20:15:01`,
        month: '2025-12',
        claims: claimsPerFile,
      })
      const file = path.join(folder, made.name)
      writeFileSync(file, made.bytes)
      return { file, key: made.key }
    }),
  )
}

/** How many rows each sheet kept as the file's record says, and how many are in the tables, by file and sheet. */
async function readRowsOfFiles(store: Store) {
  const files = await store.read((db) => db.selectFrom('import_file').select(['id', 'sheets_json']).execute())
  const kept = files.flatMap(({ id, sheets_json }) => {
    const sheets = z.array(SheetCount).parse(JSON.parse(sheets_json))
    return sheets.map(({ sheet, rowsKept }) => `${id} ${sheet} ${rowsKept}`)
  })
  const rows: string[] = []
  for (const table of ['claim_version', 'claim_line', 'summary_row'] as const) {
    const counts = await store.read((db) =>
      db
        .selectFrom(table)
        .select((row) => ['import_file_id as id', 'sheet', row.fn.countAll<number>().as('count')])
        .groupBy(['import_file_id', 'sheet'])
        .execute(),
    )
    rows.push(...counts.map(({ id, sheet, count }) => `${id} ${sheet} ${count}`))
  }
  return { kept: kept.sort(), rows: rows.sort() }
}

it('an import killed at any moment leaves whole files only, and the next run finishes without duplicates', async () => {
  const root = temporaryFolder()
  const made = await makeFiles(root)
  const files = made.map(({ file }) => file)
  const known = new Map(made.map(({ key }) => [key.name, key]))
  let killedWhileRunning = 0
  for (let round = 0; round < kills; round++) {
    const child = startSatang(root, ['import', ...files])
    const ended = new Promise((resolve) => child.on('exit', resolve))
    // spread over the whole life of the process: opening, reading, writing, ending
    await wait(150 + ((round * 97) % 1300))
    if (child.exitCode === null) killedWhileRunning++
    child.kill('SIGKILL')
    await ended
  }
  const between = Totals.parse((await runSatang(root, ['totals'])).facts)
  for (const file of between.files)
    expect(file).toMatchObject({ rows: claimsPerFile, sums: known.get(file.name)?.sums })

  const leftBehind = await withLeftStore(root, readRowsOfFiles)
  expect(leftBehind.rows).toEqual(leftBehind.kept)

  const last = await runSatang(root, ['import', ...files])
  const totals = Totals.parse((await runSatang(root, ['totals'])).facts)
  const finished = await withLeftStore(root, readRowsOfFiles)
  expect(finished.rows).toEqual(finished.kept)
  expect(finished.rows.length).toBeGreaterThan(made.length * 3)
  expect({
    killedWhileRunning: killedWhileRunning > kills / 2,
    code: last.code,
    claims: totals.claims.count,
    files: totals.files
      .map(({ name, rows, sums }) => ({ name, rows, sums }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }).toEqual({
    killedWhileRunning: true,
    code: 0,
    claims: made.length * claimsPerFile,
    files: made
      .map(({ key: { name, rows, sums } }) => ({ name, rows, sums }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  })
}, 180_000)
