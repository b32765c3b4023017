import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '#main/database/open.ts'
import type { Store } from '#main/database/store.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
import { createExpand } from '#main/features/queue/expand.ts'
import { createQueue } from '#main/features/queue/queue.service.ts'
import type { ImportFiles } from '#main/features/queue/queue-work.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import type { Clock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import type { Queue } from '#shared/contract/queue.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { createLooks, untilSettled } from '#tests/features/queue/looks.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

const clock = { now: () => new Date() }

/** What a test puts between the queue and its store or its imports, to fail as a machine does. */
export type Between = {
  readonly hash?: (file: string) => Promise<string>
  readonly imports?: (importFiles: ImportFiles) => ImportFiles
  readonly store?: (store: Store) => Store
  readonly clock?: Clock
  /** Waits as in the app. */
  readonly hasOwnWait?: boolean
}

async function openAt(root: string, between: Between) {
  const log = createRecordingLog()
  const secrets = createFileSecrets({ folder: path.join(root, 'secrets') })
  const store = await openStore({
    folder: path.join(root, 'store'),
    secrets,
    log,
    clock,
    threads: testThreads,
  })
  const notices = createNotices()
  const told: Queue[] = []
  notices.listen((name, payload) => {
    if (name === 'queue.progress') told.push(payload as Queue)
  })
  const imports = createImports({
    store,
    clock,
    log,
    notices,
    threads: testThreads,
    quarantineFolder: path.join(root, 'quarantine'),
    hospital: async () => HospitalCode.parse('10670'),
    layouts: async () => [],
  })
  const staging = createStaging(path.join(root, 'staging'))
  const looks = createLooks()
  const queue = createQueue({
    store: between.store?.(store) ?? store,
    clock,
    log,
    notices,
    staging,
    expand: createExpand({ staging }),
    importFiles: between.imports?.(imports.importFiles) ?? imports.importFiles,
    ...(between.hasOwnWait ? {} : { wait: looks.wait }),
    ...(between.hash && { hash: between.hash }),
  })
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await queue.stop()
    await imports.stop()
    await store.stop()
  }
  onTestFinished(close)
  await queue.recover()
  return {
    queue,
    imports,
    store,
    log,
    notices,
    told,
    close,
    nextLook: looks.next,
    copies: () => readdirSync(root).includes('staging') && readdirSync(staging.folder).length,
    settled: () => untilSettled(queue.get, { timeout: 50_000, interval: 20 }),
  }
}

/** A real encrypted store with imports and the queue on it, which can be closed and opened again. */
export async function openDesk(root = temporaryFolder(), between: Between = {}) {
  return { root, ...(await openAt(root, between)), reopen: () => openAt(root, between) }
}

const usualOrder: RepOrder = {
  seed: 'queue-tests',
  hospitalCode: '10670',
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 5,
}

/** @returns a practice REP file; another `day` makes another file. */
export async function makeFile(
  day: number,
  order: Partial<RepOrder> = {},
): Promise<{ name: string; bytes: Buffer; key: RepAnswerKey }> {
  const producedAt = `2026-01-${String(day).padStart(2, '0')}T20:15:01`
  const rep = await makeRep({ ...usualOrder, seed: `queue-${day}`, producedAt, ...order })
  return { name: rep.name, bytes: Buffer.from(rep.bytes), key: rep.key }
}

/** @returns the bytes of two practice REP files of equal length: in the second one a citizen has another number */
export async function makeTwins(): Promise<[Buffer, Buffer]> {
  const { bytes } = await makeFile(1)
  const twin = Buffer.from(bytes)
  const at = bytes.toString('latin1').search(/\d{13}/)
  twin.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return [bytes, twin]
}

/** Puts a file on the disk. */
export async function putFile(folder: string, { name, bytes }: { name: string; bytes: Uint8Array | string }) {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, name), bytes)
  return path.join(folder, name)
}

/** @returns each file's name and how it stands, in the order of the list. */
export function statesOf(queue: Queue): [name: string, state: string][] {
  return queue.files.map(({ name, file }) => [name, file.state === 'done' ? file.result : file.state])
}
