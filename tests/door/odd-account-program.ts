import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { temporaryEnvironment } from '#main/platform/temporary-place.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

/** `node odd-account-program.ts <browser> <folder>`: opens a browser as the command line would, and closes it. */
const [browser = '', folder = ''] = process.argv.slice(2)
Object.assign(process.env, temporaryEnvironment())
// the sandbox of a browser needs what containers do not give to their users
const plain = path.join(folder, 'browser')
writeFileSync(plain, `#!/bin/sh\nexec ${browser} --no-sandbox "$@"\n`, { mode: 0o700 })
const log = createRecordingLog()
const browsers = createBrowsers({ log, find: async () => plain })
await browsers.cleanUp()
const session = await browsers.open({ isVisible: false, signal: new AbortController().signal })
await session.close()
process.stdout.write('opened and closed\n')
