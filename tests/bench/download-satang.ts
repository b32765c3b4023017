/**
 * Downloads one list as Satang does, with a real browser, into the encrypted store; nothing is imported.
 * usage: node download-satang.ts <root> <address> <user> <password> <month> <workers>
 * prints how the run ended and what processor time it took
 */
import { openRealDownloads } from '#tests/features/downloads/real-downloads.ts'

const [root = '', baseUrl = '', userName = '', password = '', month = '', workers = '1'] =
  process.argv.slice(2)
const { store, downloads } = await openRealDownloads({ root, baseUrl, userName, password })
await downloads.saveOptions({ workers: Number(workers) })
const before = process.cpuUsage()
const { state, stored, failed } = await downloads.run({
  months: [month],
  schemes: ['ucs'],
  isImporting: false,
  reason: 'manual',
})
const { user, system } = process.cpuUsage(before)
await store.stop()
console.log(JSON.stringify({ state, stored, failed, cpuSeconds: (user + system) / 1e6 }))
