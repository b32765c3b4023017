import { runCommandLine } from '#main/door/command-line.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { temporaryEnvironment } from '#main/platform/temporary-place.ts'
import packageJson from '../package.json' with { type: 'json' }

const threads = {
  database: new URL('./database/thread.ts', import.meta.url),
  imports: new URL('./features/imports/import.thread.ts', import.meta.url),
}

Object.assign(process.env, temporaryEnvironment())
// a reader such as `head` may leave before the last line
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  (folders) => createPlatform({ folders, threads, version: packageJson.version }),
  (line) => process.stdout.write(`${line}\n`),
)
