import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '#main/database/open.ts'
import type { WritableDb } from '#main/database/store.ts'
import type { StoreNeeds } from '#main/database/store-needs.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

/** @returns the needs of a store in an empty folder that is removed when the test ends. */
export function storeNeeds(root = temporaryFolder()) {
  const secretsFolder = path.join(root, 'secrets')
  return {
    root,
    folder: path.join(root, 'store'),
    file: path.join(root, 'store', 'satang.db'),
    secretsFolder,
    secrets: createFileSecrets({ folder: secretsFolder }),
    log: createRecordingLog(),
    clock: systemClock,
    threads: testThreads,
  }
}
export type TestNeeds = ReturnType<typeof storeNeeds>

/** Opens the store and stops it when the test ends. */
export async function openTestStore(needs: TestNeeds & Pick<StoreNeeds, 'onTrouble'>) {
  const store = await openStore(needs)
  onTestFinished(() => store.stop())
  return store
}

/** Makes a store that was in use and stopped well. */
export async function makeStore(needs: TestNeeds, settings: Readonly<Record<string, string>> = {}) {
  const store = await openStore(needs)
  await store.write(async (trx) => {
    for (const [name, text] of Object.entries(settings)) await saveSetting(trx, name, text)
  })
  await store.stop()
  return store.access
}

export async function saveSetting(trx: WritableDb, name: string, text: string): Promise<void> {
  await trx
    .insertInto('setting')
    .values({ name, value_json: JSON.stringify(text) })
    .execute()
}

/** @returns the code and details of the failure, or `opened`; an opened store is stopped again. */
export async function tryToOpen(needs: TestNeeds) {
  try {
    const store = await openStore(needs)
    await store.stop()
    return 'opened'
  } catch (error) {
    return error
  }
}

/** Runs `store-child.ts` in a process of its own and collects its lines; killed when the test ends. */
export function startChild(needs: TestNeeds, verb: 'hold' | 'write' | 'try', uid?: number) {
  const script = new URL('./store-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, needs.root, verb], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  return {
    async line(): Promise<string> {
      const [chunk] = await Promise.race([once(child.stdout, 'data'), exited.then(() => ['ended'])])
      return String(chunk).trim()
    },
    /** Waits until it ends by itself; a thread left behind would keep it alive. */
    exited: async (): Promise<unknown> => (await exited)[0],
    async killNow(): Promise<void> {
      child.kill('SIGKILL')
      await exited
    },
  }
}
