import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '#main/database/open.ts'
import type { Store } from '#main/database/store.ts'
import type { FindBytes } from '#main/features/imports/find-bytes.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import type { PackInUse } from '#main/features/imports/reading-marks.ts'
import { createLayouts } from '#main/features/layouts/layouts.service.ts'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import type { ImportProgress } from '#shared/contract/imports.ts'
import { HospitalCode } from '#shared/model/ids.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

export const hospitalCode = '10670'

/** What imports are given, to be changed in the middle of a test. */
type Given = { pack?: PackInUse | null; findBytes?: FindBytes }

/** A real encrypted store with the import service on it. The clock moves one second a look. */
export async function openDesk(threads: { imports: URL } = testThreads, given: Given = {}) {
  const root = temporaryFolder()
  let now = Date.parse('2026-11-22T03:00:00Z')
  const clock = {
    now: () => {
      now += 1000
      return new Date(now)
    },
  }
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
  const progress: (ImportProgress | null)[] = []
  notices.listen((name, payload) => {
    if (name === 'imports.progress') progress.push(payload as ImportProgress | null)
  })
  const hospital = async () => HospitalCode.parse(hospitalCode)
  const quarantineFolder = path.join(root, 'quarantine')
  /** Another one on the same store, as at the next start of the app. */
  const startImports = (its: { imports: URL } = threads) =>
    createImports({
      store,
      threads: its,
      clock,
      log,
      notices,
      quarantineFolder,
      hospital,
      layouts: () => layouts.listMade(),
      pack: async () => given.pack ?? null,
      findBytes: async (file) => (await given.findBytes?.(file)) ?? null,
    })
  const imports = startImports()
  const exportFolder = path.join(root, 'exports')
  const layouts = createLayouts({ ...imports, store, clock, exportFolder })
  onTestFinished(async () => {
    await imports.stop()
    await store.stop()
  })
  return { root, store, imports, startImports, layouts, quarantineFolder, log, notices, progress }
}

let folders = 0

/** Writes bytes into a folder of their own, so that files of one name do not meet. */
export function writeFile(root: string, name: string, bytes: Uint8Array): string {
  const folder = path.join(root, `files-${++folders}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), bytes)
  return path.join(folder, name)
}

const usualOrder: RepOrder = {
  seed: 'import-tests',
  hospitalCode,
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 60,
}

/** Makes one practice file on disk. */
export async function orderRep(
  root: string,
  order: Partial<RepOrder> = {},
  name?: string,
): Promise<{ path: string; key: RepAnswerKey }> {
  const rep = await makeRep({ ...usualOrder, ...order })
  return { path: writeFile(root, name ?? rep.name, rep.bytes), key: rep.key }
}

/** Everything imports own, row by row, to hold a store against itself. */
export async function readContent(store: Store) {
  return {
    files: await store.read((db) => db.selectFrom('import_file').selectAll().orderBy('id').execute()),
    findings: await store.read((db) => db.selectFrom('import_finding').selectAll().orderBy('id').execute()),
    claims: await store.read((db) => db.selectFrom('claim_version').selectAll().orderBy('id').execute()),
  }
}
