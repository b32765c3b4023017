import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Store } from '#main/database/store.ts'
import { createExpand } from '#main/features/queue/expand.ts'
import { queueHandlers } from '#main/features/queue/queue.ipc.ts'
import { createQueue } from '#main/features/queue/queue.service.ts'
import type { ImportFiles } from '#main/features/queue/queue-work.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { Queue } from '#shared/contract/queue.ts'
import { createLooks, untilSettled } from '#tests/features/queue/looks.ts'
import type { Between } from '#tests/features/queue/queue-desk.ts'
import { insertImported, openStoreInMemory } from '#tests/features/queue/store-in-memory.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** Notes each file's bytes in the store as an import does, and reads nothing in it: a page of a portal is refused. */
function createMarker(store: Store): ImportFiles {
  async function mark({ path: file, name }: { readonly path: string; readonly name: string }) {
    const at = '2026-01-05T03:00:00.000Z'
    const sha256 = await hashFile(file).catch(() => null)
    const facts = { name, sha256: sha256 ?? '', bytes: 0, at }
    const refused = (code: string) => ({
      ...facts,
      ...{ state: 'refused', id: null, reason: { code, details: { file: name } } },
    })
    if (sha256 === null) return refused('import.fileMissing')
    if (readFileSync(file, 'latin1').startsWith('<html>')) return refused('workbook.webPage')
    return store.write(async (trx) => {
      const before = await trx
        .selectFrom('import_file')
        .select('id')
        .where('sha256', '=', sha256)
        .executeTakeFirst()
      if (before) return { ...facts, state: 'unchanged', id: before.id }
      return { ...facts, state: 'imported', id: await insertImported(trx, sha256, name) }
    })
  }
  return async (files) => ({ files: (await Promise.all(files.map(mark))) as never })
}

function openAt(root: string, kept: Store, between: Between) {
  const log = createRecordingLog()
  const notices = createNotices()
  const told: Queue[] = []
  notices.listen((name, payload) => {
    if (name === 'queue.progress') told.push(payload as Queue)
  })
  const staging = createStaging(path.join(root, 'staging'))
  const looks = createLooks()
  const marker = createMarker(kept)
  const queue = createQueue({
    store: between.store?.(kept) ?? kept,
    clock: between.clock ?? { now: () => new Date() },
    log,
    notices,
    staging,
    expand: createExpand({ staging }),
    importFiles: between.imports?.(marker) ?? marker,
    ...(between.hasOwnWait ? {} : { wait: looks.wait }),
    ...(between.hash && { hash: between.hash }),
  })
  onTestFinished(() => queue.stop())
  return {
    queue,
    handlers: queueHandlers(queue),
    store: kept,
    log,
    notices,
    told,
    waits: looks.waits,
    asleep: looks.asleep,
    nextLook: looks.next,
    close: () => queue.stop(),
    copies: () => readdirSync(root).includes('staging') && readdirSync(staging.folder).length,
    settled: () => untilSettled(queue.get, { timeout: 5_000, interval: 2 }),
  }
}

/** The queue on a store in memory, with an import that only notes what it got: for what the queue itself decides. */
export async function openLightDesk(between: Between = {}) {
  const root = temporaryFolder()
  const store = openStoreInMemory()
  const reopen = async (now: Between = between) => {
    const desk = openAt(root, store, now)
    await desk.queue.recover()
    return desk
  }
  return { root, ...(await reopen()), reopen }
}

/** @returns a file of an even number of bytes that nobody reads; another number makes another of the same length. */
export function smallFile(number: number): { name: string; bytes: Buffer } {
  const digits = String(number).padStart(5, '0')
  return { name: `eclaim_10670_${digits}.xls`, bytes: Buffer.from(`the file ${digits}`) }
}
