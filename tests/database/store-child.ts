/** A second Satang for tests. usage: node store-child.ts <root> hold|write|try */
import path from 'node:path'
import { openStore } from '#main/database/open.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

const [root = '', verb = ''] = process.argv.slice(2)
const needs = {
  folder: path.join(root, 'store'),
  secrets: createFileSecrets({ folder: path.join(root, 'secrets') }),
  log: createRecordingLog(),
  clock: systemClock,
  threads: testThreads,
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  const store = await openStore(needs)
  if (verb === 'try') await store.stop()
  if (verb === 'write') {
    await store.write(async (trx) => {
      await trx.insertInto('setting').values({ name: 'committed', value_json: '1' }).execute()
    })
    await store.write(async (trx) => {
      await trx.insertInto('setting').values({ name: 'unfinished', value_json: '1' }).execute()
      say('writing')
      await new Promise((resolve) => setTimeout(resolve, 600_000))
    })
  }
  say('opened')
  if (verb === 'hold') setInterval(() => undefined, 60_000)
} catch (error) {
  say(error instanceof AppError ? `${error.code} ${JSON.stringify(error.details)}` : String(error))
  process.exitCode = 1
}
