import { openRealDownloads } from '#tests/features/downloads/real-downloads.ts'

// A process of its own that recovers, tells `ready`, and downloads; its parent kills it somewhere on the way.
const [root = '', baseUrl = '', userName = '', password = ''] = process.argv.slice(2)
const { store, downloads } = await openRealDownloads({ root, baseUrl, userName, password })
await downloads.recover()
process.stdout.write('ready\n')
const run = await downloads.run({
  months: ['2026-01'],
  schemes: ['ucs'],
  isImporting: false,
  reason: 'nightly',
})
await store.stop()
process.stdout.write(`${JSON.stringify(run)}\n`)
