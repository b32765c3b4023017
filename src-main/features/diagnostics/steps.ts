import { mkdir, mkdtemp, readdir, rmdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserNeeds, createBrowserCheck } from '#main/features/diagnostics/browser-check.ts'
import { makePrivateFolder } from '#main/platform/files.ts'
import type { Log, LogFacts } from '#main/platform/log.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import { findTemporaryPlace } from '#main/platform/temporary-place.ts'
import { toRecord } from '#main/platform/unexpected.ts'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Step = () => Promise<LogFacts>

const leastFreeBytes = 500 * 1024 * 1024

async function takeStep(log: Log, name: DiagnosticStep['name'], step: Step): Promise<DiagnosticStep> {
  try {
    return { name, isOk: true, error: null, facts: { ...(await step()) } }
  } catch (error) {
    const record = toRecord(log, 'diagnostics.stepBroke', error, { step: name })
    log.warn('diagnostics.stepFailed', { step: name, code: record.code })
    return { name, isOk: false, error: record, facts: {} }
  }
}

/** Takes one step after another; one that fails keeps none of the others from being taken. */
export async function takeSteps(
  log: Log,
  steps: readonly (readonly [DiagnosticStep['name'], Step])[],
): Promise<{ steps: DiagnosticStep[]; isOk: boolean }> {
  const done: DiagnosticStep[] = []
  for (const [name, step] of steps) done.push(await takeStep(log, name, step))
  return { steps: done, isOk: done.every((step) => step.isOk) }
}

/** @throws AppError `download.diskFull` */
export async function lookAtDisk(folder: string): Promise<LogFacts> {
  await mkdir(folder, { recursive: true })
  const disk = await statfs(folder)
  const freeBytes = disk.bavail * disk.bsize
  const freeMb = Math.floor(freeBytes / 1e6)
  if (freeBytes < leastFreeBytes) throw new AppError('download.diskFull', { freeMb })
  return { freeMb }
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await makePrivateFolder(folder)
    // rights alone do not tell it on Windows, nor on a disk that went read-only
    await rmdir(await mkdtemp(path.join(folder, 'look-')))
    return true
  } catch {
    return false
  }
}

/**
 * Looks whether the folders Satang writes can be written, and the watched one read.
 * @param written Satang's own folders
 * @param watched null when none is watched
 * @throws AppError `folder.denied` with every folder that cannot be written, `folder.unreadable`, `folder.temporary`
 */
export async function lookAtFolders(written: readonly string[], watched: string | null): Promise<LogFacts> {
  const denied: string[] = []
  for (const folder of written) if (!(await isWritable(folder))) denied.push(folder)
  if (denied.length > 0) throw new AppError('folder.denied', { folder: denied.join(', ') })
  if (watched !== null)
    await readdir(watched).catch((cause: unknown) => {
      throw new AppError('folder.unreadable', { folder: watched }, { cause })
    })
  return { temporary: findTemporaryPlace() }
}

/** @throws AppError of the secrets */
export async function lookAtSecrets(secrets: Secrets): Promise<LogFacts> {
  await secrets.find('diagnostics')
  return { protection: await secrets.protection() }
}

/** What can be looked at while the store is closed: all that it does not have to tell of. */
export function lookInTrouble({
  trouble,
  storeFolder,
  ownFolders,
  browsers,
  secrets,
  log,
}: BrowserNeeds & {
  readonly trouble: AppError
  readonly storeFolder: string
  readonly ownFolders: readonly string[]
  readonly secrets: Secrets
  readonly log: Log
}): Promise<{ steps: DiagnosticStep[]; isOk: boolean }> {
  const browser = createBrowserCheck({ browsers })
  return takeSteps(log, [
    ['store', () => Promise.reject(trouble)],
    ['disk', () => lookAtDisk(storeFolder)],
    ['folders', () => lookAtFolders(ownFolders, null)],
    ['browser', browser.start],
    ['secrets', () => lookAtSecrets(secrets)],
  ]).finally(browser.end)
}
