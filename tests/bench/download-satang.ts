/**
 * Downloads one list as Satang does, with a real browser, into the encrypted store; nothing is imported.
 * usage: node download-satang.ts <root> <address> <user> <password> <month> <workers>
 * prints how the run ended and what processor time it took, Satang's own and that of its browser
 */
import { readFileSync } from 'node:fs'
import { openRealDownloads } from '#tests/features/downloads/real-downloads.ts'

/** @returns seconds that programs started by this process took until they ended; null where the system does not count them */
function secondsOfChildren(): number | null {
  if (process.platform !== 'linux') return null
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // after the name: user and system time of children are the 14th and 15th, in hundredths
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
  return (Number(user) + Number(system)) / 100
}

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
console.log(
  JSON.stringify({
    state,
    stored,
    failed,
    cpuSeconds: (user + system) / 1e6,
    browserCpuSeconds: secondsOfChildren(),
  }),
)
