/**
 * Imports workbooks as Satang does, end to end: hash, read, prove, store in the encrypted store, one transaction each.
 * usage: node import-satang.ts <small.xls> <file.xls> <folder>; prints what the second took
 */
import path from 'node:path'
import { createApp } from '#main/app.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf } from '#main/platform/folders.ts'
import { sourceThreads } from '#tests/helpers/source-threads.ts'

const [small = '', file = '', folder = ''] = process.argv.slice(2)
const folders = foldersOf(folder, { store: path.join(folder, 'store') })
const app = createApp(createPlatform({ folders, threads: sourceThreads, version: 'bench' }))
await app.open()
app.connections.signIn('bench', { name: 'system', role: 'system' })
await app.door.call('setup.nameHospital', { hospitalCode: '10670' }, 'bench')

async function importFile(name: string): Promise<number> {
  const answer = await app.door.call('imports.run', { paths: [name] }, 'bench')
  if (!answer.ok) throw new Error(answer.error.code)
  const [result] = (answer.value as { files: { state: string; rows?: number }[] }).files
  if (result?.state !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`)
  return result.rows ?? 0
}

await importFile(small)
const startedAt = performance.now()
const rows = await importFile(file)
const seconds = (performance.now() - startedAt) / 1000
await app.stop()
console.log(JSON.stringify({ rows, seconds }))
