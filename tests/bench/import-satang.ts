/**
 * Imports a workbook as Satang does, end to end: hash, read, prove, store in the encrypted store, one transaction.
 * usage: node import-satang.ts <file.xls> <folder>
 */
import path from 'node:path'
import { createApp } from '#main/app.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { ImportResult } from '#shared/contract/imports.ts'
import { sourceThreads } from '#tests/helpers/source-threads.ts'

const [file = '', folder = ''] = process.argv.slice(2)
const inFolder = (name: string) => path.join(folder, name)
const app = createApp(
  createPlatform({
    folders: {
      store: inFolder('store'),
      downloads: inFolder('downloads'),
      logs: inFolder('logs'),
      secrets: inFolder('secrets'),
    },
    threads: sourceThreads,
    version: 'bench',
  }),
)
await app.open()
app.connections.signIn('bench', { name: 'system', role: 'system' })
await app.door.call('setup.nameHospital', { hospitalCode: '10670' }, 'bench')
const startedAt = performance.now()
const answer = await app.door.call('imports.run', { paths: [file] }, 'bench')
const milliseconds = performance.now() - startedAt
await app.stop()
if (!answer.ok) throw new Error(answer.error.code)
const [result] = (answer.value as { files: unknown[] }).files.map((one) => ImportResult.parse(one))
if (result?.state !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`)
console.log(
  JSON.stringify({ rows: result.rows, milliseconds, peakMb: process.resourceUsage().maxRSS / 1024 }),
)
