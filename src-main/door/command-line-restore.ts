import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Backup, findBackup, listBackups } from '#main/database/backup.ts'
import { compareWithBackup } from '#main/database/compare.ts'
import { restoreBackup } from '#main/database/restore.ts'
import { backupEnding } from '#main/database/store-paths.ts'
import { type Command, exitCodes } from '#main/door/command-line-options.ts'
import type { Reporter } from '#main/door/command-line-report.ts'
import type { Platform } from '#main/platform/platform.ts'
import { secretsFileIn } from '#main/platform/secrets-file.ts'
import { backupErrors } from '#shared/contract/store.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { mayLose } from '#shared/model/store-comparison.ts'

type Restored = { readonly code: number; readonly facts: object }

const hourMs = 3_600_000
const ofBackup: readonly ErrorCode[] = backupErrors

/** @returns the backup of this name beside the store, with or without its ending; else the file of this path */
function findFile(folder: string, text: string): string {
  const isPath = path.basename(text) !== text
  const name = text.endsWith(backupEnding) ? text.slice(0, -backupEnding.length) : text
  const isBeside = !isPath && existsSync(path.join(folder, 'backups', `${name}${backupEnding}`))
  return isBeside || (!isPath && !existsSync(text)) ? findBackup(folder, name) : path.resolve(text)
}

async function list({ folders, clock }: Platform, report: Reporter): Promise<Restored> {
  const backups = await listBackups(folders.store)
  const hoursOld = ({ at }: Backup) =>
    Math.max(0, Math.floor((clock.now().getTime() - Date.parse(at)) / hourMs))
  for (const backup of backups) report.backup(backup, hoursOld(backup))
  report.noBackupNamed(backups.length)
  return { code: exitCodes.usage, facts: { backups } }
}

async function restore(
  machine: Platform,
  text: string,
  isAccepted: boolean,
  report: Reporter,
): Promise<Restored> {
  const needs = { ...machine, folder: machine.folders.store }
  const file = findFile(needs.folder, text)
  const comparison = await compareWithBackup(needs, file)
  report.comparison(comparison)
  if (!isAccepted && mayLose(comparison)) {
    report.restoreRefused()
    return { code: exitCodes.usage, facts: { comparison } }
  }
  const restored = await restoreBackup(needs, file, true)
  report.restored({ file, ...restored })
  return { code: exitCodes.ok, facts: { restored: { file, ...restored } } }
}

/**
 * Goes back to a backup, whether the store opens or not; without a name it lists what there is.
 * @returns exit code 0 when the backup stands in place of the store, 1 when it cannot be used, 2 without a name or, where
 *   it may lose what the present store holds, without `--accept`, 3 when
 *   the store does not let itself be replaced
 */
export async function restoreFromBackup(
  machine: Platform,
  { files, accept }: Command,
  report: Reporter,
): Promise<Restored> {
  const [text, ...more] = files
  if (text === undefined) return list(machine, report)
  try {
    if (more.length > 0) throw new AppError('input.invalid', { field: 'backup' })
    return await restore(machine, text, accept === true, report)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const record = toErrorRecord(error)
    report.trouble(record, secretsFileIn(machine.folders.secrets))
    if (record.code === 'input.invalid') return { code: exitCodes.usage, facts: { error: record } }
    const code = ofBackup.includes(record.code) ? exitCodes.failed : exitCodes.store
    return { code, facts: { error: record } }
  }
}
