/**
 * Imports workbooks as Satang does, end to end: hash, read, prove, store in the encrypted store, one transaction each.
 * usage: node import-satang.ts <folder> <small.xls> <file…>; a file given as `@list.txt` stands for the files it lists
 * prints how many rows of the main sheets and of all sheets each file had, and how long it took
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createApp } from '#main/app.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf } from '#main/platform/folders.ts'
import { isRead } from '#shared/contract/imports.ts'
import { contract } from '#shared/contract/index.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

const [folder = '', small = '', ...given] = process.argv.slice(2)
const files = given.flatMap((file) =>
  file.startsWith('@') ? readFileSync(file.slice(1), 'utf8').trim().split('\n') : [file],
)
const folders = foldersOf(folder, { store: path.join(folder, 'store') })
const app = createApp(createPlatform({ folders, threads: testThreads, version: 'bench' }))
await app.open()
app.connections.signIn('bench', { name: 'system', role: 'system' })
await app.door.call('setup.nameHospital', { hospitalCode: '10670' }, 'bench')

async function importFiles(paths: readonly string[]) {
  const answer = await app.door.call('imports.run', { paths }, 'bench')
  if (!answer.ok) throw new Error(answer.error.code)
  return contract.imports.run.output.parse(answer.value).files
}

async function importFile(name: string) {
  const startedAt = performance.now()
  const [file] = await importFiles([name])
  if (!file || !isRead(file)) throw new Error(`not imported: ${JSON.stringify(file)}`)
  const lines = file.sheets.reduce((sum, { rowsKept }) => sum + rowsKept, 0)
  return { rows: file.rows, lines, seconds: (performance.now() - startedAt) / 1000 }
}

await importFile(small)
const made = []
const startedAt = performance.now()
for (const file of files) made.push(await importFile(file))
const seconds = (performance.now() - startedAt) / 1000
await app.stop()
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
console.log(
  JSON.stringify({
    files: made,
    rows: sum(made.map(({ rows }) => rows)),
    lines: sum(made.map(({ lines }) => lines)),
    seconds,
  }),
)
